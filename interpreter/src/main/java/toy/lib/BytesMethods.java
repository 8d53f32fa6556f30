package toy.lib;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import toy.value.Comparison;
import toy.value.Hash;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.Numbers;
import toy.value.Singleton;
import toy.value.Sizes;
import toy.value.Text;
import toy.value.ToyByteArray;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToySlice;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Making `bytes`, what they are to operators, and what they are made into; [BytesSearch] and
/// [BytesChanges] have the other methods. `bytearray` has all of them, and [ByteArrayMethods].
final class BytesMethods {
  private BytesMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "bytes(list of numbers), bytes(length), bytes(text, encoding): raw bytes");
    t.keyworded(
        "__new__",
        "cls, /, source=, encoding=, errors=",
        "",
        (f, a) ->
            a[1] instanceof ToyBytes same && a[2] == null && a[3] == null
                ? same
                : new ToyBytes(source(f, a[1], a[2], a[3])));
    t.define("__hash__", "(): what dicts find it by", (f, b) -> Hash.of(Octets.self(b), f));
    t.define("__bytes__", "(): itself", (_, b) -> b);
    fillBoth(t, Types.BYTES);
  }

  /// What `bytes` and `bytearray` both have.
  static void fillBoth(Table t, ToyClass type) {
    t.keyworded(
        "decode",
        "self, encoding=, errors=",
        "(encoding='utf-8', errors='strict'): the text",
        BytesMethods::decode);
    t.keyworded(
        "hex",
        "self, sep=, bytes_per_sep=",
        "(sep='', bytes_per_sep=1): two digits a byte",
        BytesMethods::hex);
    t.classMethod(
        "fromhex",
        2,
        2,
        "(text): the bytes of such digits",
        (_, a) ->
            type == Types.BYTES ? new ToyBytes(fromHex(a[1])) : new ToyByteArray(fromHex(a[1])));
    BytesSearch.fill(t);
    BytesChanges.fill(t);
    t.special(special -> fillSpecial(special, type));
  }

  private static void fillSpecial(Table t, ToyClass type) {
    for (Comparison op : Comparison.values()) {
      t.define(op.method, "(other): self " + op.text + " other", (f, a, b) -> compare(op, a, b));
    }
    t.define("__len__", "(): the number of bytes", (f, b) -> (long) Octets.self(b).length());
    t.define("__getitem__", "(index): self[index]", (f, b, i) -> get(f, b, i));
    t.define("__iter__", "(): an iterator", (f, b) -> Iteration.iterator(numbers(b), f));
    t.define(
        "__contains__",
        "(part): what `in` says",
        (f, b, p) -> Octets.self(b).contains(contained(p, f)));
    t.define("__add__", "(other): both in one", BytesMethods::add);
    t.define("__mul__", "(n): n times the bytes", BytesMethods::multiply);
    t.define("__rmul__", "(n): n times the bytes", BytesMethods::multiply);
    t.define(
        "__mod__",
        "(values): the bytes with values in the place of %d, %s, …",
        (f, b, v) -> Octets.make(b, Text.percentBytes(Octets.self(b), v, f)));
    t.define("__repr__", "(): the text of repr", (f, b) -> ((toy.value.HasRepr) b).repr(f));
  }

  static ToyList numbers(Object self) {
    String octets = Octets.self(self);
    ToyList list = new ToyList(octets.length());
    octets.chars().forEach(c -> list.append((long) c));
    return list;
  }

  // ---- making -----------------------------------------------------------------------------------

  /// The bytes that `bytes(…)` and `bytearray(…)` begin with.
  static String source(
      Fiber f, @Nullable Object from, @Nullable Object encoding, @Nullable Object errors) {
    Codecs.check("bytes()", encoding, errors);
    if (from instanceof String text) {
      if (encoding == null) {
        throw ToyError.typeError("string argument without an encoding");
      }
      return Codecs.encode(text, encoding, errors).octets();
    }
    if (encoding != null || errors != null) {
      throw ToyError.typeError(
          (encoding != null ? "encoding" : "errors") + " without a string argument");
    }
    return from == null ? "" : octets(f, from, true);
  }

  /// The bytes of a value that is like bytes, has `__bytes__`, or gives numbers; where `counts`, of
  /// a number as many zeros.
  static String octets(Fiber f, Object from, boolean counts) {
    if (Octets.isLike(from)) {
      return Octets.self(from);
    }
    Object method = f.special(from, "__bytes__");
    if (method != null && f.call(method) instanceof ToyBytes made) {
      return made.octets();
    }
    if (counts && Numbers.indexOrNull(from, f) != null) {
      long size = Arguments.number(from, f);
      if (size < 0) {
        throw ToyError.valueError("negative count");
      }
      return "\0".repeat(Sizes.text(size));
    }
    return numbers(f, from, "bytes");
  }

  /// The bytes of an iterable of numbers; `what` begins the message for one that is no byte.
  static String numbers(Fiber f, Object from, String what) {
    if (f.special(from, "__iter__") == null && f.special(from, "__getitem__") == null) {
      throw ToyError.typeError("cannot convert '" + Arguments.typeName(from) + "' object to bytes");
    }
    StringBuilder made = new StringBuilder();
    for (Object item : Iteration.toArray(from, f)) {
      made.append(Octets.octet(item, f, what + " must be in range(0, 256)"));
    }
    return made.toString();
  }

  private static String fromHex(Object argument) {
    if (!(argument instanceof String text)) {
      throw ToyError.typeError(
          "fromhex() argument must be str, not " + Arguments.nameOrNone(argument));
    }
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      if (Octets.isSpace(text.charAt(i))) {
        i++;
        continue;
      }
      for (int digit = i; digit < i + 2; digit++) {
        if (digit == text.length() || !HexFormat.isHexDigit(text.charAt(digit))) {
          throw ToyError.valueError(
              "non-hexadecimal number found in fromhex() arg at position " + digit);
        }
      }
      made.append((char) HexFormat.fromHexDigits(text, i, i + 2));
      i += 2;
    }
    return made.toString();
  }

  private static Object decode(Fiber f, Object[] args) {
    Codecs.check("decode()", args[1], args[2]);
    return Codecs.decode(new ToyBytes(Octets.self(args[0])), args[1], args[2]);
  }

  private static Object hex(Fiber f, Object[] args) {
    long size = args[2] == null ? 1 : Arguments.number(args[2], f);
    String between = args[1] == null ? "" : separator(f, args[1]);
    byte[] bytes = new ToyBytes(Octets.self(args[0])).toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      // Groups are counted from the right, those of a negative size from the left.
      long at = size < 0 ? i : bytes.length - i;
      if (i > 0 && size != 0 && at % size == 0) {
        text.append(between);
      }
      text.append(HexFormat.of().toHexDigits(bytes[i]));
    }
    return text.toString();
  }

  private static String separator(Fiber f, Object given) {
    if (Items.length(given, f) != 1) {
      throw ToyError.valueError("sep must be length 1.");
    }
    if (given instanceof String s) {
      return s;
    }
    if (Octets.isLike(given)) {
      return Octets.self(given);
    }
    throw ToyError.typeError("sep must be str or bytes.");
  }

  // ---- operators --------------------------------------------------------------------------------

  private static Object compare(Comparison op, Object a, Object b) {
    return Octets.isLike(b)
        ? op.holds(Octets.self(a).compareTo(Octets.self(b)))
        : Singleton.NOT_IMPLEMENTED;
  }

  private static Object get(Fiber f, Object self, Object key) {
    if (self instanceof ToyByteArray array) {
      if (!(key instanceof ToySlice)) {
        int octet = array.at(ByteArrayMethods.position(f, key));
        if (octet < 0) {
          throw ToyError.indexError("bytearray index out of range");
        }
        return (long) octet;
      }
      return new ToyByteArray(((ToyBytes) new ToyBytes(Octets.self(self)).get(key, f)).octets());
    }
    return ((ToyBytes) self).get(key, f);
  }

  private static String contained(Object part, Fiber f) {
    return Octets.isLike(part) || Numbers.indexOrNull(part, f) == null
        ? Octets.like(part)
        : Octets.part(part, f);
  }

  private static Object add(Fiber f, Object a, Object b) {
    if (!Octets.isLike(b)) {
      throw ToyError.typeError(
          "can't concat " + Arguments.typeName(b) + " to " + Arguments.typeName(a));
    }
    Sizes.text((long) Octets.self(a).length() + Octets.self(b).length());
    return Octets.make(a, Octets.self(a) + Octets.self(b));
  }

  private static Object multiply(Fiber f, Object a, Object n) {
    if (Numbers.indexOrNull(n, f) == null) {
      throw ToyError.typeError(
          "can't multiply sequence by non-int of type '" + Arguments.typeName(n) + "'");
    }
    long times = Math.max(0, Arguments.number(n, f));
    int length = Octets.self(a).length();
    if (length == 0 || times == 0) {
      return Octets.make(a, "");
    }
    Sizes.text(times > Long.MAX_VALUE / length ? Long.MAX_VALUE : times * length);
    return Octets.make(a, Octets.self(a).repeat((int) times));
  }
}
