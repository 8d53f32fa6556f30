package toy.lib;

import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import toy.value.Comparison;
import toy.value.Hash;
import toy.value.Iteration;
import toy.value.Numbers;
import toy.value.Singleton;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of `bytes`.
final class BytesMethods {
  private BytesMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "bytes(list of numbers), bytes(length), bytes(text, encoding): raw bytes");
    t.variadic("__new__", 1, 4, "", BytesMethods::create);
    t.variadic(
        "decode", 1, 3, "(encoding='utf-8', errors='strict'): the text", BytesMethods::decode);
    t.variadic("hex", 1, 2, "([separator]): two digits a byte", BytesMethods::hex);
    t.classMethod("fromhex", 2, 2, "(text): the bytes of such digits", BytesMethods::fromHex);
    t.define("join", "(parts): the parts, with this between them", BytesMethods::join);
    t.variadic("split", 1, 3, "([separator[, most]]): a list of parts", BytesMethods::split);
    fillSearch(t);
    fillChanges(t);
    fillSpecial(t);
  }

  private static void fillSearch(Table t) {
    t.variadic(
        "find", 2, 4, "(part[, start[, stop]]): where it is, or -1", (f, a) -> find(f, a, false));
    t.variadic("rfind", 2, 2, "(part): where it is last, or -1", (f, a) -> find(f, a, true));
    t.variadic("index", 2, 4, "(part[, start[, stop]]): where it is", BytesMethods::index);
    t.define("count", "(part): how often it is there", BytesMethods::count);
    t.define("startswith", "(part or tuple): whether it begins so", (f, b, p) -> ends(b, p, false));
    t.define("endswith", "(part or tuple): whether it ends so", (f, b, p) -> ends(b, p, true));
    t.define("isdigit", "(): only digits?", (f, b) -> all(b, c -> c >= '0' && c <= '9'));
    t.define("isalpha", "(): only letters?", (f, b) -> all(b, BytesMethods::isLetter));
  }

  private static void fillChanges(Table t) {
    t.define("replace", "(old, new): a copy with new for old", BytesMethods::replace);
    t.variadic(
        "strip", 1, 2, "([bytes]): without these at the ends", (f, a) -> strip(a, true, true));
    t.variadic(
        "lstrip", 1, 2, "([bytes]): without these at the start", (f, a) -> strip(a, true, false));
    t.variadic(
        "rstrip", 1, 2, "([bytes]): without these at the end", (f, a) -> strip(a, false, true));
    t.define("upper", "(): letters A to Z", (f, b) -> cased(b, true));
    t.define("lower", "(): letters a to z", (f, b) -> cased(b, false));
  }

  private static void fillSpecial(Table t) {
    for (Comparison op : Comparison.values()) {
      t.define(op.method, "(other): self " + op.text + " other", (f, a, b) -> compare(op, a, b));
    }
    t.define("__hash__", "(): what dicts find it by", (f, b) -> Hash.of(octets(b), f));
    t.define("__len__", "(): the number of bytes", (f, b) -> (long) self(b).size());
    t.define("__getitem__", "(index): self[index]", (f, b, i) -> self(b).get(i, f));
    t.define("__iter__", "(): an iterator", (f, b) -> Iteration.iterator(numbers(b), f));
    t.define("__contains__", "(part): what `in` says", (f, b, p) -> octets(b).contains(part(p, f)));
    t.define("__add__", "(other): both in one", BytesMethods::add);
    t.define("__mul__", "(n): n times the bytes", BytesMethods::multiply);
    t.define("__rmul__", "(n): n times the bytes", BytesMethods::multiply);
    t.define("__repr__", "(): the text of repr", (f, b) -> self(b).repr());
  }

  private static ToyBytes self(Object value) {
    if (value instanceof ToyBytes bytes) {
      return bytes;
    }
    throw Arguments.wrongSelf("bytes", value);
  }

  private static String octets(Object value) {
    return self(value).octets();
  }

  /// The bytes of an argument.
  private static String like(Object value) {
    if (value instanceof ToyBytes bytes) {
      return bytes.octets();
    }
    throw ToyError.typeError(
        "a bytes-like object is required, not '" + Arguments.typeName(value) + "'");
  }

  /// A part to look for: bytes, or one byte as a number.
  private static String part(Object value, Fiber f) {
    return Numbers.isInt(value) ? octet(value, f, "byte must be in range(0, 256)") : like(value);
  }

  private static String octet(Object value, Fiber f, String otherwise) {
    Object n = Numbers.index(value, f);
    if (!(n instanceof Long octet) || octet < 0 || octet > 255) {
      throw ToyError.valueError(otherwise);
    }
    return String.valueOf((char) (long) octet);
  }

  private static ToyList numbers(Object self) {
    ToyList list = new ToyList(self(self).size());
    for (int i = 0; i < self(self).size(); i++) {
      list.append(self(self).at(i));
    }
    return list;
  }

  // ---- making -----------------------------------------------------------------------------------

  private static Object create(Fiber f, Object[] args) {
    if (args.length == 1) {
      return ToyBytes.EMPTY;
    }
    Object from = args[1];
    if (from instanceof String text) {
      if (args.length == 2) {
        throw ToyError.typeError("string argument without an encoding");
      }
      return Codecs.encode(text, args[2]);
    }
    if (args.length > 2) {
      throw ToyError.typeError("encoding without a string argument");
    }
    if (from instanceof ToyBytes) {
      return from;
    }
    if (Numbers.isInt(from)) {
      long size = Arguments.number(from, f);
      if (size < 0) {
        throw ToyError.valueError("negative count");
      }
      return ToyBytes.of(new byte[(int) Math.min(size, Integer.MAX_VALUE - 8)]);
    }
    StringBuilder made = new StringBuilder();
    for (Object item : Iteration.toArray(from, f)) {
      made.append(octet(item, f, "bytes must be in range(0, 256)"));
    }
    return new ToyBytes(made.toString());
  }

  private static Object fromHex(Fiber f, Object[] args) {
    String text = Arguments.string(args[1], "text").replace(" ", "");
    for (int i = 0; i < text.length() || text.length() % 2 == 1; i++) {
      if (i == text.length() || !HexFormat.isHexDigit(text.charAt(i))) {
        throw ToyError.valueError("non-hexadecimal number found in fromhex() arg at position " + i);
      }
    }
    return ToyBytes.of(HexFormat.of().parseHex(text));
  }

  private static Object decode(Fiber f, Object[] args) {
    return Codecs.decode(
        self(args[0]), args.length > 1 ? args[1] : null, args.length > 2 ? args[2] : null);
  }

  private static Object hex(Fiber f, Object[] args) {
    String between = args.length > 1 ? Arguments.string(args[1], "sep") : "";
    return HexFormat.ofDelimiter(between).formatHex(self(args[0]).toArray());
  }

  // ---- parts ------------------------------------------------------------------------------------

  private static Object join(Fiber f, Object self, Object parts) {
    StringBuilder made = new StringBuilder();
    int i = 0;
    for (Object part : Iteration.toArray(parts, f)) {
      if (!(part instanceof ToyBytes bytes)) {
        throw ToyError.typeError(
            "sequence item "
                + i
                + ": expected a bytes-like object, "
                + Arguments.typeName(part)
                + " found");
      }
      made.append(i++ == 0 ? "" : octets(self)).append(bytes.octets());
    }
    return new ToyBytes(made.toString());
  }

  /// As the method of str: bytes are characters to it.
  private static Object split(Fiber f, Object[] args) {
    Object[] texts = args.clone();
    texts[0] = octets(args[0]);
    if (args.length > 1 && args[1] instanceof ToyBytes separator) {
      texts[1] = separator.octets();
    } else if (args.length > 1 && args[1] != toy.value.None.NONE) {
      like(args[1]);
    }
    return texts((ToyList) f.call(f.getAttribute(texts[0], "split"), tail(texts)));
  }

  private static Object[] tail(Object[] args) {
    return java.util.Arrays.copyOfRange(args, 1, args.length);
  }

  private static ToyList texts(ToyList list) {
    ToyList made = new ToyList(list.size);
    for (int i = 0; i < list.size; i++) {
      made.append(new ToyBytes((String) list.items[i]));
    }
    return made;
  }

  // ---- searching --------------------------------------------------------------------------------

  private static long find(Fiber f, Object[] args, boolean last) {
    String all = octets(args[0]);
    String part = part(args[1], f);
    if (last) {
      return all.lastIndexOf(part);
    }
    long from = bound(args, 2, 0, all.length(), f);
    long to = bound(args, 3, all.length(), all.length(), f);
    int at = from > to ? -1 : all.substring(0, (int) to).indexOf(part, (int) from);
    return from > all.length() ? -1 : at;
  }

  private static long bound(Object[] args, int index, long otherwise, int size, Fiber f) {
    if (args.length <= index || args[index] == toy.value.None.NONE) {
      return otherwise;
    }
    long at = Arguments.number(args[index], f);
    return Math.clamp(at < 0 ? at + size : at, 0L, (long) size);
  }

  private static Object index(Fiber f, Object[] args) {
    long at = find(f, args, false);
    if (at < 0) {
      throw ToyError.valueError("subsection not found");
    }
    return at;
  }

  private static Object count(Fiber f, Object self, Object value) {
    String all = octets(self);
    String part = part(value, f);
    if (part.isEmpty()) {
      return all.length() + 1L;
    }
    long count = 0;
    for (int at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static Object ends(Object self, Object part, boolean atEnd) {
    if (part instanceof ToyTuple parts) {
      for (Object each : parts.items) {
        if ((boolean) ends(self, each, atEnd)) {
          return true;
        }
      }
      return false;
    }
    if (!(part instanceof ToyBytes bytes)) {
      throw ToyError.typeError(
          (atEnd ? "endswith" : "startswith")
              + " first arg must be bytes or a tuple of bytes, not "
              + Arguments.typeName(part));
    }
    return atEnd ? octets(self).endsWith(bytes.octets()) : octets(self).startsWith(bytes.octets());
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static Object all(Object self, IntPredicate predicate) {
    return self(self).size() > 0 && octets(self).chars().allMatch(predicate);
  }

  // ---- changing ---------------------------------------------------------------------------------

  private static Object replace(Fiber f, Object self, Object old, Object instead) {
    return new ToyBytes(octets(self).replace(like(old), like(instead)));
  }

  private static Object strip(Object[] args, boolean start, boolean end) {
    String all = octets(args[0]);
    String gone = args.length > 1 ? like(args[1]) : " \t\n\r\f\u000b";
    int from = 0;
    int to = all.length();
    while (start && from < to && gone.indexOf(all.charAt(from)) >= 0) {
      from++;
    }
    while (end && from < to && gone.indexOf(all.charAt(to - 1)) >= 0) {
      to--;
    }
    return new ToyBytes(all.substring(from, to));
  }

  private static Object cased(Object self, boolean upper) {
    StringBuilder made = new StringBuilder(octets(self));
    for (int i = 0; i < made.length(); i++) {
      if (isLetter(made.charAt(i))) {
        String letter = String.valueOf(made.charAt(i));
        made.setCharAt(
            i,
            (upper ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT)).charAt(0));
      }
    }
    return new ToyBytes(made.toString());
  }

  private static Object compare(Comparison op, Object a, @Nullable Object b) {
    return b instanceof ToyBytes other
        ? op.holds(octets(a).compareTo(other.octets()))
        : Singleton.NOT_IMPLEMENTED;
  }

  private static Object add(Fiber f, Object a, Object b) {
    if (!(b instanceof ToyBytes other)) {
      throw ToyError.typeError("can't concat " + Arguments.typeName(b) + " to bytes");
    }
    return new ToyBytes(octets(a) + other.octets());
  }

  private static Object multiply(Fiber f, Object a, Object n) {
    if (!Numbers.isInt(n)) {
      throw ToyError.typeError(
          "can't multiply sequence by non-int of type '" + Arguments.typeName(n) + "'");
    }
    return new ToyBytes(octets(a).repeat((int) Math.max(0, Arguments.number(n, f))));
  }
}
