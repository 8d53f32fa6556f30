package toy.lib;

import java.util.List;
import toy.value.Numbers;
import toy.value.ToyByteArray;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// `bytes` and `bytearray` as texts whose characters are below 256, for the methods that both have.
final class Octets {
  private Octets() {}

  static final String SPACES = " \t\n\r\f\u000b";

  /// The bytes that a method was called on.
  static String self(Object value) {
    return switch (value) {
      case ToyBytes bytes -> bytes.octets();
      case ToyByteArray array -> array.octets();
      default -> throw Arguments.wrongSelf("bytes", value);
    };
  }

  static boolean isLike(Object value) {
    return value instanceof ToyBytes || value instanceof ToyByteArray;
  }

  /// The bytes of an argument.
  static String like(Object value) {
    if (isLike(value)) {
      return self(value);
    }
    throw ToyError.typeError(
        "a bytes-like object is required, not '" + Arguments.typeName(value) + "'");
  }

  /// A part to look for: bytes, or one byte as a number.
  static String part(Object value, Fiber f) {
    if (isLike(value)) {
      return self(value);
    }
    if (Numbers.indexOrNull(value, f) == null) {
      throw ToyError.typeError(
          "argument should be integer or bytes-like object, not '"
              + Arguments.typeName(value)
              + "'");
    }
    return String.valueOf(octet(value, f, "byte must be in range(0, 256)"));
  }

  /// One byte from a number.
  static char octet(Object value, Fiber f, String otherwise) {
    if (!(Arguments.integer(value, f) instanceof Long octet) || octet < 0 || octet > 255) {
      throw ToyError.valueError(otherwise);
    }
    return (char) (long) octet;
  }

  /// A result of the same class as `self`.
  static Object make(Object self, CharSequence octets) {
    return self instanceof ToyByteArray
        ? new ToyByteArray(octets)
        : new ToyBytes(octets.toString());
  }

  static ToyList makeAll(Object self, List<String> parts) {
    ToyList made = new ToyList(parts.size());
    parts.forEach(part -> made.append(make(self, part)));
    return made;
  }

  static ToyTuple makeTuple(Object self, String... parts) {
    return ToyTuple.of(makeAll(self, List.of(parts)).toArray());
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(int c) {
    return isLower(c) || isUpper(c);
  }

  static boolean isSpace(int c) {
    return SPACES.indexOf(c) >= 0;
  }

  static char upper(char c) {
    return isLower(c) ? (char) (c - 32) : c;
  }

  static char lower(char c) {
    return isUpper(c) ? (char) (c + 32) : c;
  }
}
