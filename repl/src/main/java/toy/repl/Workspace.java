package toy.repl;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.explain.FurtherReading;
import toy.front.Engine;
import toy.front.ExitCode;
import toy.gil.Policy;
import toy.ledger.Snapshot;
import toy.report.Report;
import toy.report.Style;
import toy.sched.Machine;
import toy.sched.Session;
import toy.syntax.Source;
import toy.terminal.PromptTerminal;

/// What a session at the prompt has: its machine, its terminal, its settings and what the last
/// entry came to. The commands work on it. For the prompt's thread only.
final class Workspace implements AutoCloseable {
  static final String NO_REPORT = "no entry has spawned anything or taken 50 ms so far";

  private static final int MOST_LINES = 20; // of a value

  private static final long REPORT_FROM_NS = 50_000_000; // a shorter entry that spawned nothing

  private final PromptTerminal terminal;
  private final Engine engine;
  private final Function<Policy, Machine> machines;
  private final Entries log = new Entries();
  private final LastError lastError = new LastError();
  private final FurtherReading reading = new FurtherReading(":explain");
  private volatile Machine machine; // Ctrl-C, on the terminal's thread, asks for it
  private Session session;
  private boolean color;
  private boolean unicode;
  private Report.Form form;
  private @Nullable Report last; // on the last entry that was worth one
  private boolean quitting;
  private int exitCode = ExitCode.OK;
  private boolean meter;
  private boolean prefixes = true;

  /// @param machines makes a machine whose lock obeys the policy
  Workspace(
      PromptTerminal terminal,
      Engine engine,
      Function<Policy, Machine> machines,
      Policy policy,
      boolean color,
      boolean unicode,
      Report.Form form) {
    this.terminal = terminal;
    this.engine = engine;
    this.machines = machines;
    this.machine = machines.apply(policy);
    this.session = machine.session();
    this.color = color;
    this.unicode = unicode;
    this.form = form;
    opened();
  }

  private void opened() {
    machine.onFinding(reading.andThen(lastError::add));
    session.prefixes(prefixes);
    warmUp();
  }

  /// Else the first entry would be charged with it.
  private void warmUp() {
    session.post(new Source("<warm-up>", "None"));
  }

  /// A machine as at the start, whose lock obeys `policy`: no globals, nothing that runs. Entries
  /// are numbered on.
  void reset(Policy policy) {
    machine.close();
    machine = machines.apply(policy);
    session = machine.session();
    last = null;
    log.reset();
    opened();
  }

  /// Ends what still runs, without waiting for it.
  @Override
  public void close() {
    machine.close();
  }

  // ---- its parts

  PromptTerminal terminal() {
    return terminal;
  }

  Engine engine() {
    return engine;
  }

  Machine machine() {
    return machine;
  }

  Session session() {
    return session;
  }

  /// The number of the entry that comes next, from 1.
  int next() {
    return log.next();
  }

  /// The report on the last entry that was worth one.
  @Nullable Report last() {
    return last;
  }

  /// The entries so far.
  Entries log() {
    return log;
  }

  /// The errors of the last entry that had any.
  LastError lastError() {
    return lastError;
  }

  /// What follows an entry.
  Report.Form form() {
    return form;
  }

  /// What follows an entry from now on.
  void setForm(Report.Form form) {
    this.form = form;
  }

  /// Whether a meter is shown while an entry runs for long.
  void setMeter(boolean wanted) {
    meter = wanted;
  }

  boolean meter() {
    return meter;
  }

  /// Whether the lines that units print bear their unit, where more than one prints.
  void setPrefixes(boolean wanted) {
    prefixes = wanted;
    session.prefixes(wanted);
  }

  boolean prefixes() {
    return prefixes;
  }

  /// The session ends after this entry.
  void quit(int code) {
    quitting = true;
    exitCode = code;
  }

  /// What the session ends with.
  int exitCode() {
    return exitCode;
  }

  boolean isQuitting() {
    return quitting;
  }

  // ---- the terminal

  /// Whether reports and the prompt's own words may have colours.
  void setColor(boolean wanted) {
    color = wanted;
  }

  /// Whether they may have characters beyond ASCII.
  void setUnicode(boolean wanted) {
    unicode = wanted;
  }

  Style style() {
    return new Style(color, unicode, terminal.columns(), true);
  }

  /// Prints one line, or several, of the prompt's own.
  void say(String text) {
    terminal.say(text);
  }

  /// Prints a page, if there is anything on it.
  void show(String text) {
    if (!text.isEmpty()) {
      terminal.say(text.stripTrailing());
    }
  }

  // ---- entries

  /// Runs one entry; its value and its report are shown.
  Session.Outcome post(String entry) {
    return post(entry, false);
  }

  /// @param reported whether a report is due in any case
  Session.Outcome post(String entry, boolean reported) {
    int number = next();
    Source source = new Source("<prompt " + number + ">", entry);
    Session.Entry posted = new Session.Entry(source, number, terminal.columns(), MOST_LINES);
    Session.Outcome outcome = run(() -> session.post(posted), reported);
    log.add(entry, entry, outcome instanceof Session.Done);
    return outcome;
  }

  /// Runs a file as one entry.
  Session.Outcome load(Source file) {
    Session.Outcome outcome = run(() -> session.load(file), false);
    log.add(":load " + file.name(), file.text(), outcome instanceof Session.Done);
    return outcome;
  }

  /// The whole value of an expression, however many lines that takes.
  void showWhole(String expression) {
    Source source = new Source("<:pp>", expression);
    Session.Entry posted = new Session.Entry(source, 0, terminal.columns(), Integer.MAX_VALUE);
    run(() -> session.post(posted), false);
  }

  /// Runs code that nobody typed: neither its value nor a report is shown.
  void postQuietly(Source source) {
    machine.diagnosticStyle(color, terminal.columns());
    Session.Outcome outcome = session.post(source);
    terminal.cancelInput();
    show(reading.line());
    if (outcome instanceof Session.Left(int code)) {
      quit(code);
    }
  }

  private Session.Outcome run(Supplier<Session.Outcome> entry, boolean reported) {
    long spawned = machine.spawned();
    machine.diagnosticStyle(color, terminal.columns());
    lastError.begin();
    Session.Outcome outcome = metered(entry);
    terminal.cancelInput();
    if (outcome instanceof Session.Done(String repr) && repr != null) {
      say(repr);
    }
    show(reading.line());
    Snapshot window = session.window();
    boolean earned =
        window != null && (machine.spawned() > spawned || window.wallNs() > REPORT_FROM_NS);
    if (window != null && codeOf(outcome) != ExitCode.SYNTAX && (earned || reported)) {
      Report report = engine.report(window, machine, "<prompt>", codeOf(outcome));
      last = report;
      show(report.in(reported && form == Report.Form.OFF ? Report.Form.TEXT : form, style()));
    }
    if (outcome instanceof Session.Left(int code)) {
      quit(code);
    }
    return outcome;
  }

  private Session.Outcome metered(Supplier<Session.Outcome> entry) {
    if (!meter) {
      return entry.get();
    }
    try (MeterThread _ = MeterThread.start(terminal, machine, this::style)) {
      return entry.get();
    }
  }

  private static int codeOf(Session.Outcome outcome) {
    return switch (outcome) {
      case Session.Done _ -> ExitCode.OK;
      case Session.Failed(int code) -> code;
      case Session.Left(int code) -> code;
    };
  }
}
