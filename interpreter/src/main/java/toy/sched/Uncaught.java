package toy.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic;
import toy.syntax.Excerpt;
import toy.syntax.FaultyExpression;
import toy.syntax.Finding;
import toy.syntax.Source;
import toy.value.ExceptionValue;
import toy.value.ExceptionValue.Crossing;
import toy.value.ExceptionValue.Trace;
import toy.value.Iteration;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Suggestions;

/// An exception that nobody handled, in words: what, where, in whom, and how it came there. Runs on
/// a fiber of the exception's VM, with the GIL: the text of a value is Toy code.
final class Uncaught {
  private static final int MAX_CHAIN = 10;
  private static final int MAX_SOURCE = 50; // characters of source behind a stack entry

  /// Of a long stack, as many calls of either end.
  private static final int MAX_ENDS = 10;

  /// CPython's `max_group_width`.
  private static final int MAX_MEMBERS = 15;

  /// So many members of groups are looked at.
  private static final int MAX_COUNTED = 10_000;

  private final Fiber f;
  private int counted;

  Uncaught(Fiber f) {
    this.f = f;
  }

  /// One link of a chain of exceptions.
  ///
  /// @param leadsTo how it leads to the next one; empty for the last
  /// @param members of a group
  record Link(Finding finding, String leadsTo, List<ExceptionValue> members) {}

  /// The exception and before it those that led to it, the first one first.
  ///
  /// @param unit whose it is where its trace does not say; null for the main program
  List<Link> chain(ExceptionValue error, @Nullable Handle unit) {
    List<Link> links = new ArrayList<>();
    String leadsTo = "";
    Handle whose = unit;
    for (ExceptionValue e = error; e != null && links.size() <= MAX_CHAIN; ) {
      links.addFirst(new Link(finding(e, whose), leadsTo, members(e)));
      whose = null;
      leadsTo = e.cause != null ? "which caused:" : "and while that was being handled:";
      e = e.cause != null ? e.cause : e.suppressContext ? null : e.context;
    }
    return links;
  }

  private Finding finding(ExceptionValue error, @Nullable Handle unit) {
    Trace last = innermost(error);
    Finding made = Finding.error(headline(error), last == null ? null : excerpt(error, last));
    List<String> trace = new Stack(error).lines();
    trace.addAll(causes(error));
    return made.withCode(error.code)
        .withWhere(where(error, unit))
        .withTrace(trace)
        .withNotes(notes(error))
        .withFix(fix(error, last));
  }

  private Excerpt excerpt(ExceptionValue error, Trace at) {
    FaultyExpression expression = new FaultyExpression((Source) at.source(), at.start(), at.end());
    String meant = Suggestions.of(f.vm, error);
    String label = meant == null ? null : "did you mean `" + meant + "`?";
    if (error.type() == Types.ZERO_DIVISION_ERROR) {
      String divisor = expression.divisor();
      label = divisor == null ? null : divisor + " is 0";
    }
    return expression.excerpt(error.sought).withLabel(label);
  }

  private Diagnostic.@Nullable Fix fix(ExceptionValue error, @Nullable Trace at) {
    String meant = Suggestions.of(f.vm, error);
    if (meant == null || at == null) {
      return null;
    }
    Excerpt excerpt = excerpt(error, at);
    String marked = excerpt.source().slice(excerpt.caret(), excerpt.caretEnd());
    return marked.equals(error.sought)
        ? new Diagnostic.Fix(excerpt.caret(), excerpt.caretEnd(), meant)
        : null;
  }

  /// In whom it happened, where that was spawned, and where it was awaited.
  private static String where(ExceptionValue error, @Nullable Handle unit) {
    Crossing crossing = null;
    Trace awaited = null;
    Trace before = null;
    for (Trace t = error.trace; t != null; t = t.inner()) {
      if (t.crossing() != null && !isCall(before, t)) {
        crossing = t.crossing();
        awaited = before;
      }
      before = t;
    }
    if (crossing != null) {
      return "in "
          + crossing.unit()
          + (crossing.spawnedAt() == null ? "" : ", spawned at " + crossing.spawnedAt())
          + (awaited == null ? "" : ", awaited at " + place(awaited) + column(awaited));
    }
    return unit == null
        ? ""
        : "in "
            + unit.label()
            + (unit.spawnedAt == null ? "" : ", spawned at " + unit.spawnedAt.point());
  }

  /// `run(main())` is no more than a call: where it spawns, there it awaits.
  private static boolean isCall(@Nullable Trace outer, Trace inner) {
    Crossing c = inner.crossing();
    return outer != null && c != null && (place(outer) + column(outer)).equals(c.spawnedAt());
  }

  /// What `add_note` added.
  private List<String> notes(ExceptionValue error) {
    List<String> lines = new ArrayList<>();
    if (error.get("__notes__") instanceof ToyList notes) {
      for (int i = 0; i < notes.size(); i++) {
        lines.addAll(text(f, notes.get(i)).lines().toList());
      }
    }
    return lines;
  }

  // ---- groups

  /// The first ones of a group; empty for all else.
  private List<ExceptionValue> members(ExceptionValue error) {
    List<ExceptionValue> all = allMembers(error);
    return all.subList(0, Math.min(all.size(), MAX_MEMBERS));
  }

