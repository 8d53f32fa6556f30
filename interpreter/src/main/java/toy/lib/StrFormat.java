package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Items;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Strings;
import toy.value.Text;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// `str.format` and its fields, `translate` and `maketrans`.
final class StrFormat {
  private StrFormat() {}

  static void fill(Table t) {
    t.keyworded(
        "format",
        "self, /, *args, **keywords",
        "(*args, **keywords): with the arguments in its {fields}",
        (f, a) -> new Fields(f, (ToyTuple) a[1], a[2]).format(StrMethods.self(a[0]), 2));
    t.define(
        "format_map",
        "(mapping): with the mapping's values in its {fields}",
        (f, self, mapping) -> new Fields(f, null, mapping).format(StrMethods.self(self), 2));
    t.define(
        "translate",
        "(table): each character replaced by what the table has for its code point",
        StrFormat::translate);
    t.staticMethod(
        "maketrans",
        1,
        3,
        "(dict) or (from, to[, without]): a table for translate",
        StrFormat::makeTable);
  }

  /// One formatting: what the fields refer to, and how they have been numbered so far.
  private static final class Fields {
    private final Fiber f;
    private final @Nullable ToyTuple positional;
    private final Object named;
    private int automatic;
    private boolean manual;

    Fields(Fiber f, @Nullable ToyTuple positional, Object named) {
      this.f = f;
      this.positional = positional;
      this.named = named;
    }

    /// @param depth how deep fields may stand in the format of fields, plus 1
    String format(String s, int depth) {
      if (depth == 0) {
        throw ToyError.valueError("Max string recursion exceeded");
      }
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < s.length(); ) {
        char c = s.charAt(i);
        if (c != '{' && c != '}') {
          out.append(c);
          i++;
        } else if (i + 1 < s.length() && s.charAt(i + 1) == c) {
          out.append(c);
          i += 2;
        } else if (c == '}' || i + 1 == s.length()) {
          throw ToyError.valueError("Single '" + c + "' encountered in format string");
        } else {
          int end = end(s, i + 1);
          out.append(field(s.substring(i + 1, end), depth));
          i = end + 1;
        }
      }
      return out.toString();
    }

    /// The index of the brace that closes the field that begins at `from`. Braces in the index of a
    /// field's name do not count.
    private static int end(String s, int from) {
      int open = 1;
      boolean inName = true;
      boolean inIndex = false;
      for (int i = from; i < s.length(); i++) {
        char c = s.charAt(i);
        if (inName && (c == '[' || c == ']')) {
          inIndex = c == '[';
        } else if (inIndex) {
          continue;
        } else if (c == ':' || c == '!') {
          inName = false;
        } else if (c == '{') {
          open++;
        } else if (c == '}' && --open == 0) {
          return i;
        }
      }
      throw ToyError.valueError(unclosed(s, from));
    }

    private static String unclosed(String s, int from) {
      String text = s.substring(from);
      int at = nameEnd(text);
      if (at + 1 == text.length() && text.charAt(at) == '!') {
        return "end of string while looking for conversion specifier";
      }
      return text.indexOf(':', at) >= 0
          ? "unmatched '{' in format spec"
          : "expected '}' before end of string";
    }

    private String field(String text, int depth) {
      int nameEnd = nameEnd(text);
      Object value = lookUp(text.substring(0, nameEnd));
      int at = nameEnd;
      if (at < text.length() && text.charAt(at) == '!') {
        value = convert(value, text, at + 1);
        at += 2;
        if (at < text.length() && text.charAt(at) != ':') {
          throw ToyError.valueError("expected ':' after conversion specifier");
        }
      }
      String spec = at < text.length() ? text.substring(at + 1) : "";
      return Text.format(value, spec.indexOf('{') < 0 ? spec : format(spec, depth - 1), f);
    }

