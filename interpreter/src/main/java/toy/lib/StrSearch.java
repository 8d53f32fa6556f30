package toy.lib;

import toy.value.Derived;
import toy.value.Sizes;
import toy.value.Strings;
import toy.value.TextSearch;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of str that search and replace.
final class StrSearch {
  private StrSearch() {}

  static void fill(Table t) {
    t.parsed(
        "find",
        2,
        4,
        "(sub[, start[, end]]): where it first is, or -1",
        (f, a) -> find(f, a, false));
    t.parsed(
        "rfind",
        2,
        4,
        "(sub[, start[, end]]): where it last is, or -1",
        (f, a) -> find(f, a, true));
    t.parsed(
        "index",
        2,
        4,
        "(sub[, start[, end]]): where it first is, or ValueError",
        (f, a) -> found(find(f, a, false)));
    t.parsed(
        "rindex",
        2,
        4,
        "(sub[, start[, end]]): where it last is, or ValueError",
        (f, a) -> found(find(f, a, true)));
    t.parsed("count", 2, 4, "(sub[, start[, end]]): how often it is there", StrSearch::count);
    t.parsed(
        "startswith",
        2,
        4,
        "(prefix or tuple[, start[, end]]): whether it begins so",
        (f, a) -> hasEnd(f, a, "startswith"));
    t.parsed(
        "endswith",
        2,
        4,
        "(suffix or tuple[, start[, end]]): whether it ends so",
        (f, a) -> hasEnd(f, a, "endswith"));
    t.variadic("replace", 3, 4, "(old, new, count=-1): with new for old", StrSearch::replace);
  }

  /// The part of the text that a search is about, in Java offsets; `from` is past `to` where
  /// nothing can be found, not even the empty text.
  private record Span(int from, int to) {}

  private static Span span(Fiber f, String s, Object[] args) {
    int length = Strings.length(s);
    long from = Bounds.argument(f, args, 2, length, 0);
    long to = Math.min(Bounds.argument(f, args, 3, length, length), length);
    if (from > to) {
      return new Span(1, 0);
    }
    return new Span(Strings.offset(s, (int) from), Strings.offset(s, (int) to));
  }

  private static long find(Fiber f, Object[] args, boolean last) {
    String s = StrMethods.self(args[0]);
    Span span = span(f, s, args);
    String sub = subFor(args[1]);
    if (span.from > span.to) {
      return -1;
    }
    int at;
    if (last) {
      at = TextSearch.last(s, sub, span.to - sub.length(), f);
      at = at < span.from ? -1 : at;
    } else {
      at = TextSearch.first(s, sub, span.from, span.to, f);
    }
    return at < 0 ? -1 : Strings.index(s, at);
  }

  private static String subFor(Object value) {
    if (Derived.plain(value) instanceof String s) {
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
    Span span = span(f, s, args);
    String sub = subFor(args[1]);
    if (span.from > span.to) {
      return 0L;
    }
    if (sub.isEmpty()) {
      return s.codePointCount(span.from, span.to) + 1L;
    }
    long n = 0;
    for (int at = TextSearch.first(s, sub, span.from, span.to, f);
        at >= 0;
        at = TextSearch.first(s, sub, at + sub.length(), span.to, f)) {
      f.poll();
      n++;
    }
    return n;
  }

  private static Object hasEnd(Fiber f, Object[] args, String method) {
    String s = StrMethods.self(args[0]);
    Span span = span(f, s, args);
    ToyTuple wanted = StrMethods.alternatives(args[1], method);
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

  /// Asks for room for what `s` becomes.
  private static void admit(String s, String old, String with) {
    long length = s.length();
    for (int at = s.indexOf(old); at >= 0; at = s.indexOf(old, at + old.length())) {
      length += with.length() - old.length();
    }
    Sizes.text(length);
  }

  static Object replace(Fiber f, Object[] args) {
    String s = StrMethods.self(args[0]);
    String old = Arguments.string(args[1], "replace() argument 1");
    String with = Arguments.string(args[2], "replace() argument 2");
    long most = args.length > 3 ? Arguments.number(args[3], f) : -1;
    if (most < 0 && !old.isEmpty() && TextSearch.isShort(s, old)) {
      if (with.length() > old.length()) {
        admit(s, old, with);
      }
      return s.replace(old, with);
    }
    long left = most < 0 ? Long.MAX_VALUE : most;
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int at = TextSearch.first(s, old, 0, f); at >= 0 && left > 0; left--) {
      f.poll();
      Sizes.text((long) out.length() + at - done + with.length());
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
      at = TextSearch.first(s, old, done, f);
    }
    return out.append(s, Math.min(done, s.length()), s.length()).toString();
  }
}
