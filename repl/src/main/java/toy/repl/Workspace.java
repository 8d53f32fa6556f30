package toy.repl;

import org.jspecify.annotations.Nullable;
import toy.explain.FurtherReading;
import toy.front.Engine;
import toy.front.ExitCode;
import toy.ledger.Snapshot;
import toy.report.Report;
import toy.report.Style;
import toy.sched.Machine;
import toy.sched.Session;
import toy.syntax.Source;
import toy.terminal.PromptTerminal;

/// What a session at the prompt has: its machine, its terminal, its settings and what the last
/// entry came to. The commands work on it. For the prompt's thread only.
final class Workspace {
  static final String NO_REPORT = "no entry has spawned anything or taken 50 ms so far";

  private static final int MOST_LINES = 20; // of a value

  private static final long REPORT_FROM_NS = 50_000_000; // a shorter entry that spawned nothing

  private final PromptTerminal terminal;
  private final Engine engine;
  private final Machine machine;
  private final Session session;
  private final FurtherReading reading = new FurtherReading(":explain");
  private final boolean color;
  private final boolean unicode;
  private Report.Form form;
  private @Nullable Report last; // on the last entry that was worth one
  private int entries;
  private boolean quitting;

  Workspace(
      PromptTerminal terminal,
      Engine engine,
      Machine machine,
      Session session,
      boolean color,
      boolean unicode,
      Report.Form form) {
    this.terminal = terminal;
    this.engine = engine;
    this.machine = machine;
    this.session = session;
    this.color = color;
    this.unicode = unicode;
    this.form = form;
    machine.onFinding(reading);
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
    return entries + 1;
  }

  /// The report on the last entry that was worth one.
  @Nullable Report last() {
    return last;
  }

  /// What follows an entry from now on.
  void setForm(Report.Form form) {
    this.form = form;
  }

  /// The session ends after this command.
  void quit() {
    quitting = true;
  }

  boolean isQuitting() {
    return quitting;
  }

  // ---- the terminal

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
    entries++;
    Source source = new Source("<prompt " + entries + ">", entry);
    return post(new Session.Entry(source, entries, terminal.columns(), MOST_LINES));
  }

  /// The whole value of an expression, however many lines that takes.
  void showWhole(String expression) {
    Source source = new Source("<:pp>", expression);
    post(new Session.Entry(source, 0, terminal.columns(), Integer.MAX_VALUE));
  }

  private Session.Outcome post(Session.Entry entry) {
    long spawned = machine.spawned();
    Session.Outcome outcome = session.post(entry);
    terminal.cancelInput();
    if (outcome instanceof Session.Done(String repr) && repr != null) {
      say(repr);
    }
    show(reading.line());
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
}