    private static int nameEnd(String text) {
      boolean inIndex = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '{') {
          throw ToyError.valueError("unexpected '{' in field name");
        }
        if (c == '[') {
          inIndex = true;
        } else if (c == ']') {
          inIndex = false;
        } else if (!inIndex && (c == '!' || c == ':')) {
          return i;
        }
      }
      return text.length();
    }

    private Object convert(Object value, String text, int at) {
      if (at >= text.length()) {
        throw ToyError.valueError("unmatched '{' in format spec");
      }
      return switch (text.charAt(at)) {
        case 'r' -> Text.repr(value, f);
        case 's' -> Text.str(value, f);
        case 'a' -> Text.ascii(value, f);
        default -> throw ToyError.valueError("Unknown conversion specifier " + text.charAt(at));
      };
    }

    /// `0`, `name`, nothing, each with `.attribute` and `[index]` behind it.
    private Object lookUp(String name) {
      int end = 0;
      while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
        end++;
      }
      Object value = first(name.substring(0, end));
      while (end < name.length()) {
        if (name.charAt(end) == '.') {
          int from = ++end;
          while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
          }
          if (end == from) {
            throw ToyError.valueError("Empty attribute in format string");
          }
          value = f.getAttribute(value, name.substring(from, end));
        } else if (name.charAt(end) == '[') {
          int close = name.indexOf(']', end);
          if (close < 0) {
            throw ToyError.valueError("Missing ']' in format string");
          }
          if (close == end + 1) {
            throw ToyError.valueError("Empty attribute in format string");
          }
          String index = name.substring(end + 1, close);
          Long number = number(index);
          value = Items.get(value, number == null ? index : number, f);
          end = close + 1;
        } else {
          throw ToyError.valueError("Only '.' or '[' may follow ']' in format field specifier");
        }
      }
      return value;
    }

    private Object first(String key) {
      Long number = number(key);
      if (number == null && !key.isEmpty()) {
        return Items.get(named, key, f);
      }
      if (number == null ? manual : automatic > 0) {
        throw ToyError.valueError(
            number == null
                ? "cannot switch from manual field specification to automatic field numbering"
                : "cannot switch from automatic field numbering to manual field specification");
      }
      long at = number == null ? automatic++ : number;
      manual = number != null;
      if (positional == null) {
        throw ToyError.valueError("Format string contains positional fields");
      }
      if (at >= positional.size()) {
        throw ToyError.indexError(
            "Replacement index " + at + " out of range for positional args tuple");
      }
      return positional.items[(int) at];
    }

    private static @Nullable Long number(String text) {
      if (text.isEmpty() || text.length() > 18) {
        return null;
      }
      long value = 0;
      for (int i = 0; i < text.length(); i++) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return null;
        }
        value = value * 10 + digit;
      }
      return value;
    }
  }

  // ---- translate

  private static Object translate(Fiber f, Object self, Object table) {
    String s = StrMethods.self(self);
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      Object to = replacement(f, table, c);
      switch (to) {
        case null -> out.appendCodePoint(c);
        case None _ -> {}
        case String text -> out.append(text);
        case Long point when point >= 0 && point <= Character.MAX_CODE_POINT ->
            out.appendCodePoint((int) (long) point);
        default -> {
          if (Numbers.isInt(to)) {
            throw ToyError.valueError("character mapping must be in range(0x110000)");
          }
          throw ToyError.typeError("character mapping must return integer, None or str");
        }
      }
    }
    return out.toString();
  }

  private static @Nullable Object replacement(Fiber f, Object table, int c) {
    if (table instanceof ToyDict dict) {
      return dict.get((long) c, f);
    }
    try {
      return Items.get(table, (long) c, f);
    } catch (ToyError e) {
      if (e.value().type().isSubclassOf(Types.LOOKUP_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  private static Object makeTable(Fiber f, Object[] args) {
    ToyDict table = new ToyDict();
    if (args.length == 1) {
      if (!(args[0] instanceof ToyDict dict)) {
        throw ToyError.typeError("if you give only one argument to maketrans it must be a dict");
      }
      ToyDict given = dict.steady();
      for (int e = given.nextEntry(0); e >= 0; e = given.nextEntry(e + 1)) {
        table.put(codePoint(given.keyAt(e)), given.valueAt(e), f);
      }
      return table;
    }
    String to = Arguments.string(args[1], "maketrans() argument 2");
    String without = args.length == 3 ? Arguments.string(args[2], "maketrans() argument 3") : "";
    if (!(args[0] instanceof String from)) {
      throw ToyError.typeError(
          "first maketrans argument must be a string if there is a second argument");
    }
    if (Strings.length(from) != Strings.length(to)) {
      throw ToyError.valueError("the first two maketrans arguments must have equal length");
    }
    for (int i = 0, j = 0; i < from.length(); ) {
      int a = from.codePointAt(i);
      int b = to.codePointAt(j);
      table.put((long) a, (long) b, f);
      i += Character.charCount(a);
      j += Character.charCount(b);
    }
    for (int i = 0; i < without.length(); ) {
      int c = without.codePointAt(i);
      table.put((long) c, None.NONE, f);
      i += Character.charCount(c);
    }
    return table;
  }

  private static Object codePoint(Object key) {
    if (Numbers.isInt(key)) {
      return key;
    }
    if (key instanceof String s && Strings.length(s) == 1) {
      return (long) s.codePointAt(0);
    }
    if (key instanceof String) {
      throw ToyError.valueError("string keys in translate table must be of length 1");
    }
    throw ToyError.typeError("keys in translate table must be strings or integers");
  }
}
