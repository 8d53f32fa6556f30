package toy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import toy.compile.Checkpoints;
import toy.compile.Compiler;
import toy.compile.Disassembler;
import toy.compile.FunctionCode;
import toy.explain.FurtherReading;
import toy.front.Color;
import toy.front.Engine;
import toy.front.ExitCode;
import toy.front.HeaderLines;
import toy.front.RunOptions;
import toy.front.Signals;
import toy.front.Sources;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.repl.Prompt;
import toy.repl.PromptOptions;
import toy.report.Report;
import toy.report.Style;
import toy.sched.Machine;
import toy.sched.Options;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticPrinter;
import toy.syntax.DiagnosticPrinter.Format;
import toy.syntax.Source;

/// Runs programs and the prompt on the engine.
final class Programs {
  private static final int PATIENCE = 3; // presses of Ctrl-C, then the JVM ends at once

  private static final int COLUMNS = 80; // a run does not ask the terminal for its width

  private final Engine engine = new Engine();

  /// What a program that a limit has ended, and the report on it, may take to be written: into a
  /// pipe that nobody reads that is for ever.
  private static final long LAST_WORDS_S = 5;

  private final Stdio stdio;
  private final IntConsumer halt;

  /// @param halt ends the process with an exit code
  Programs(Stdio stdio, IntConsumer halt) {
    this.stdio = stdio;
    this.halt = halt;
  }

  /// Runs a program to its end, prints its report, and returns its exit code.
  int run(Source source, List<String> arguments, RunOptions options) throws UsageException {
    Report.Form form = options.report();
    boolean detailed = form == Report.Form.FULL || form == Report.Form.JSON;
    Options machineOptions =
        Options.of(stdio.out(), stdio.err())
            .withPolicy(options.policy())
            .withTerminal(stdio.outIsTerminal(), color(options))
            .withInput(standardInput())
            .withScript(folder(source), argv(source, arguments))
            .withCpuTimes(detailed)
            .withOsProcesses(options.osProcesses())
            .withPermissions(options.rights().permissions())
            .withLimits(options.limits());
    AtomicBoolean told = new AtomicBoolean();
    try (Machine machine = engine.machine(machineOptions)) {
      handleInterrupts(machine);
      machine.onLimit(code -> haltUnless(told, code));
      machine.diagnosticStyle(color(options), stdio.errIsTerminal() ? COLUMNS : 0);
      machine.tellMembers(form == Report.Form.FULL);
      FurtherReading reading = new FurtherReading("toy explain");
      machine.onFinding(reading);
      int code = machine.run(source);
      if (stdio.errIsTerminal()) {
        stdio.err().print(reading.line());
      }
      if (form == null) {
        boolean asked = options.reportFile() != null;
        boolean wanted = asked || stdio.errIsTerminal() && machine.spawned() > 0;
        form = wanted ? Report.Form.TEXT : Report.Form.OFF;
      }
      if (form != Report.Form.OFF) {
        report(engine.report(machine.snapshot(), machine, source.name(), code), form, options);
      }
      return code;
    } finally {
      told.set(true);
    }
  }

  private void haltUnless(AtomicBoolean told, int code) {
    CompletableFuture.delayedExecutor(LAST_WORDS_S, TimeUnit.SECONDS)
        .execute(() -> {
          if (!told.get()) {
            halt.accept(code);
          }
        });
  }

  private void report(Report report, Report.Form form, RunOptions options) throws UsageException {
    Path file = options.reportFile();
    if (file == null) {
      Style style = new Style(color(options), stdio.hasUnicode(), COLUMNS, false);
      stdio.err().print(report.in(form, style));
      return;
    }
    try {
      Files.writeString(file, report.in(form, new Style(false, true, COLUMNS, false)));
    } catch (IOException _) {
      throw new UsageException("--report-file: cannot write " + file);
    }
  }

