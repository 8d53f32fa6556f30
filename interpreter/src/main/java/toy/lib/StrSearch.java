package toy.lib;

import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Strings;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of str that search, split and join.
final class StrSearch {
  private StrSearch() {}

  static void fill(Table t) {
    t.variadic(
        "find",
        2,
        4,
        "(sub[, start[, end]]): where it first is, or -1",
        (f, a) -> find(f, a, "find", false));
    t.variadic(
        "rfind",
        2,
        4,
        "(sub[, start[, end]]): where it last is, or -1",
        (f, a) -> find(f, a, "rfind", true));
    t.variadic(
        "index",
        2,
        4,
        "(sub[, start[, end]]): where it first is, or ValueError",
        (f, a) -> found(find(f, a, "index", false)));
    t.variadic(
        "rindex",
        2,
        4,
        "(sub[, start[, end]]): where it last is, or ValueError",
        (f, a) -> found(find(f, a, "rindex", true)));
    t.variadic("count", 2, 4, "(sub[, start[, end]]): how often it is there", StrSearch::count);
    t.variadic(
        "startswith",
        2,
        4,
        "(prefix or tuple[, start[, end]]): whether it begins so",
        (f, a) -> hasEnd(f, a, "startswith"));
    t.variadic(
        "endswith",
        2,
        4,
        "(suffix or tuple[, start[, end]]): whether it ends so",
        (f, a) -> hasEnd(f, a, "endswith"));
    t.variadic("replace", 3, 4, "(old, new, count=-1): with new for old", StrSearch::replace);
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
        StrSearch::splitLines);
    t.define(
        "partition",
        "(sep): what is before it, it, what is after it",
        (f, s, sep) -> partition(s, sep, false));
    t.define(
        "rpartition", "(sep): the same from the right", (f, s, sep) -> partition(s, sep, true));
    t.define("join", "(iterable): its strings with this one between them", StrSearch::join);
  }

  /// The part of the text that a search is about, in Java offsets; `from` is past `to` where
  /// nothing can be found, not even the empty text.
  private record Span(int from, int to) {}

  private static Span span(Fiber f, String s, Object[] args) {
    int length = Strings.length(s);
    long from = bound(f, args, 2, length, 0);
    long to = Math.min(bound(f, args, 3, length, length), length);
    if (from > to) {
      return new Span(1, 0);
    }
    return new Span(Strings.offset(s, (int) from), Strings.offset(s, (int) to));
  }

  private static long bound(Fiber f, Object[] args, int which, int length, long otherwise) {
    if (args.length <= which || args[which] == None.NONE) {
      return otherwise;
    }
    long at = Numbers.sliceIndex(args[which], f);
    return at < 0 ? Math.max(0, at + length) : at;
  }

  private static String sub(Object value) {
    return Arguments.string(value, "argument");
  }

  private static long find(Fiber f, Object[] args, String method, boolean last) {
    String s = StrMethods.self(args[0]);
    String sub = subFor(args[1], method);
    Span span = span(f, s, args);
    if (span.from > span.to) {
      return -1;
    }
    int at;
    if (last) {
      at = s.lastIndexOf(sub, span.to - sub.length());
      at = at < span.from ? -1 : at;
    } else {
      at = s.indexOf(sub, span.from, span.to);
    }
    return at < 0 ? -1 : Strings.index(s, at);
  }

  private static String subFor(Object value, String method) {
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError("must be str, not " + Arguments.typeName(value));
  }

  private static Object found(long at) {
    if (at < 0) {
      throw ToyError.valueError("substring not found");
    }
    return at;
  }

  private static Object count(Fiber f, Object[] args) {
    String s = StrMethods.self(args[0]);
    String sub = subFor(args[1], "count");
    Span span = span(f, s, args);
    if (span.from > span.to) {
      return 0L;
    }
    if (sub.isEmpty()) {
      return s.codePointCount(span.from, span.to) + 1L;
    }
    long n = 0;
    for (int at = s.indexOf(sub, span.from, span.to);
        at >= 0;
        at = s.indexOf(sub, at + sub.length(), span.to)) {
      n++;
    }
    return n;
  }

  private static Object hasEnd(Fiber f, Object[] args, String method) {
    String s = StrMethods.self(args[0]);
    ToyTuple wanted = StrMethods.alternatives(args[1], method);
    Span span = span(f, s, args);
    boolean start = method.equals("startswith");
    for (Object item : wanted.items) {
      String part = (String) item;
      int at = start ? span.from : span.to - part.length();
      if (span.from <= span.to
          && at >= span.from
          && at + part.length() <= span.to
          && s.startsWith(part, at)) {
        return true;
      }
    }
    return false;
  }

  private static Object replace(Fiber f, Object[] args) {
    String s = StrMethods.self(args[0]);
    String old = Arguments.string(args[1], "replace() argument 1");
    String with = Arguments.string(args[2], "replace() argument 2");
    long most = args.length > 3 ? Arguments.number(args[3], f) : -1;
    if (most < 0 && !old.isEmpty()) {
      return s.replace(old, with);
    }
    long left = most < 0 ? Long.MAX_VALUE : most;
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int at = s.indexOf(old); at >= 0 && left > 0; left--) {
      out.append(s, done, at).append(with);
      done = at + old.length();
      if (old.isEmpty()) {
        if (at == s.length()) {
          break;
        }
        int next = s.offsetByCodePoints(at, 1);
        out.append(s, at, next);
        done = next;
      }
      at = s.indexOf(old, done);
    }
    return out.append(s, Math.min(done, s.length()), s.length()).toString();
  }

  // ---- splitting

  private static Object split(Fiber f, Object[] args, boolean right) {
    String s = StrMethods.self(args[0]);
    long most = args[2] == null ? -1 : Arguments.number(args[2], f);
    most = most < 0 ? Long.MAX_VALUE : most;
    ToyList parts = new ToyList();
    if (!Arguments.given(args[1])) {
      return right ? words(s, most, parts, true) : words(s, most, parts, false);
    }
    if (!(args[1] instanceof String separator)) {
      throw ToyError.typeError("must be str or None, not " + Arguments.typeName(args[1]));
    }
    if (separator.isEmpty()) {
      throw ToyError.valueError("empty separator");
    }
    return right ? splitRight(s, separator, most, parts) : splitLeft(s, separator, most, parts);
  }

  private static ToyList splitLeft(String s, String separator, long most, ToyList parts) {
    int from = 0;
    for (int at = s.indexOf(separator); at >= 0 && parts.size < most; ) {
      parts.append(s.substring(from, at));
      from = at + separator.length();
      at = s.indexOf(separator, from);
    }
    parts.append(s.substring(from));
    return parts;
  }

  private static ToyList splitRight(String s, String separator, long most, ToyList parts) {
    int to = s.length();
    for (int at = s.lastIndexOf(separator); at >= 0 && parts.size < most; ) {
      parts.append(s.substring(at + separator.length(), to));
      to = at;
      at = s.lastIndexOf(separator, to - separator.length());
    }
    parts.append(s.substring(0, to));
    parts.reverse();
    return parts;
  }

  /// Splits at runs of white space, which is never outside the basic plane.
  private static ToyList words(String s, long most, ToyList parts, boolean right) {
    int at = right ? s.length() - 1 : 0;
    int step = right ? -1 : 1;
    while (true) {
      at = skip(s, at, step, true);
      if (at < 0 || at >= s.length()) {
        break;
      }
      if (parts.size >= most) {
        parts.append(rest(s, at, right));
        break;
      }
      int end = skip(s, at, step, false);
      parts.append(right ? s.substring(end + 1, at + 1) : s.substring(at, end));
      at = end;
    }
    if (right) {
      parts.reverse();
    }
    return parts;
  }

  private static int skip(String s, int from, int step, boolean spaces) {
    int at = from;
    while (at >= 0 && at < s.length() && Strings.isSpace(s.charAt(at)) == spaces) {
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
    boolean keep = args[1] != null && Truth.of(args[1], f);
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

  private static Object partition(Object self, Object sep, boolean right) {
    String s = StrMethods.self(self);
    String separator = sub(sep);
    if (separator.isEmpty()) {
      throw ToyError.valueError("empty separator");
    }
    int at = right ? s.lastIndexOf(separator) : s.indexOf(separator);
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
      if (!(items[i] instanceof String part)) {
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
      if (out.length() + (long) part.length() + separator.length() > Integer.MAX_VALUE - 8) {
        throw new ToyError(Types.MEMORY_ERROR, "");
      }
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
}