  private List<ExceptionValue> allMembers(ExceptionValue group) {
    ToyClass type = group.type();
    boolean isGroup =
        type.isSubclassOf(Types.BASE_EXCEPTION_GROUP) || type.isSubclassOf(Types.EXCEPTION_GROUP);
    List<ExceptionValue> members = new ArrayList<>();
    if (isGroup && group.args.items.length > 1) {
      for (Object member : Iteration.toArray(group.args.items[1], f)) {
        if (member instanceof ExceptionValue error) {
          members.add(error);
        }
      }
    }
    return members;
  }

  /// The distinct causes in a group and in the groups in it, each with its count.
  private List<String> causes(ExceptionValue group) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    count(counts, group, 0);
    List<String> lines = new ArrayList<>();
    counts.forEach((line, n) -> lines.add("+ " + line + (n == 1 ? "" : "  (" + n + " times)")));
    return lines;
  }

  private void count(Map<String, Integer> counts, ExceptionValue group, int depth) {
    for (ExceptionValue member : allMembers(group)) {
      if (++counted > MAX_COUNTED) {
        return; // groups of the same groups
      }
      if (depth < MAX_CHAIN && !allMembers(member).isEmpty()) {
        count(counts, member, depth + 1);
        continue;
      }
      Trace at = innermost(member);
      counts.merge(headline(member) + (at == null ? "" : "  " + place(at)), 1, Integer::sum);
    }
  }

  // ---- the stack

  /// The calls that led to an error, outermost first, in columns: place, function, source.
  private static final class Stack {
    private final List<Trace> entries = new ArrayList<>();
    private int places;
    private int functions;
    private final List<Trace> crossed = new ArrayList<>();

    Stack(ExceptionValue error) {
      Trace before = null;
      for (Trace t = error.trace; t != null; t = t.inner()) {
        entries.add(t);
        places = Math.max(places, place(t).length());
        functions = Math.max(functions, Math.min(function(t).length(), MAX_SOURCE));
        if (t.crossing() != null && !isCall(before, t)) {
          crossed.add(t);
        }
        before = t;
      }
    }

    /// None where the excerpt says it all.
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (Trace t : entries) {
        if (crossed.contains(t) && t.crossing() != null) {
          lines.add(boundary(t.crossing()));
        }
        String line = place(t) + " ".repeat(places - place(t).length() + 3) + function(t);
        String source = t == entries.getLast() ? "" : sourceOf(t);
        int gap = Math.max(0, functions - function(t).length()) + 3;
        lines.add(source.isEmpty() ? line : line + " ".repeat(gap) + source);
      }
      return entries.size() > 1 ? folded(lines) : new ArrayList<>();
    }

    /// The innermost crossing is told in full behind the place; others are told here.
    private String boundary(Crossing c) {
      StringBuilder text = new StringBuilder("── crossed " + c.model() + " boundary");
      if (crossed.size() > 1) {
        text.append(" into ").append(c.unit().substring(c.model().length() + 1));
        text.append(c.spawnedAt() == null ? "" : ", spawned at " + c.spawnedAt());
      }
      if (!c.arguments().isEmpty()) {
        boolean copied = c.model().equals("process");
        text.append(" (arguments: ").append(c.arguments()).append(copied ? ", copied)" : ")");
      }
      return text.append(" ──").toString();
    }

    private static String function(Trace t) {
      Crossing crossing = t.crossing();
      String name = t.function();
      return name.startsWith("<")
          ? name
          : name + "(" + (crossing == null ? "" : crossing.arguments()) + ")";
    }

    private static String sourceOf(Trace t) {
      String text = ((Source) t.source()).slice(t.start(), t.end());
      String line = text.lines().findFirst().orElse("");
      boolean isWhole = line.length() == text.length() && line.length() <= MAX_SOURCE;
      return isWhole ? line : line.substring(0, Math.min(line.length(), MAX_SOURCE)) + "…";
    }

    /// The outermost and the innermost calls of a stack that is too long to be read.
    private static List<String> shortened(List<String> lines) {
      int left = lines.size() - 2 * MAX_ENDS;
      if (left <= 1) {
        return lines;
      }
      List<String> ends = new ArrayList<>(lines.subList(0, MAX_ENDS));
      ends.add("… " + left + " more calls");
      ends.addAll(lines.subList(lines.size() - MAX_ENDS, lines.size()));
      return ends;
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
      return shortened(folded);
    }
  }

  private static @Nullable Trace innermost(ExceptionValue error) {
    Trace last = error.trace;
    while (last != null && last.inner() != null) {
      last = last.inner();
    }
    return last;
  }

  private static String place(Trace t) {
    Source source = (Source) t.source();
    return source.name() + ":" + source.lineOf(t.start());
  }

  private static String column(Trace t) {
    return ":" + ((Source) t.source()).columnOf(t.start());
  }

  // ---- words

  /// `ValueError: no such thing, work.toy:2`, on one line.
  String brief(ExceptionValue error) {
    Trace at = innermost(error);
    String line = headline(error).lines().findFirst().orElse("");
    return line + (at == null ? "" : ", " + place(at));
  }

  private String headline(ExceptionValue error) {
    String message = text(f, error);
    return error.type().name() + (message.isEmpty() ? "" : ": " + message);
  }

  /// `str(value)`, whatever it does.
  static String text(Fiber f, Object value) {
    try {
      return Text.str(value, f);
    } catch (ToyError e) {
      return "<its text cannot be made: " + e.value().type().name() + ">";
    }
  }
}
