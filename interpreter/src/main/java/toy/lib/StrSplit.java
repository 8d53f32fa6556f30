package toy.lib;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import toy.value.Derived;
import toy.value.Iteration;
import toy.value.Sizes;
import toy.value.Strings;
import toy.value.TextSearch;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of str that split and join.
final class StrSplit {
  private StrSplit() {}

  static void fill(Table t) {
    t.keyworded(
        "split",
        "self, sep=, maxsplit=",
        "(sep=None, maxsplit=-1): a list of its parts",
        (f, a) -> split(f, a, false));
    t.keyworded(
        "rsplit",
        "self, sep=, maxsplit=",
        "(sep=None, maxsplit=-1): a list of its parts, split from the right",
        (f, a) -> split(f, a, true));
    t.keyworded(
        "splitlines",
        "self, keepends=",
        "(keepends=False): a list of its lines",
        StrSplit::splitLines);
    t.define(
        "partition",
        "(sep): what is before it, it, what is after it",
        (f, s, sep) -> partition(f, s, sep, false));
    t.define(
        "rpartition", "(sep): the same from the right", (f, s, sep) -> partition(f, s, sep, true));
    t.define("join", "(iterable): its strings with this one between them", StrSplit::join);
  }

  private static Object split(Fiber f, Object[] args, boolean right) {
    String s = StrMethods.self(args[0]);
    long most = args[2] == null ? -1 : Arguments.number(args[2], f);
    if (!Arguments.given(args[1])) {
      return parts(f, s, null, most, right, Strings::isSpace);
    }
    if (!(Derived.plain(args[1]) instanceof String separator)) {
      throw ToyError.typeError("must be str or None, not " + Arguments.typeName(args[1]));
    }
    return parts(f, s, separator, most, right, Strings::isSpace);
  }

  /// The parts between separators or, without one, between runs of spaces; after `limit` splits,
  /// unless it is negative, the rest stays in one piece.
  static ToyList parts(
      Fiber f,
      String s,
      @Nullable String separator,
      long limit,
      boolean right,
      IntPredicate isSpace) {
    long most = limit < 0 ? Long.MAX_VALUE : limit;
    ToyList parts = new ToyList();
    if (separator == null) {
      return words(f, s, most, parts, right, isSpace);
    }
    if (separator.isEmpty()) {
      throw ToyError.valueError("empty separator");
    }
    return right
        ? splitRight(f, s, separator, most, parts)
        : splitLeft(f, s, separator, most, parts);
  }

  private static ToyList splitLeft(Fiber f, String s, String separator, long most, ToyList parts) {
    int from = 0;
    for (int at = TextSearch.first(s, separator, 0, f); at >= 0 && parts.size() < most; ) {
      if ((parts.size() & Arguments.POLL_MASK) == Arguments.POLL_MASK) {
        f.poll();
      }
      parts.append(s.substring(from, at));
      from = at + separator.length();
      at = TextSearch.first(s, separator, from, f);
    }
    parts.append(s.substring(from));
    return parts;
  }

  private static ToyList splitRight(Fiber f, String s, String separator, long most, ToyList parts) {
    int to = s.length();
    for (int at = TextSearch.last(s, separator, to, f); at >= 0 && parts.size() < most; ) {
      if ((parts.size() & Arguments.POLL_MASK) == Arguments.POLL_MASK) {
        f.poll();
      }
      parts.append(s.substring(at + separator.length(), to));
      to = at;
      at = TextSearch.last(s, separator, to - separator.length(), f);
    }
    parts.append(s.substring(0, to));
    parts.reverse();
    return parts;
  }

  /// Splits at runs of white space, which is never outside the basic plane.
  private static ToyList words(
      Fiber f, String s, long most, ToyList parts, boolean right, IntPredicate isSpace) {
    int at = right ? s.length() - 1 : 0;
    int step = right ? -1 : 1;
    while (true) {
      if ((parts.size() & Arguments.POLL_MASK) == Arguments.POLL_MASK) {
        f.poll();
      }
      at = skip(s, at, step, true, isSpace);
      if (at < 0 || at >= s.length()) {
        break;
      }
      if (parts.size() >= most) {
        parts.append(rest(s, at, right));
        break;
      }
      int end = skip(s, at, step, false, isSpace);
      parts.append(right ? s.substring(end + 1, at + 1) : s.substring(at, end));
      at = end;
    }
    if (right) {
      parts.reverse();
    }
    return parts;
  }

  private static int skip(String s, int from, int step, boolean spaces, IntPredicate isSpace) {
    int at = from;
    while (at >= 0 && at < s.length() && isSpace.test(s.charAt(at)) == spaces) {
      at += step;
    }
    return at;
  }

  /// What is left when no more splits are allowed, without the spaces at its far end for a split
  /// from the right, as CPython has it for both.
  private static String rest(String s, int at, boolean right) {
    return right ? s.substring(0, at + 1) : s.substring(at);
  }

  private static Object splitLines(Fiber f, Object[] args) {
    String s = StrMethods.self(args[0]);
    boolean keep = args[1] != null && !Arguments.integer(args[1], f).equals(0L);
    ToyList lines = new ToyList();
    int from = 0;
    while (from < s.length()) {
      int end = from;
      while (end < s.length() && !isLineEnd(s.charAt(end))) {
        end++;
      }
      int next = end;
      if (next < s.length()) {
        next += s.startsWith("\r\n", end) ? 2 : 1;
      }
      lines.append(s.substring(from, keep ? next : end));
      from = next;
    }
    return lines;
  }

  private static boolean isLineEnd(char c) {
    return c >= '\n' && c <= '\r'
        || c >= 0x1C && c <= 0x1E
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  private static Object partition(Fiber f, Object self, Object sep, boolean right) {
    String s = StrMethods.self(self);
    String separator = sub(sep);
    if (separator.isEmpty()) {
      throw ToyError.valueError("empty separator");
    }
    int at =
        right ? TextSearch.last(s, separator, s.length(), f) : TextSearch.first(s, separator, 0, f);
    if (at < 0) {
      return right ? ToyTuple.of("", "", s) : ToyTuple.of(s, "", "");
    }
    return ToyTuple.of(s.substring(0, at), separator, s.substring(at + separator.length()));
  }

  private static Object join(Fiber f, Object self, Object iterable) {
    String separator = StrMethods.self(self);
    Object[] items = items(f, iterable);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < items.length; i++) {
      if (!(Derived.plain(items[i]) instanceof String part)) {
        throw ToyError.typeError(
            "sequence item "
                + i
                + ": expected str instance, "
                + Arguments.typeName(items[i])
                + " found");
      }
      if (i > 0) {
        out.append(separator);
      }
      Sizes.text(out.length() + (long) part.length() + separator.length());
      out.append(part);
      if ((i & Arguments.POLL_MASK) == Arguments.POLL_MASK) {
        f.poll();
      }
    }
    return out.toString();
  }

  private static Object[] items(Fiber f, Object iterable) {
    Object iterator;
    try {
      iterator = Iteration.iterator(iterable, f);
    } catch (ToyError e) {
      if (e.value().type() == Types.TYPE_ERROR) {
        throw ToyError.typeError("can only join an iterable");
      }
      throw e;
    }
    return Iteration.toArray(iterator, f);
  }

  private static String sub(Object value) {
    if (Derived.plain(value) instanceof String s) {
      return s;
    }
    throw ToyError.typeError("must be str, not " + Arguments.typeName(value));
  }
}
