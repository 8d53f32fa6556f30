package toy.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;
import toy.cli.Engine;
import toy.cli.ExitCode;
import toy.cli.Interval;
import toy.cli.RunOptions;
import toy.cli.Suggestion;
import toy.cli.UsageException;
import toy.gil.Policy;
import toy.ledger.Snapshot;
import toy.report.Report;
import toy.report.Style;
import toy.sched.Machine;
import toy.sched.Session;
import toy.syntax.Source;

/// One session at the prompt. Its thread is no Toy thread: it edits lines, posts entries to the
/// machine's main thread and waits for them, so that tasks progress while nobody types.
public final class Prompt {
  private static final long REPORT_FROM_NS = 50_000_000; // a shorter entry that spawned nothing

  private static final long PATIENCE_MS = 500;
  private static final String NO_REPORT = "no entry has spawned anything or taken 50 ms so far";

  private final PromptTerminal terminal;
  private final Engine engine;
  private final Machine machine;
  private final boolean color;
  private final boolean unicode;
  private Report.Form form;
  private @Nullable Report last; // on the last entry that was worth one
  private int entries;

  // For Ctrl-C: between two lines that are edited, and whether it came while neither side was sure.
  private volatile boolean busy;
  private volatile boolean missed;

  private Prompt(
      PromptTerminal terminal,
      Engine engine,
      Machine machine,
      boolean color,
      boolean unicode,
      Report.Form form) {
    this.terminal = terminal;
    this.engine = engine;
    this.machine = machine;
    this.color = color;
    this.unicode = unicode;
    this.form = form;
  }

  /// Runs a session on the process's terminal and returns the exit code.
  public static int run(
      Engine engine,
      RunOptions options,
      Map<String, String> environment,
      boolean color,
      boolean unicode)
      throws IOException {
    Thread.ofPlatform().daemon().name("warm-up").start(engine::warmUp);
    Path history = HistoryFile.open(environment);
    try (PromptTerminal terminal = new PromptTerminal(engine::isIncomplete, history)) {
      toy.sched.Options wanted =
          toy.sched.Options.of(terminal.stream(), terminal.stream())
              .withPolicy(options.policy())
              .withTerminal(true, color)
              .withInput(_ -> terminal.readProgramLine());
      try (Machine machine = engine.machine(wanted)) {
        Report.Form form = options.report() == null ? Report.Form.TEXT : options.report();
        return new Prompt(terminal, engine, machine, color, unicode, form).loop();
      }
    }
  }

  private int loop() {
    terminal.say(
        "%s  lock: %s  :help, Ctrl-D leaves".formatted(engine.version(), lock(machine.policy())));
    terminal.onInterrupt(this::interrupt);
    try (Session session = machine.session()) {
      session.post(new Source("<warm-up>", "None")); // not charged to the first entry
      while (true) {
        String entry = read();
        if (entry == null || List.of("exit", "quit").contains(entry.strip())) {
          return leave(session, ExitCode.OK);
        }
        if (entry.isBlank()) {
          continue;
        }
        if (entry.stripLeading().startsWith(":")) {
          if (!obey(entry.strip())) {
            return leave(session, ExitCode.OK);
          }
        } else if (post(session, entry) instanceof Session.Left(int code)) {
          return leave(session, code);
        }
      }
    }
  }

