package toy.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import toy.front.Sources;
import toy.front.UsageException;
import toy.front.Version;

/// `toy` itself: a file, code on the line, or the prompt.
@Command(
    name = "toy",
    footer = {
      "Examples:",
      "  toy race.toy         run a program; what its lock did follows on stderr",
      "  toy                  the prompt",
      "  toy --gil cpython3.9 --switch-every 1 race.toy",
      "  toy -e 'join([spawn thread cpu(100) for _ in range(4)])'",
      ""
    },
    customSynopsis = {
      "toy [OPTIONS] FILE [ARG…]",
      "       toy [OPTIONS] -e CODE [ARG…]",
      "       toy COMMAND …"
    },
    optionListHeading = "%nOptions, before FILE:%n",
    commandListHeading = "%nCommands:%n",
    description = {
      "",
      "A file may carry options itself, in its first lines: # toy: --gil ruby",
      "Exit codes: 0 ok, 1 an uncaught error in any thread, process or task,",
      "2 usage, 3 deadlock, 4 a limit, 5 not permitted, 65 syntax, 66 no such file,",
      "70 a bug of toy, 124 --timeout, 130 interrupted; exit(n) gives n."
    },
    versionProvider = ToyVerb.VersionLine.class)
final class ToyVerb extends ProgramVerb {
  @Option(names = "--version", versionHelp = true, description = "the version, on one line")
  boolean version;

  @Mixin private final PromptFlags promptFlags = new PromptFlags();

  ToyVerb(Main main) {
    super(main);
  }

  @Override
  int withoutFile() throws UsageException, Sources.Unreadable, IOException {
    return ReplVerb.prompt(main, flags.options(), promptFlags.options());
  }

  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
