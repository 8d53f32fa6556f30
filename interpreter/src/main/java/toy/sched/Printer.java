package toy.sched;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic;
import toy.syntax.Source;
import toy.value.ExceptionValue;
import toy.value.Text;
import toy.value.ToyError;
import toy.vm.Coroutine;
import toy.vm.Fiber;

/// Everything that the machine says on the standard error. Each message is written in one piece.
/// What needs the text of a Toy value runs on a fiber of the value's VM, with the GIL.
final class Printer {
  private final StandardStreams streams;

  Printer(StandardStreams streams, boolean color) {
    this.streams = streams;
  }

  void print(String text) {
    streams.writeError(text);
  }

  void diagnostic(Source source, Diagnostic d) {
    String word = d.severity() == Diagnostic.Severity.ERROR ? "error" : "warning";
    StringBuilder text = new StringBuilder();
    text.append(word).append('[').append(d.code()).append("]: ").append(d.message()).append('\n');
    snippet(text, source, d.start(), d.end(), d.label());
    for (String help : d.help()) {
      text.append("help: ").append(help).append('\n');
    }
    print(text.toString());
  }

  void warning(String code, String message, Fiber.@Nullable Place place) {
    StringBuilder text = new StringBuilder();
    text.append("warning[").append(code).append("]: ").append(message).append('\n');
    if (place != null) {
      snippet(text, place.source(), place.start(), place.end(), null);
    }
    print(text.toString());
  }

  /// W301.
  void unawaited(Machine machine, Coroutine c) {
    machine.warnOnce(
        "W301",
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
    chain(text, f, error, 0);
    print(text.toString());
  }

  private void chain(StringBuilder text, Fiber f, ExceptionValue error, int depth) {
    ExceptionValue before = error.cause;
    boolean cause = before != null;
    if (!cause && !error.suppressContext) {
      before = error.context;
    }
    if (before != null && depth < 10) {
      chain(text, f, before, depth + 1);
      text.append(cause ? "which caused:\n" : "and while that was being handled:\n");
    }
    text.append(error.code == null ? "error: " : "error[" + error.code + "]: ");
    text.append(headline(f, error)).append('\n');
    stack(text, error);
  }

  private static void stack(StringBuilder text, ExceptionValue error) {
    ExceptionValue.Trace last = innermost(error);
    if (last == null) {
      return;
    }
    snippet(text, (Source) last.source(), last.start(), last.end(), null);
    List<String> lines = new ArrayList<>();
    for (ExceptionValue.Trace t = error.trace; t != null; t = t.inner()) {
      if (t.boundary() != null) {
        lines.add("  — " + t.boundary() + " —");
      }
      lines.add("  " + place(t) + "  " + t.function());
    }
    if (lines.size() > 1) {
      fold(text, lines);
    }
  }

  /// Runs of one line are printed once.
  private static void fold(StringBuilder text, List<String> lines) {
    int i = 0;
    while (i < lines.size()) {
      int same = 1;
      while (i + same < lines.size() && lines.get(i + same).equals(lines.get(i))) {
        same++;
      }
      text.append(lines.get(i)).append('\n');
      if (same > 1) {
        text.append("  … ").append(same - 1).append(" more times\n");
      }
      i += same;
    }
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

  private static void snippet(
      StringBuilder text, Source source, int start, int end, @Nullable String label) {
    int line = source.lineOf(start);
    int column = source.columnOf(start);
    String code = source.line(line);
    String number = Integer.toString(line);
    text.append(" --> ").append(source.name()).append(':').append(line).append(':').append(column);
    text.append('\n').append(number).append(" | ").append(code).append('\n');
    int width = Math.clamp(end - start, 1, Math.max(1, code.length() - column + 1));
    text.repeat(' ', number.length()).append(" | ").repeat(' ', column - 1).repeat('^', width);
    if (label != null) {
      text.append(' ').append(label);
    }
    text.append('\n');
  }

  /// An error of ours: one line, and the Java stack where `toy.debug` is set.
  void bug(Throwable cause) {
    StringBuilder text =
        new StringBuilder(
            "internal error: Toy itself failed, not your program. Please report it with the"
                + " program; `--debug` shows more\n");
    if (Boolean.getBoolean("toy.debug")) {
      StringWriter stack = new StringWriter();
      cause.printStackTrace(new PrintWriter(stack));
      text.append(stack);
    }
    print(text.toString());
  }
}
