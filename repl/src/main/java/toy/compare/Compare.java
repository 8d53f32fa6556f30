package toy.compare;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.front.Color;
import toy.front.Engine;
import toy.front.ExitCode;
import toy.front.HeaderLines;
import toy.front.RunOptions;
import toy.front.Signals;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.front.Version;
import toy.report.Style;
import toy.sched.Machine;
import toy.sched.Options;
import toy.sched.Session;
import toy.syntax.Parser;
import toy.syntax.Source;

/// `toy compare`: a machine of its own for each policy, the program loaded into each, the answer on
/// standard output. What the work prints is thrown away; what goes wrong in it is not.
public final class Compare {
  private static final int COLUMNS = 80;
  private static final int PATIENCE = 3; // presses of Ctrl-C, then the JVM ends at once
  private static final long SEED = 1; // every policy and every run is to meet the same latencies

  private final Engine engine;
  private final Stdio stdio;
  private final boolean color;

  public Compare(Engine engine, Stdio stdio, Color color) {
    this.engine = engine;
    this.stdio = stdio;
    this.color = color.shows(stdio.environment(), stdio.outIsTerminal());
  }

  /// Compares and returns the exit code.
  ///
  /// @param source a program that defines `work()`; or, of `-e`, the work itself
  /// @param json whether the answer is for programs
  public int run(Source source, CompareOptions given, RunOptions lock, boolean json)
      throws UsageException {
    CompareOptions options = given.over(CompareOptions.header(source));
    RunOptions rules = lock.over(HeaderLines.parse(source));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    List<Stage> stages = new CopyOnWriteArrayList<>(); // Ctrl-C comes on another thread
    AtomicReference<@Nullable Comparer> comparer = new AtomicReference<>();
    handleInterrupts(stages, comparer);
    try {
      for (RunOptions each : policies(options, rules)) {
        Machine machine = engine.machine(machineOptions(source, each, errors));
        stages.add(new Stage(machine, machine.session(), each.policy()));
        switch (load(stages.getLast().session(), program(source))) {
          case Session.Done _ -> {}
          case Session.Failed(int code) -> {
            return fail(code, errors, null);
          }
          case Session.Left _ -> {
            return fail(ExitCode.ERROR, errors, "the program ended before its work could run");
          }
        }
      }
      errors.reset(); // warnings about the program, which `toy check` prints
      Work work = work(source, options, stages.getFirst().session());
      Comparer made = new Comparer(options, work, stages, progress());
      comparer.set(made);
      boolean named = options.call() != null || program(source) == source;
      Comparison comparison =
          made.run(
              source.name().startsWith("<") ? "" : source.name(),
              named ? work.text() : source.text());
      progress().accept("");
      return answer(comparison, made.failure(), errors, json);
    } finally {
      for (Stage stage : stages) {
        stage.session().close();
        stage.machine().close();
      }
    }
  }

  private static List<RunOptions> policies(CompareOptions options, RunOptions rules)
      throws UsageException {
    if (options.policies() == null) {
      return List.of(rules);
    }
    List<RunOptions> all = new ArrayList<>();
    for (String policy : options.policies()) {
      all.add(rules.with("--gil", policy));
    }
    return all;
  }

  private Options machineOptions(Source source, RunOptions rules, OutputStream errors) {
    Path parent = source.name().startsWith("<") ? null : Path.of(source.name()).getParent();
    return Options.of(OutputStream.nullOutputStream(), errors)
        .withPolicy(rules.policy())
        .withSeed(SEED)
        .withOsProcesses(rules.osProcesses())
        .withPermissions(rules.rights().permissions())
        .withLimits(rules.limits())
        .withCpuTimes(false)
        .withScript(parent == null ? Path.of(".") : parent, List.of(source.name()));
  }

