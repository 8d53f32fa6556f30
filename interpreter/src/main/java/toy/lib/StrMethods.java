package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Derived;
import toy.value.Operator;
import toy.value.Sizes;
import toy.value.Strings;
import toy.value.Text;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of str: making, padding and stripping; the others stand in [StrCase], [StrSearch],
/// [StrSplit] and [StrFormat]. Characters are code points, never UTF-16 units.
final class StrMethods {
  private StrMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "str(object=''): a value as text");
    t.keyworded("__new__", "cls, /, object=, encoding=, errors=", "", StrMethods::create);
    t.group(
        StrMethods::fillOwn,
        "center",
        "ljust",
        "rjust",
        "zfill",
        "strip",
        "lstrip",
        "rstrip",
        "removeprefix",
        "removesuffix",
        "expandtabs",
        "encode");
    t.group(
        StrCase::fill,
        "lower",
        "upper",
        "casefold",
        "swapcase",
        "capitalize",
        "title",
        "isprintable",
        "isascii",
        "isidentifier",
        "islower",
        "isupper",
        "istitle",
        "isalpha",
        "isdecimal",
        "isdigit",
        "isnumeric",
        "isalnum",
        "isspace");
    t.group(
        StrSearch::fill,
        "find",
        "rfind",
        "index",
        "rindex",
        "count",
        "startswith",
        "endswith",
        "replace");
    t.group(StrSplit::fill, "split", "rsplit", "splitlines", "partition", "rpartition", "join");
    t.group(StrFormat::fill, "format", "format_map", "translate", "maketrans");
    t.special(StrMethods::fillSpecial);
  }

  private static void fillOwn(Table t) {
    t.variadic("center", 2, 3, "(width, fill=' '): padded on both sides", StrMethods::center);
    t.variadic("ljust", 2, 3, "(width, fill=' '): padded on the right", StrMethods::ljust);
    t.variadic("rjust", 2, 3, "(width, fill=' '): padded on the left", StrMethods::rjust);
    t.define("zfill", "(width): padded with zeros after the sign", StrMethods::zfill);
    t.variadic(
        "strip",
        1,
        2,
        "(chars=None): without spaces or chars at the ends",
        (f, a) -> strip(a, "strip", true, true));
    t.variadic(
        "lstrip",
        1,
        2,
        "(chars=None): without spaces or chars at the start",
        (f, a) -> strip(a, "lstrip", true, false));
    t.variadic(
        "rstrip",
        1,
        2,
        "(chars=None): without spaces or chars at the end",
        (f, a) -> strip(a, "rstrip", false, true));
    t.define("removeprefix", "(prefix): without it", StrMethods::removePrefix);
    t.define("removesuffix", "(suffix): without it", StrMethods::removeSuffix);
    t.keyworded(
        "expandtabs", "self, tabsize=", "(tabsize=8): spaces for tabs", StrMethods::expandTabs);
    t.keyworded(
        "encode",
        "self, encoding=, errors=",
        "(encoding='utf-8', errors='strict'): the text as bytes",
        StrMethods::encode);
  }

  private static void fillSpecial(Table t) {
    Protocols.container(Protocols.text(Protocols.comparisons(t, true)));
    Protocols.operators(t, Operator.ADD, Operator.MUL, Operator.MOD);
    Protocols.hash(Protocols.items(t, false));
  }

  /// The str that a method was called on.
  static String self(Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw Arguments.wrongSelf("str", value);
  }

  private static Object create(Fiber f, Object[] args) {
    Object value = args[1];
    if (args[2] == null && args[3] == null) {
      return value == null ? "" : Text.str(value, f);
    }
    Codecs.check("str()", args[2], args[3]);
    if (value == null) {
      return "";
    }
    if (value instanceof String) {
      throw ToyError.typeError("decoding str is not supported");
    }
    if (!Octets.isLike(value)) {
      throw ToyError.typeError(
          "decoding to str: need a bytes-like object, " + Arguments.typeName(value) + " found");
    }
    return Codecs.decode(new ToyBytes(Octets.self(value)), args[2], args[3]);
  }

  private static Object encode(Fiber f, Object[] args) {
    Codecs.check("encode()", args[1], args[2]);
    return Codecs.encode(self(args[0]), args[1], args[2]);
  }

  // ---- padding

  private static Object center(Fiber f, Object[] args) {
    String s = self(args[0]);
    int width = Arguments.count(args[1], f);
    int pad = Math.max(0, width - Strings.length(s));
    // CPython puts the odd one on the left where the width is odd.
    int left = pad / 2 + (pad & width & 1);
    return pad(s, left, pad - left, fill(args));
  }

  private static Object ljust(Fiber f, Object[] args) {
    String s = self(args[0]);
    return pad(s, 0, Arguments.count(args[1], f) - Strings.length(s), fill(args));
  }

  private static Object rjust(Fiber f, Object[] args) {
    String s = self(args[0]);
    return pad(s, Arguments.count(args[1], f) - Strings.length(s), 0, fill(args));
  }

  private static String fill(Object[] args) {
    if (args.length < 3) {
      return " ";
    }
    if (!(args[2] instanceof String fill)) {
      throw ToyError.typeError(
          "The fill character must be a unicode character, not " + Arguments.typeName(args[2]));
    }
    if (Strings.length(fill) != 1) {
      throw ToyError.typeError("The fill character must be exactly one character long");
    }
    return fill;
  }

  private static String pad(String s, int left, int right, String fill) {
    if (left <= 0 && right <= 0) {
      return s;
    }
    Sizes.text((long) s.length() + Math.max(0, left) + Math.max(0, right));
    return fill.repeat(Math.max(0, left)) + s + fill.repeat(Math.max(0, right));
  }

  static Object zfill(Fiber f, Object self, Object width) {
    String s = self(self);
    int pad = Arguments.count(width, f) - Strings.length(s);
    if (pad <= 0) {
      return s;
    }
    boolean signed = s.startsWith("-") || s.startsWith("+");
    Sizes.text((long) s.length() + pad);
    String zeros = "0".repeat(pad);
    return signed ? s.charAt(0) + zeros + s.substring(1) : zeros + s;
  }

  // ---- stripping

  private static Object strip(Object[] args, String method, boolean start, boolean end) {
    String s = self(args[0]);
    String chars = null;
    if (args.length > 1 && Arguments.given(args[1])) {
      if (!(args[1] instanceof String given)) {
        throw ToyError.typeError(method + " arg must be None or str");
      }
      chars = given;
    }
    int from = 0;
    int to = s.length();
    while (start && from < to && strips(s.codePointAt(from), chars)) {
      from += Character.charCount(s.codePointAt(from));
    }
    while (end && to > from && strips(s.codePointBefore(to), chars)) {
      to -= Character.charCount(s.codePointBefore(to));
    }
    return s.substring(from, to);
  }

  private static boolean strips(int c, @Nullable String chars) {
    return chars == null ? Strings.isSpace(c) : chars.indexOf(c) >= 0;
  }

  private static Object removePrefix(Fiber f, Object self, Object prefix) {
    String p = Arguments.string(prefix, "removeprefix() argument");
    return self(self).startsWith(p) ? self(self).substring(p.length()) : self(self);
  }

  private static Object removeSuffix(Fiber f, Object self, Object suffix) {
    String s = self(self);
    String p = Arguments.string(suffix, "removesuffix() argument");
    return s.endsWith(p) ? s.substring(0, s.length() - p.length()) : s;
  }

  static Object expandTabs(Fiber f, Object[] args) {
    String s = self(args[0]);
    int size = args[1] == null ? 8 : Arguments.count(args[1], f);
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\t') {
        int pad = size > 0 ? size - column % size : 0;
        Sizes.text((long) out.length() + pad);
        out.repeat(' ', pad);
        column += pad;
      } else {
        out.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  /// The items of `args` from 1 on, where a method takes one str or a tuple of them.
  static ToyTuple alternatives(Object given, String method) {
    if (given instanceof ToyTuple tuple) {
      for (Object item : tuple.items) {
        if (!(item instanceof String)) {
          throw ToyError.typeError(
              "tuple for " + method + " must only contain str, not " + Arguments.typeName(item));
        }
      }
      return tuple;
    }
    if (Derived.plain(given) instanceof String text) {
      return ToyTuple.of(text);
    }
    throw ToyError.typeError(
        method + " first arg must be str or a tuple of str, not " + Arguments.typeName(given));
  }
}