  /// Waits for what still runs, as a script does at its end; Ctrl-C stops it.
  private int leave(Session session, int code) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.ofPlatform().daemon().start(() -> sayWhatFor(ended));
    session.end();
    ended.countDown();
    return code;
  }

  private void sayWhatFor(CountDownLatch ended) {
    try {
      if (!ended.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        terminal.say("waiting for threads and processes to end; Ctrl-C stops them");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ctrl-C while no line is edited; on the terminal's signal thread.
  private void interrupt() {
    missed = !busy;
    while (busy && !machine.interrupt()) {
      Thread.yield(); // the entry was accepted and begins at any moment, or is over
    }
  }

  /// The next entry, empty after Ctrl-C, null after Ctrl-D.
  private @Nullable String read() {
    busy = false;
    missed = false;
    try {
      String entry = terminal.readEntry("toy[" + (entries + 1) + "]> ");
      busy = true;
      boolean interrupted = Thread.interrupted(); // JLine had not handed the line over yet
      return interrupted || missed ? "" : entry;
    } catch (UserInterruptException _) {
      Thread.interrupted(); // JLine may leave the flag set, and the next read would end at once
      return "";
    } catch (EndOfFileException _) {
      busy = true;
      return null;
    }
  }

  private Session.Outcome post(Session session, String entry) {
    entries++;
    long spawned = machine.spawned();
    Session.Outcome outcome = session.post(new Source("<prompt " + entries + ">", entry));
    terminal.cancelInput();
    if (outcome instanceof Session.Done(String repr) && repr != null) {
      terminal.say(repr);
    }
    Snapshot window = session.window();
    if (window != null
        && codeOf(outcome) != ExitCode.SYNTAX
        && (machine.spawned() > spawned || window.wallNs() > REPORT_FROM_NS)) {
      last = engine.report(window, machine, "<prompt>", codeOf(outcome));
      show(last.in(form, style()));
    }
    return outcome;
  }

  private static int codeOf(Session.Outcome outcome) {
    return switch (outcome) {
      case Session.Done _ -> ExitCode.OK;
      case Session.Failed(int code) -> code;
      case Session.Left(int code) -> code;
    };
  }

  private Style style() {
    return new Style(color, unicode, terminal.columns(), true);
  }

  private void show(String text) {
    if (!text.isEmpty()) {
      terminal.say(text.stripTrailing());
    }
  }

  /// Carries out a `:` command; false if it was to leave.
  private boolean obey(String typed) {
    List<String> words = List.of(typed.split("\\s+"));
    List<String> arguments = words.subList(1, words.size());
    try {
      switch (MetaCommand.of(words.getFirst())) {
        case HELP -> help(arguments);
        case REPORT -> report(arguments);
        case WHY -> show(last == null ? NO_REPORT : last.why(style()));
        case GIL -> gil(arguments);
        case QUIT -> {
          return false;
        }
      }
    } catch (MetaCommand.UnknownCommand | UsageException e) {
      terminal.say(String.valueOf(e.getMessage()));
    }
    return true;
  }

  private void help(List<String> arguments) throws MetaCommand.UnknownCommand {
    if (arguments.isEmpty()) {
      for (MetaCommand command : MetaCommand.values()) {
        terminal.say(command.help());
      }
      terminal.say("  Ctrl-C interrupts an entry, `_` is the last value, Up recalls entries");
    } else {
      String name = arguments.getFirst();
      terminal.say(MetaCommand.of(name.startsWith(":") ? name : ":" + name).help());
    }
  }

  private void report(List<String> arguments) throws UsageException {
    if (!arguments.isEmpty()) {
      form = RunOptions.reportForm(":report", arguments.getFirst());
    } else {
      show(last == null ? NO_REPORT : last.full(style()));
    }
  }

  private void gil(List<String> arguments) throws UsageException {
    Policy policy = machine.policy();
    if (!arguments.isEmpty()) {
      machine.setPolicy(changed(policy, arguments));
    }
    terminal.say(lock(machine.policy()));
  }

  private static Policy changed(Policy policy, List<String> words) throws UsageException {
    String what = words.getFirst();
    if (words.size() == 2 && what.equals("interval")) {
      return policy.withInterval(Interval.parse(words.getLast()));
    }
    if (words.size() == 2 && what.equals("every")) {
      return policy.withSwitchEvery(RunOptions.count(":gil every", words.getLast()));
    }
    Policy named = Policy.named(what);
    List<String> names = Policy.selectable();
    if (words.size() != 1 || named == null || named.isParallel()) {
      throw new UsageException(
          "no policy `%s`%s\n:gil takes %s; or `interval 20ms`, `every 7`"
              .formatted(what, Suggestion.phrase(what, names), String.join(", ", names)));
    }
    return named;
  }

  private static String lock(Policy policy) {
    return policy.switchEvery() > 0
        ? policy.name() + ", a switch at every " + policy.switchEvery() + ". checkpoint"
        : policy.name()
            + (policy.intervalNanos() > 0 ? ", " + Interval.text(policy.intervalNanos()) : "");
  }
}
