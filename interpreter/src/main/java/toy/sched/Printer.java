package toy.sched;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
import toy.syntax.DiagnosticPrinter;
import toy.syntax.DiagnosticPrinter.Format;
import toy.syntax.Excerpt;
import toy.syntax.FaultyExpression;
import toy.syntax.Finding;
import toy.syntax.Source;
import toy.value.ExceptionValue;
import toy.vm.Coroutine;
import toy.vm.Fiber;

/// Everything that the machine says on the standard error. Each message is written in one piece.
/// What needs the text of a Toy value runs on a fiber of the value's VM, with the GIL.
final class Printer {
  /// As deep as groups in groups are told one by one.
  private static final int MAX_GROUPS = 10;

  /// So many characters on the members of one group, about.
  private static final int MAX_TOLD = 100_000;

  private final StandardStreams streams;
  private volatile DiagnosticPrinter printer;

  private volatile boolean tellsMembers;
  private volatile Consumer<Finding> listener = _ -> {};

  Printer(StandardStreams streams, boolean color) {
    this.streams = streams;
    this.printer = new DiagnosticPrinter(color);
  }

  /// How messages look from now on.
  ///
  /// @param columns at which they are broken; 0 for never
  void style(boolean color, int columns) {
    printer = new DiagnosticPrinter(color, columns);
  }

  void print(String text) {
    streams.writeError(text);
  }

  void diagnostics(Source source, List<Diagnostic> all) {
    if (!all.isEmpty()) {
      List<Finding> findings = all.stream().map(diagnostic -> diagnostic.in(source)).toList();
      findings.forEach(listener);
      print(printer.print(findings, Format.TEXT));
    }
  }

  void warning(DiagnosticCode code, String message, Fiber.@Nullable Place place, String... help) {
    Excerpt excerpt = place == null ? null : Excerpt.of(place.source(), place.start(), place.end());
    tell(Finding.warning(code, message, excerpt, help));
  }

  /// Nobody can ever run again.
  void deadlock(String message, List<String> who, List<String> help) {
    Finding finding = Finding.error(message, null).withCode(DiagnosticCode.DEADLOCK.code());
    tell(finding.withTrace(who).withHelp(help));
  }

  /// E410.
  void limit(LimitHit hit) {
    Fiber.Place place = hit.place();
    Excerpt excerpt = place == null ? null : Excerpt.of(place.source(), place.start(), place.end());
    tell(Finding.error(hit.message(), excerpt).withCode(DiagnosticCode.LIMIT.code()));
  }

  /// An entry that was ended has not come to its end.
  void unstoppable() {
    print(
        "it is still in a call that cannot be interrupted: the prompt is back when that returns\n");
  }

  private void tell(Finding finding) {
    listener.accept(finding);
    print(printer.print(finding, Format.TEXT));
  }

  /// W301.
  void unawaited(Machine machine, Coroutine c) {
    machine
        .warnings()
        .tell(
            DiagnosticCode.NEVER_AWAITED,
            "coroutine '" + c.qualifiedName() + "' was never awaited",
            c.madeIn == null
                ? null
                : new Fiber.Place(c.qualifiedName(), c.madeIn, c.madeAt, c.madeEnd),
            "to run it here: `await " + c.name() + "(…)`",
            "to let it run beside this code: `spawn task " + c.name() + "(…)`");
  }

  /// One line at once; the whole error follows where it is joined, or at the end.
  ///
  /// It counts as what the program prints, as does [#failedInUnit]: units can fail without end.
  void died(Handle unit, String brief) {
    String text = unit.label() + " failed: " + brief + " — re-raised when joined\n";
    streams.writeErrorFor(unit.budget, text);
  }

  void interrupted() {
    print("interrupted\n");
  }

  /// Hears of everything that is found, on the thread that finds it.
  void listener(Consumer<Finding> other) {
    listener = other;
  }

  /// Whether the errors in a group are told one by one, and not only each distinct cause.
  void tellMembers(boolean all) {
    tellsMembers = all;
  }

  /// An error that nobody handled, in full.
  ///
  /// @param unit whose it is; null for the main program
  void uncaught(Fiber f, ExceptionValue error, @Nullable Handle unit) {
    StringBuilder text = new StringBuilder();
    tell(text, new Uncaught(f), error, unit, 0);
    print(text.toString());
  }

  /// An error of a unit whose join does not raise it, in full, under CPython's words.
  ///
  /// @param unit null where its handle is in another process
  void failedInUnit(
      Fiber f, ExceptionValue error, boolean isThread, String name, @Nullable Handle unit) {
    StringBuilder text = new StringBuilder();
    text.append(isThread ? "Exception in thread " + name : "Process " + name);
    tell(text.append(":\n"), new Uncaught(f), error, unit, 0);
    if (unit == null) {
      print(text.toString());
    } else {
      streams.writeErrorFor(unit.budget, text.toString());
    }
  }

  /// W312, where the handle was dropped by the statement that spawned: nobody could have joined.
  void neverJoined(Machine machine, Handle unit) {
    Fiber.Place at = unit.spawnedAt;
    if (at != null && new FaultyExpression(at.source(), at.start(), at.end()).isStatement()) {
      String spawn = at.source().slice(at.start(), at.end()).lines().findFirst().orElse("");
      machine
          .warnings()
          .tell(
              DiagnosticCode.NEVER_JOINED,
              "the handle of " + unit.label() + " was dropped, so nobody could join it",
              at,
              "keep it: `let h = " + spawn + "`, then `join(h)` raises the error there");
    }
  }

  private void tell(
      StringBuilder text,
      Uncaught uncaught,
      ExceptionValue error,
      @Nullable Handle unit,
      int depth) {
    for (Uncaught.Link link : uncaught.chain(error, unit)) {
      text.append(printer.print(link.finding(), Format.TEXT));
      if (depth == 0) {
        listener.accept(link.finding());
      }
      if (tellsMembers && depth < MAX_GROUPS) {
        int number = 0;
        for (ExceptionValue member : link.members()) {
          if (text.length() > MAX_TOLD) {
            break; // groups of the same groups
          }
          text.append("  ── ").append(++number).append(" ──\n");
          StringBuilder one = new StringBuilder();
          tell(one, uncaught, member, null, depth + 1);
          text.append(one.toString().indent(2));
        }
      }
      if (!link.leadsTo().isEmpty()) {
        text.append(link.leadsTo()).append('\n');
      }
    }
  }

  /// An error of ours: one line, and the Java stack where `TOY_DEBUG` is set.
  void bug(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      print("error: out of memory; --max-memory ends a program before that\n");
      return;
    }
    StringBuilder text =
        new StringBuilder(
            "internal error: Toy itself failed, not your program. Please report it with the"
                + " program; TOY_DEBUG=1 shows where\n");
    if (System.getenv("TOY_DEBUG") != null) {
      for (Throwable t = cause; t != null; t = t.getCause()) {
        text.append(t).append('\n');
        for (StackTraceElement frame : t.getStackTrace()) {
          text.append("    at ").append(frame).append('\n');
        }
      }
    }
    print(text.toString());
  }
}
