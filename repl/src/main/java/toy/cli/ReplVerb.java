package toy.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import toy.front.RunOptions;
import toy.front.Sources;
import toy.front.UsageException;
import toy.repl.PromptOptions;

@Command(
    name = "repl",
    footer = {"Example:", "  toy repl --gil fair", ""},
    header = "The prompt: the same as toy alone.")
final class ReplVerb implements Callable<Integer> {
  private final Main main;
  @Mixin private final Flags flags = new Flags();
  @Mixin private final PromptFlags promptFlags = new PromptFlags();

  @Mixin final HelpFlag help = new HelpFlag();

  ReplVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException, Sources.Unreadable, IOException {
    return prompt(main, flags.options(), promptFlags.options());
  }

  /// The prompt, or a script on standard input where that is no terminal.
  static int prompt(Main main, RunOptions options, PromptOptions promptOptions)
      throws UsageException, Sources.Unreadable, IOException {
    return main.stdio().inIsTerminal()
        ? main.programs().prompt(options, promptOptions)
        : main.runSource(Sources.standardInput(main.stdio().in()), List.of(), options);
  }
}
