package toy.lib;

import java.math.BigInteger;
import toy.value.Arith;
import toy.value.BinaryDigits;
import toy.value.Derived;
import toy.value.Items;
import toy.value.Numbers;
import toy.value.Strings;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Built-in functions on numbers and characters.
final class NumberFunctions {
  private NumberFunctions() {}

  static void fill(Table t) {
    t.define("abs", "(x): the absolute value", (f, x) -> Arith.abs(x, f));
    t.define("bin", "(n): an int as binary text, '0b101'", (f, n) -> digits(f, n, 2, "0b"));
    t.define("chr", "(n): the character with a code point", NumberFunctions::chr);
    t.define("divmod", "(a, b): the pair (a // b, a % b)", (f, a, b) -> Arith.divmod(a, b, f));
    t.define("hex", "(n): an int as hexadecimal text, '0xff'", (f, n) -> digits(f, n, 16, "0x"));
    t.define("oct", "(n): an int as octal text, '0o17'", (f, n) -> digits(f, n, 8, "0o"));
    t.define("ord", "(c): the code point of a character", NumberFunctions::ord);
    t.keyworded(
        "pow",
        "base, exp, mod=",
        "(base, exp, mod=None): base ** exp, or base ** exp % mod",
        (f, a) -> Arith.power(a[0], a[1], Arguments.orNone(a[2]), f));
    t.keyworded(
        "round",
        "number, ndigits=",
        "(number, ndigits=None): rounded half to even",
        (f, a) -> Numbers.round(a[0], Arguments.given(a[1]) ? a[1] : null, f));
  }

  private static Object digits(Fiber f, Object value, int radix, String prefix) {
    Object n = Arguments.integer(value, f);
    if (n instanceof Long small) {
      String text = Long.toString(small, radix);
      return small < 0 ? "-" + prefix + text.substring(1) : prefix + text;
    }
    BigInteger big = (BigInteger) n;
    return (big.signum() < 0 ? "-" : "") + prefix + BinaryDigits.of(big.abs(), radix);
  }

  private static Object chr(Fiber f, Object value) {
    if (!(Arguments.integer(value, f) instanceof Long point) || point != (int) (long) point) {
      throw new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    if (point < 0 || point > Character.MAX_CODE_POINT) {
      throw ToyError.valueError("chr() arg not in range(0x110000)");
    }
    return Strings.of((int) (long) point);
  }

  private static Object ord(Fiber f, Object value) {
    if (Octets.isLike(value)) {
      long length = Items.length(value, f);
      if (length != 1) {
        throw notOneCharacter(length);
      }
      return Items.get(value, 0L, f);
    }
    if (!(Derived.plain(value) instanceof String s)) {
      throw ToyError.typeError(
          "ord() expected string of length 1, but " + Arguments.typeName(value) + " found");
    }
    int length = Strings.length(s);
    if (length != 1) {
      throw notOneCharacter(length);
    }
    return (long) s.codePointAt(0);
  }

  private static ToyError notOneCharacter(long length) {
    return ToyError.typeError(
        "ord() expected a character, but string of length " + length + " found");
  }
}
