package toy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;
import toy.syntax.Source;

/// Every command line but the plain `toy FILE args…`, parsed by picocli.
final class Commands {
  /// Help leads with examples, which stand in the commands' footers.
  private static final List<String> SECTIONS =
      List.of(
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION);

  private Commands() {}

  static int execute(Main main, String[] args) {
    CommandLine line = new CommandLine(new Toy(main));
    CommandLine check = new CommandLine(new Check(main));
    line.addSubcommand(new Run(main))
        .addSubcommand(new Repl(main))
        .addSubcommand(check)
        .addSubcommand(new Disassemble(main));
    PrintWriter err = new PrintWriter(main.stdio().err(), true);
    line.setOut(new PrintWriter(main.stdio().out(), true, StandardCharsets.UTF_8));
    line.setErr(err);
    boolean color = Color.AUTO.shows(main.stdio().environment(), main.stdio().outIsTerminal());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
    line.setStopAtPositional(true);
    check.setStopAtPositional(false);
    line.setParameterExceptionHandler((e, _) -> usage(main, e));
    line.setExecutionExceptionHandler((e, _, _) -> main.explain(e));
    line.setHelpSectionKeys(SECTIONS);
    return line.execute(args);
  }

  private static int usage(Main main, ParameterException e) {
    String text = String.valueOf(e.getMessage());
    String message =
        text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    CommandLine line = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      List<String> names = new ArrayList<>();
      line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
      message = "unknown option " + name + Suggestion.phrase(name, names);
    }
    main.fail(ExitCode.USAGE, message);
    return main.fail(ExitCode.USAGE, "see `" + line.getCommandSpec().qualifiedName() + " --help`");
  }

  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }

  /// The options of a run. Each is checked by [RunOptions], as in a file's first lines.
  static final class Flags {
    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    CommandLine.Model.@Nullable CommandSpec spec;

    private RunOptions options = RunOptions.NONE;

    @Option(
        names = "--gil",
        paramLabel = "POLICY",
        description = "the lock: cpython (default), cpython3.9, cpython2, ruby, fair, none")
    void gil(String value) {
      set("--gil", value);
    }

    @Option(
        names = "--switch-interval",
        paramLabel = "T",
        description = "how long a waiter waits before it asks for the lock: 5ms, 100us, 1s")
    void switchInterval(String value) {
      set("--switch-interval", value);
    }

    @Option(
        names = "--switch-every",
        paramLabel = "N",
        description = "switch at every N-th checkpoint instead")
    void switchEvery(String value) {
      set("--switch-every", value);
    }

    @Option(
        names = "--report",
        paramLabel = "KIND",
        description = "what the lock did: text, full, json, off")
    void report(String value) {
      set("--report", value);
    }

    @Option(
        names = "--report-file",
        paramLabel = "FILE",
        description = "the report goes there instead of standard error")
    void reportFile(String value) {
      set("--report-file", value);
    }

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always, never")
    void color(String value) {
      set("--color", value);
    }

    private void set(String name, String value) {
      try {
        options = options.with(name, value);
      } catch (UsageException e) {
        if (spec == null) {
          throw new IllegalStateException("picocli did not set the command's spec");
        }
        throw new ParameterException(spec.commandLine(), e.getMessage());
      }
    }
  }

  /// What `toy` and `toy run` have in common: options, then a file or code, then its arguments.
  abstract static class Program implements Callable<Integer> {
    final Main main;
    @Mixin final Flags flags = new Flags();

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "this text")
    boolean help;

    @Option(names = "-e", paramLabel = "CODE", description = "run CODE")
    @Nullable String code;

    @Parameters(
        paramLabel = "FILE [ARG…]",
        description = "a .toy file, or - for standard input; what follows is for the program")
    List<String> words = new ArrayList<>();

    Program(Main main) {
      this.main = main;
    }

    @Override
    public Integer call() throws UsageException, Sources.Unreadable, IOException {
      if (code != null) {
        return main.runSource(new Source("<string>", code), words, flags.options);
      }
      if (words.isEmpty()) {
        return withoutFile();
      }
      return main.runFile(words.getFirst(), words.subList(1, words.size()), flags.options);
    }

    abstract int withoutFile() throws UsageException, Sources.Unreadable, IOException;
  }

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
        "2 usage, 3 deadlock, 65 syntax, 66 no such file, 70 a bug of toy,",
        "130 interrupted; exit(n) gives n."
      },
      versionProvider = VersionLine.class)
  static final class Toy extends Program {
    @Option(names = "--version", versionHelp = true, description = "the version, on one line")
    boolean version;

    Toy(Main main) {
      super(main);
    }

    @Override
    int withoutFile() throws UsageException, Sources.Unreadable, IOException {
      return prompt(main, flags.options);
    }
  }

  @Command(
      name = "run",
      footer = {"Example:", "  toy run --report=full race.toy 4", ""},
      header = "Run a program: the same as toy FILE.")
  static final class Run extends Program {
    Run(Main main) {
      super(main);
    }

    @Override
    int withoutFile() throws UsageException {
      throw new UsageException("toy run: which file? (toy alone is the prompt)");
    }
  }

  @Command(
      name = "repl",
      footer = {"Example:", "  toy repl --gil fair", ""},
      header = "The prompt: the same as toy alone.")
  static final class Repl implements Callable<Integer> {
    private final Main main;
    @Mixin private final Flags flags = new Flags();

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "this text")
    boolean help;

    Repl(Main main) {
      this.main = main;
    }

    @Override
    public Integer call() throws UsageException, Sources.Unreadable, IOException {
      return prompt(main, flags.options);
    }
  }

  private static int prompt(Main main, RunOptions options)
      throws UsageException, Sources.Unreadable, IOException {
    return main.stdio().inIsTerminal()
        ? main.programs().prompt(options)
        : main.runSource(Sources.standardInput(main.stdio().in()), List.of(), options);
  }

  @Command(
      name = "check",
      footer = {"Example:", "  toy check --format gcc *.toy", ""},
      header = "Print what is wrong with files, without running them.")
  static final class Check implements Callable<Integer> {
    private final Main main;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "this text")
    boolean help;

    @Option(
        names = "--format",
        paramLabel = "FORM",
        defaultValue = "text",
        description = "text, json, gcc (default: text)")
    String format = "text";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "a .toy file, or -")
    List<String> files = new ArrayList<>();

    Check(Main main) {
      this.main = main;
    }

    @Override
    public Integer call() throws UsageException, Sources.Unreadable {
      return main.programs().check(files, format);
    }
  }

  @Command(
      name = "dis",
      footer = {"Example:", "  toy dis race.toy", ""},
      header = "Print the bytecode, with source lines; checkpoints are marked.")
  static final class Disassemble implements Callable<Integer> {
    private final Main main;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "this text")
    boolean help;

    @Option(
        names = "--gil",
        paramLabel = "POLICY",
        description = "as that policy runs it: cpython3.9 has a checkpoint after each instruction")
    @Nullable String gil;

    @Parameters(paramLabel = "FILE", description = "a .toy file, or -")
    String file = "-";

    Disassemble(Main main) {
      this.main = main;
    }

    @Override
    public Integer call() throws UsageException, Sources.Unreadable {
      RunOptions options = gil == null ? RunOptions.NONE : RunOptions.NONE.with("--gil", gil);
      return main.programs().disassemble(file, options);
    }
  }
}