  private boolean color(RunOptions options) {
    Color color = options.color() == null ? Color.AUTO : options.color();
    return color.shows(stdio.environment(), stdio.errIsTerminal());
  }

  /// The first Ctrl-C is the program's, the second stops it; a program that survives both does not
  /// survive the third.
  private void handleInterrupts(Machine machine) {
    AtomicInteger presses = new AtomicInteger();
    Signals.onInterrupt(() -> {
      if (presses.incrementAndGet() >= PATIENCE || !machine.interrupt()) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    });
  }

  private Options.LineReader standardInput() {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stdio.in(), StandardCharsets.UTF_8));
    return _ -> lines.readLine();
  }

  /// Where `import` looks: beside the script.
  private static Path folder(Source source) {
    Path parent = source.name().startsWith("<") ? null : Path.of(source.name()).getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static List<String> argv(Source source, List<String> arguments) {
    List<String> argv = new ArrayList<>();
    argv.add(
        switch (source.name()) {
          case "<stdin>" -> "-";
          case "<string>" -> "-e";
          case String name -> name;
        });
    argv.addAll(arguments);
    return argv;
  }

  int prompt(RunOptions options, PromptOptions promptOptions) throws IOException {
    Color color = options.color() == null ? Color.AUTO : options.color();
    return Prompt.run(
        engine,
        options,
        promptOptions,
        stdio.environment(),
        color.shows(stdio.environment(), stdio.outIsTerminal()),
        stdio.hasUnicode());
  }

  /// Prints what is wrong with files, without running them: 65 if anything is an error.
  int check(List<String> files, String form) throws UsageException, Sources.Unreadable {
    Format format = RunOptions.constant(Format.class, "--format", form);
    boolean color = Color.AUTO.shows(stdio.environment(), stdio.outIsTerminal());
    DiagnosticPrinter printer =
        new DiagnosticPrinter(color && format == Format.TEXT, stdio.outIsTerminal() ? COLUMNS : 0);
    List<String> records = new ArrayList<>();
    FurtherReading reading = new FurtherReading("toy explain");
    boolean failed = false;
    for (String file : files) {
      Source source = Sources.read(file, stdio);
      List<Diagnostic> found = engine.compile(source).diagnostics();
      found.forEach(diagnostic -> reading.accept(diagnostic.in(source)));
      failed |= found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
      if (!found.isEmpty()) {
        records.add(printer.print(found, source, format));
      }
    }
    stdio.print(
        switch (format) {
          case TEXT -> String.join("\n", records);
          case GCC -> String.join("", records);
          case JSON -> oneArray(records);
        });
    if (format == Format.TEXT && stdio.outIsTerminal()) {
      stdio.print(reading.line());
    }
    return failed ? ExitCode.SYNTAX : ExitCode.OK;
  }

  /// The arrays of several files as one.
  private static String oneArray(List<String> arrays) {
    List<String> members =
        arrays.stream()
            .map(String::strip)
            .map(a -> a.substring(1, a.length() - 1).strip())
            .toList();
    return members.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", members) + "\n]\n";
  }

  /// Prints the bytecode of a file, in the form that the policy runs: with a checkpoint after every
  /// instruction, or at the edges.
  int disassemble(String file, RunOptions options) throws UsageException, Sources.Unreadable {
    Source source = Sources.read(file, stdio);
    Policy policy = options.over(HeaderLines.parse(source)).policy();
    Compiler.Result compiled = engine.compile(source);
    FunctionCode code = compiled.code();
    stdio
        .err()
        .print(
            new DiagnosticPrinter(color(options), stdio.errIsTerminal() ? COLUMNS : 0)
                .print(compiled.diagnostics(), source, Format.TEXT));
    if (code == null) {
      return ExitCode.SYNTAX;
    }
    boolean every = policy.checkpoints() == Policy.Checkpoints.EVERY;
    stdio.print(Disassembler.print(every ? Checkpoints.every(code) : code));
    return ExitCode.OK;
  }
}
