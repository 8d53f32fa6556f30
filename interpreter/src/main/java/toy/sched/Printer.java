package toy.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic;
import toy.syntax.Diagnostic.Severity;
import toy.syntax.DiagnosticCode;
import toy.syntax.DiagnosticPrinter;
import toy.syntax.Excerpt;
import toy.syntax.Source;
import toy.value.ExceptionValue;
import toy.value.Iteration;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Suggestions;

/// Everything that the machine says on the standard error. Each message is written in one piece.
/// What needs the text of a Toy value runs on a fiber of the value's VM, with the GIL.
final class Printer {
  private final StandardStreams streams;
  private final DiagnosticPrinter printer;

  Printer(StandardStreams streams, boolean color) {
    this.streams = streams;
    this.printer = new DiagnosticPrinter(color);
  }

  void print(String text) {
    streams.writeError(text);
  }

  void diagnostics(Source source, List<Diagnostic> all) {
    if (!all.isEmpty()) {
      print(printer.print(all, source, DiagnosticPrinter.Format.TEXT));
    }
  }

  void warning(DiagnosticCode code, String message, Fiber.@Nullable Place place) {
    Excerpt excerpt = place == null ? null : Excerpt.of(place.source(), place.start(), place.end());
    print(printer.text(Severity.WARNING, code.code(), message, excerpt, "", List.of(), List.of()));
  }

  /// Nobody can ever run again.
  void deadlock(String message, List<String> who, List<String> help) {
    print(
        printer.text(Severity.ERROR, DiagnosticCode.DEADLOCK.code(), message, null, "", who, help));
  }

  /// W301.
  void unawaited(Machine machine, Coroutine c) {
    machine.warnOnce(
        DiagnosticCode.NEVER_AWAITED,
        "coroutine '"
            + c.qualifiedName()
            + "' was never awaited: write `await "
            + c.name()
            + "(…)`, or `spawn task "
            + c.name()
            + "(…)`",
        c.madeIn == null
            ? null
            : new Fiber.Place(c.qualifiedName(), c.madeIn, c.madeAt, c.madeAt + 1));
  }

  /// One line at once; the whole error follows where it is joined, or at the end.
  void died(Handle unit, Fiber f, ExceptionValue error) {
    ExceptionValue.Trace at = innermost(error);
    String place = at == null ? "" : ", " + place(at);
    print(unit.label() + " failed: " + headline(f, error) + place + " — re-raised when joined\n");
  }

  void interrupted() {
    print("interrupted\n");
  }

  /// An error that nobody handled, in full.
  ///
  /// @param unit whose it is; null for the main program
  void uncaught(Fiber f, ExceptionValue error, @Nullable Handle unit) {
    StringBuilder text = new StringBuilder();
    chain(text, f, error, unit, 0);
    print(text.toString());
  }

  private void chain(
      StringBuilder text, Fiber f, ExceptionValue error, @Nullable Handle unit, int depth) {
    ExceptionValue before = error.cause;
    boolean cause = before != null;
    if (!cause && !error.suppressContext) {
      before = error.context;
    }
    if (before != null && depth < 10) {
      chain(text, f, before, unit, depth + 1);
      text.append(cause ? "which caused:\n" : "and while that was being handled:\n");
    }
    ExceptionValue.Trace last = innermost(error);
    Excerpt excerpt =
        last == null ? null : Excerpt.of((Source) last.source(), last.start(), last.end());
    String meant = Suggestions.of(f.vm, error);
    if (excerpt != null && meant != null) {
      excerpt = excerpt.withLabel("did you mean `" + meant + "`?");
    }
    text.append(
        printer.text(
            Severity.ERROR,
            error.code,
            headline(f, error),
            excerpt,
            depth > 0 || unit == null ? "" : "in " + unit.label() + spawnedAt(unit),
            below(f, error),
            List.of()));
  }

  /// The notes that were added to the error, then its stack.
  private List<String> below(Fiber f, ExceptionValue error) {
    List<String> lines = new ArrayList<>();
    if (error.get("__notes__") instanceof ToyList notes) {
      for (int i = 0; i < notes.size; i++) {
        lines.addAll(text(f, notes.get(i)).lines().toList());
      }
    }
    lines.addAll(stack(error));
    members(lines, f, error);
    return lines;
  }

  /// The distinct causes in a group, each with its count.
  private void members(List<String> lines, Fiber f, ExceptionValue group) {
    ToyClass type = group.type();
    if (!type.isSubclassOf(Types.BASE_EXCEPTION_GROUP)
        && !type.isSubclassOf(Types.EXCEPTION_GROUP)) {
      return;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Object member : group.args.items.length < 2 ? new Object[0] : toArray(group, f)) {
      if (member instanceof ExceptionValue error) {
        ExceptionValue.Trace at = innermost(error);
        String line = headline(f, error) + (at == null ? "" : "  " + place(at));
        counts.merge(line, 1, Integer::sum);
      }
    }
    counts.forEach((line, n) -> lines.add("+ " + line + (n == 1 ? "" : "  (" + n + " times)")));
  }

  private static Object[] toArray(ExceptionValue group, Fiber f) {
    return Iteration.toArray(group.args.items[1], f);
  }

  private static String spawnedAt(Handle unit) {
    return unit.spawnedAt == null ? "" : ", spawned at " + unit.spawnedAt.text();
  }

  /// Outermost first; nothing where the excerpt says it all.
  private static List<String> stack(ExceptionValue error) {
    List<String> lines = new ArrayList<>();
    for (ExceptionValue.Trace t = error.trace; t != null; t = t.inner()) {
      if (t.boundary() != null) {
        lines.add("— " + t.boundary() + " —");
      }
      lines.add(place(t) + "  " + t.function());
    }
    return lines.size() > 1 ? folded(lines) : List.of();
  }

  /// Runs of one line are printed once.
  private static List<String> folded(List<String> lines) {
    List<String> folded = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      int same = 1;
      while (i + same < lines.size() && lines.get(i + same).equals(lines.get(i))) {
        same++;
      }
      folded.add(lines.get(i));
      if (same > 1) {
        folded.add("… " + (same - 1) + " more times");
      }
      i += same;
    }
    return folded;
  }

  private static ExceptionValue.@Nullable Trace innermost(ExceptionValue error) {
    ExceptionValue.Trace last = error.trace;
    while (last != null && last.inner() != null) {
      last = last.inner();
    }
    return last;
  }

  private static String place(ExceptionValue.Trace t) {
    Source source = (Source) t.source();
    return source.name() + ":" + source.lineOf(t.start());
  }

  private String headline(Fiber f, ExceptionValue error) {
    String message = text(f, error);
    return error.type().name() + (message.isEmpty() ? "" : ": " + message);
  }

  /// `str(value)`, whatever it does.
  String text(Fiber f, Object value) {
    try {
      return Text.str(value, f);
    } catch (ToyError e) {
      return "<its text cannot be made: " + e.value().type().name() + ">";
    }
  }

  /// An error of ours: one line, and the Java stack where `TOY_DEBUG` is set.
  void bug(Throwable cause) {
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