  /// The first Ctrl-C ends the comparison, which prints what it has; the third ends the JVM.
  private static void handleInterrupts(
      List<Stage> stages, AtomicReference<@Nullable Comparer> comparer) {
    AtomicInteger presses = new AtomicInteger();
    Signals.onInterrupt(() -> {
      if (presses.incrementAndGet() >= PATIENCE) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
      Comparer running = comparer.get();
      if (running != null) {
        running.interrupt();
        return;
      }
      stages.forEach(stage -> stage.machine().interrupt());
    });
  }

  // ---- the program

  /// What is loaded: a file as it is; code that defines no `work` becomes its body.
  private Source program(Source source) {
    boolean whole = !source.name().equals("<string>") || definesWork(source);
    if (whole || Parser.parse(source, Parser.Mode.FILE).module() == null) {
      return source;
    }
    String def = Work.isAsync(engine, source.text()) ? "async def" : "def";
    return new Source(source.name(), def + " work() { " + source.text() + "\n}\n");
  }

  private boolean definesWork(Source source) {
    return engine.compile(source).declared().stream()
        .anyMatch(List.of(Work.BLOCKING, Work.ASYNC)::contains);
  }

  /// Defines the program's names; its `if __name__ == "__main__"` part does not run.
  private static Session.Outcome load(Session session, Source program) {
    session.post(Work.source("let __name__ = \"__compare__\""));
    return session.post(program);
  }

  private Work work(Source source, CompareOptions options, Session session) throws UsageException {
    String call = options.call();
    if (call != null) {
      return Work.of(engine, session, call);
    }
    boolean blocking = session.meaning(Work.BLOCKING) != Session.Meaning.UNKNOWN;
    boolean awaitable = session.meaning(Work.ASYNC) != Session.Meaning.UNKNOWN;
    if (!blocking && !awaitable) {
      throw new UsageException(
          """
          %s defines no work() to compare; write what one unit does:
            def work() { cpu(50) }
          or `async def work_async()` for tasks, or both; or name a call:
            toy compare --call 'f(5)' %1$s\
          """
              .formatted(source.name()));
    }
    if (!blocking) {
      return new Work(null, "await " + Work.ASYNC + "()");
    }
    Work work = Work.of(engine, session, Work.BLOCKING + "()");
    return awaitable && work.awaitable() == null
        ? new Work(work.blocking(), "await " + Work.ASYNC + "()")
        : work;
  }

  // ---- the answer

  /// @param failure the exit code if any of the work has failed
  private int answer(
      Comparison comparison, int failure, ByteArrayOutputStream errors, boolean json) {
    if (comparison.rows().isEmpty() && !comparison.interrupted()) {
      return fail(failure, errors, "the work failed, so there is nothing to compare");
    }
    if (!comparison.failed().isEmpty()) {
      fail(failure, errors, null);
    }
    if (comparison.rows().isEmpty()) {
      return fail(ExitCode.INTERRUPTED, new ByteArrayOutputStream(), "interrupted");
    }
    Style style = new Style(color, stdio.hasUnicode(), COLUMNS, false);
    stdio.print(
        json
            ? ComparisonJson.of(comparison, Version.number())
            : new ComparisonText(comparison, style, Runtime.getRuntime().availableProcessors())
                .text());
    return comparison.interrupted()
        ? ExitCode.INTERRUPTED
        : comparison.failed().isEmpty() ? ExitCode.OK : failure;
  }

  private int fail(int code, ByteArrayOutputStream errors, @Nullable String message) {
    stdio.err().print(errors.toString(StandardCharsets.UTF_8));
    if (message != null) {
      stdio.err().println("toy compare: " + message);
    }
    return code;
  }

  /// On a terminal one line that is overwritten, and cleared by nothing to say; else nobody hears.
  private Consumer<String> progress() {
    boolean shown =
        stdio.errIsTerminal() && !"dumb".equals(stdio.environment().getOrDefault("TERM", ""));
    return shown ? text -> stdio.err().print("\r\u001b[K" + text) : _ -> {};
  }
}
