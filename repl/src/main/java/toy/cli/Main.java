package toy.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import toy.front.ExitCode;
import toy.front.HeaderLines;
import toy.front.PermissionOptions;
import toy.front.RunOptions;
import toy.front.Sources;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.syntax.Source;
import toy.syntax.Spelling;

/// The `toy` command. It owns nothing but the streams it was given, and of a process of its own the
/// end: a test makes one of its own.
public final class Main {
  /// Verbs; a file of such a name is run as `./run`.
  static final List<String> VERBS =
      List.of("run", "repl", "check", "dis", "compare", "lab", "explain", "fidelity");

  private final Stdio stdio;
  private final IntConsumer halt;

  /// The command within a process that has other things to do.
  public Main(Stdio stdio) {
    this(stdio, _ -> {});
  }

  /// @param halt ends the process with an exit code, at once, where nothing else helps
  private Main(Stdio stdio, IntConsumer halt) {
    this.stdio = stdio;
    this.halt = halt;
  }

  public static void main(String[] args) {
    Stdio stdio = standard(System.getenv(), System.getProperty("toy.terminal"));
    int code = new Main(stdio, Runtime.getRuntime()::halt).run(args);
    stdio.err().flush();
    System.exit(code);
  }

  /// @param terminals which of the descriptors 0, 1 and 2 are terminals, as the launcher found out
  ///   (`[ -t 2 ]` costs a shell nothing); null when it was not asked
  private static Stdio standard(Map<String, String> environment, String terminals) {
    OutputStream errors = new FileOutputStream(FileDescriptor.err);
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    OutputStream out = new PipeStream(new FileOutputStream(FileDescriptor.out), err);
    String known = terminals != null ? terminals : consoleIsTerminal() ? "012" : "";
    return new Stdio(
        new FileInputStream(FileDescriptor.in),
        out,
        err,
        known.contains("0"),
        known.contains("1"),
        known.contains("2"),
        environment);
  }

  private static boolean consoleIsTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /// Carries the command line out and returns the exit code. Never throws.
  public int run(String... args) {
    try {
      if (args.length == 0 && !stdio.inIsTerminal()) {
        return runSource(Sources.standardInput(stdio.in()), List.of(), RunOptions.NONE);
      }
      if (args.length > 0 && args[0].equals("help")) {
        // `toy help check` is `toy check --help`, as people try it.
        return Commands.execute(
            this, args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"});
      }
      return isPlain(args)
          ? runFile(args[0], Arrays.asList(args).subList(1, args.length), RunOptions.NONE)
          : Commands.execute(this, args);
    } catch (Throwable e) {
      return explain(e);
    }
  }

  /// Says on standard error why the command could not be carried out.
  int explain(Throwable why) {
    return switch (why) {
      case UsageException e -> fail(ExitCode.USAGE, String.valueOf(e.getMessage()));
      case Sources.Unreadable e -> fail(e.exitCode(), String.valueOf(e.getMessage()));
      case OutOfMemoryError _ ->
          fail(ExitCode.LIMIT, "out of memory; --max-memory ends a program before that");
      default -> internalError(why);
    };
  }

  /// `toy FILE args…`, which must not pay for a command line parser (110 to 150 ms).
  private static boolean isPlain(String[] args) {
    return args.length > 0 && !args[0].startsWith("-") && !VERBS.contains(args[0]);
  }

  Programs programs() {
    return new Programs(stdio, halt);
  }

  Stdio stdio() {
    return stdio;
  }

  int runFile(String name, List<String> args, RunOptions options)
      throws UsageException, Sources.Unreadable {
    return runSource(source(name), args, options);
  }

  private Source source(String name) throws UsageException, Sources.Unreadable {
    try {
      return Sources.read(name, stdio);
    } catch (Sources.Unreadable e) {
      String verb = Spelling.closest(name, VERBS);
      if (e.exitCode() == ExitCode.NO_INPUT && verb != null) {
        throw new UsageException("no command or file `" + name + "`; did you mean `" + verb + "`?");
      }
      throw e;
    }
  }

  int runSource(Source source, List<String> args, RunOptions options) throws UsageException {
    RunOptions own = HeaderLines.parse(source);
    boolean asks = own.reportFile() != null && options.reportFile() == null;
    if (asks && !options.rights().equals(PermissionOptions.NONE)) {
      throw new UsageException(
          "--report-file: in a sandbox only the command line may say where, not the program");
    }
    return programs().run(source, args, options.over(own));
  }

  /// One line on standard error.
  int fail(int exitCode, String message) {
    stdio.err().println("toy: " + message);
    return exitCode;
  }

  private int internalError(Throwable bug) {
    stdio.err().println("toy: internal error, a bug of toy and not of the program");
    if (stdio.environment().containsKey("TOY_DEBUG")) {
      bug.printStackTrace(stdio.err());
    } else {
      stdio.err().println("toy: TOY_DEBUG=1 shows where");
    }
    return ExitCode.INTERNAL;
  }
}
