package toy.lib;

import java.util.function.IntPredicate;
import toy.value.Iteration;
import toy.value.TextSearch;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of `bytes` and `bytearray` that search, ask and join.
final class BytesSearch {
  private BytesSearch() {}

  static void fill(Table t) {
    t.parsed(
        "find", 2, 4, "(part[, start[, stop]]): where it is, or -1", (f, a) -> find(f, a, false));
    t.parsed(
        "rfind",
        2,
        4,
        "(part[, start[, stop]]): where it is last, or -1",
        (f, a) -> find(f, a, true));
    t.parsed(
        "index",
        2,
        4,
        "(part[, start[, stop]]): where it is, or ValueError",
        (f, a) -> found(find(f, a, false)));
    t.parsed(
        "rindex",
        2,
        4,
        "(part[, start[, stop]]): where it is last, or ValueError",
        (f, a) -> found(find(f, a, true)));
    t.parsed("count", 2, 4, "(part[, start[, stop]]): how often it is there", BytesSearch::count);
    t.parsed(
        "startswith",
        2,
        4,
        "(part or tuple[, start[, stop]]): whether it begins so",
        (f, a) -> ends(f, a, false));
    t.parsed(
        "endswith",
        2,
        4,
        "(part or tuple[, start[, stop]]): whether it ends so",
        (f, a) -> ends(f, a, true));
    t.define("join", "(parts): the parts, with this between them", BytesSearch::join);
    fillQuestions(t);
  }

  private static void fillQuestions(Table t) {
    t.define("isalnum", "(): only letters and digits?", (_, b) -> all(b, BytesSearch::isWord));
    t.define("isalpha", "(): only letters?", (_, b) -> all(b, Octets::isLetter));
    t.define("isdigit", "(): only digits?", (_, b) -> all(b, Octets::isDigit));
    t.define("isspace", "(): only spaces?", (_, b) -> all(b, Octets::isSpace));
    t.define(
        "isascii",
        "(): only bytes below 128?",
        (_, b) -> Octets.self(b).chars().allMatch(c -> c < 128));
    t.define("islower", "(): letters, all small?", (_, b) -> isCase(b, Octets::isUpper));
    t.define("isupper", "(): letters, all capital?", (_, b) -> isCase(b, Octets::isLower));
    t.define("istitle", "(): words with one capital?", (_, b) -> isTitle(Octets.self(b)));
  }

  /// The part of the bytes that a search is about; `from` is past `to` where nothing can be found.
  private record Span(int from, int to) {}

  private static Span span(Fiber f, int length, Object[] args) {
    long from = Bounds.argument(f, args, 2, length, 0);
    long to = Math.min(Bounds.argument(f, args, 3, length, length), length);
    return from > to ? new Span(1, 0) : new Span((int) from, (int) to);
  }

  private static long find(Fiber f, Object[] args, boolean last) {
    String all = Octets.self(args[0]);
    Span span = span(f, all.length(), args);
    String part = Octets.part(args[1], f);
    if (span.from > span.to) {
      return -1;
    }
    if (!last) {
      return TextSearch.first(all, part, span.from, span.to, f);
    }
    int at = TextSearch.last(all, part, span.to - part.length(), f);
    return at < span.from ? -1 : at;
  }

  private static Object found(long at) {
    if (at < 0) {
      throw ToyError.valueError("subsection not found");
    }
    return at;
  }

  private static Object count(Fiber f, Object[] args) {
    String all = Octets.self(args[0]);
    Span span = span(f, all.length(), args);
    String part = Octets.part(args[1], f);
    if (span.from > span.to) {
      return 0L;
    }
    if (part.isEmpty()) {
      return span.to - span.from + 1L;
    }
    long count = 0;
    for (int at = TextSearch.first(all, part, span.from, span.to, f);
        at >= 0;
        at = TextSearch.first(all, part, at + part.length(), span.to, f)) {
      f.poll();
      count++;
    }
    return count;
  }

  private static Object ends(Fiber f, Object[] args, boolean atEnd) {
    String all = Octets.self(args[0]);
    Span span = span(f, all.length(), args);
    Object[] parts = args[1] instanceof ToyTuple tuple ? tuple.items : new Object[] {args[1]};
    for (Object each : parts) {
      if (!Octets.isLike(each)) {
        throw args[1] instanceof ToyTuple
            ? ToyError.typeError(
                "a bytes-like object is required, not '" + Arguments.typeName(each) + "'")
            : ToyError.typeError(
                (atEnd ? "endswith" : "startswith")
                    + " first arg must be bytes or a tuple of bytes, not "
                    + Arguments.typeName(each));
      }
      String part = Octets.self(each);
      int at = atEnd ? span.to - part.length() : span.from;
      if (span.from <= span.to
          && at >= span.from
          && at + part.length() <= span.to
          && all.startsWith(part, at)) {
        return true;
      }
    }
    return false;
  }

  private static Object join(Fiber f, Object self, Object parts) {
    if (f.special(parts, "__iter__") == null && f.special(parts, "__getitem__") == null) {
      throw ToyError.typeError("can only join an iterable");
    }
    StringBuilder made = new StringBuilder();
    int i = 0;
    for (Object part : Iteration.toArray(parts, f)) {
      if (!Octets.isLike(part)) {
        throw ToyError.typeError(
            "sequence item "
                + i
                + ": expected a bytes-like object, "
                + Arguments.typeName(part)
                + " found");
      }
      made.append(i++ == 0 ? "" : Octets.self(self)).append(Octets.self(part));
    }
    return Octets.make(self, made);
  }

  private static boolean isWord(int c) {
    return Octets.isLetter(c) || Octets.isDigit(c);
  }

  private static Object all(Object self, IntPredicate predicate) {
    String octets = Octets.self(self);
    return !octets.isEmpty() && octets.chars().allMatch(predicate);
  }

  private static Object isCase(Object self, IntPredicate wrong) {
    String octets = Octets.self(self);
    return octets.chars().anyMatch(Octets::isLetter) && octets.chars().noneMatch(wrong);
  }

  private static Object isTitle(String octets) {
    boolean inWord = false;
    boolean any = false;
    for (char c : octets.toCharArray()) {
      if (Octets.isUpper(c) && inWord || Octets.isLower(c) && !inWord) {
        return false;
      }
      inWord = Octets.isLetter(c);
      any |= inWord;
    }
    return any;
  }
}
