package toy.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The hash of a value: a pure function of it, the same in every VM and run. Equal numbers have
/// equal hashes, by CPython's rule: the value modulo the prime 2^61 - 1. An object without
/// `__hash__` is hashed by its `id`.
public final class Hash {
  private Hash() {}

  private static final long MODULUS = (1L << 61) - 1;
  private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);
  private static final int BITS = 61;
  private static final long INFINITY = 314159;

  public static long of(Object value, Callbacks calls) {
    if (value instanceof String s) {
      return of(s);
    }
    if (value instanceof Long n) {
      return of((long) n);
    }
    if (value instanceof ToyTuple tuple) {
      return of(tuple, calls);
    }
    if (value instanceof Instance instance) {
      return ofInstance(instance, calls);
    }
    if (value instanceof Double d) {
      return of((double) d);
    }
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    return value instanceof BigInteger n ? of(n) : ofRarerKey(value, calls);
  }

  private static long ofRarerKey(Object value, Callbacks calls) {
    if (value == None.NONE) {
      return 0x6e6f6e65;
    }
    if (value instanceof ToyFrozenSet set) {
      return of(set);
    }
    if (value instanceof ToyRange range) {
      return of(range, calls);
    }
    if (value instanceof BoundMethod method) {
      return of(method.function, calls) * 31 + calls.id(method.self);
    }
    if (value instanceof Singleton s) {
      return s.ordinal() + 0x73696e67;
    }
    if (value instanceof ToyList
        || value instanceof HashTable
        || value instanceof ToySlice
        || value instanceof DictView view && view.isSetLike()) {
      throw unhashable(value);
    }
    Object callee = Special.of(value, "__hash__", calls);
    if (callee == None.NONE) {
      throw unhashable(value);
    }
    return callee == null ? of(calls.id(value)) : checked(calls.call(callee));
  }

  /// Of a str: Java's hash, spread to 64 bits.
  static long of(String s) {
    long h = s.hashCode();
    return h == -1 ? -2 : h << 32 ^ h;
  }

  static long of(long n) {
    if (n > -MODULUS && n < MODULUS) {
      return n == -1 ? -2 : n;
    }
    return avoidError(n % MODULUS);
  }

  private static long of(BigInteger n) {
    return avoidError(n.remainder(BIG_MODULUS).longValue());
  }

  /// -1 marks an error in CPython, so no hash is -1.
  private static long avoidError(long hash) {
    return hash == -1 ? -2 : hash;
  }

  /// CPython's `_Py_HashDouble`: the fraction's bits as a number modulo the prime, times a power of
  /// two, which is a rotation.
  static long of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
      return of((long) value);
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? INFINITY : -INFINITY;
    }
    if (Double.isNaN(value)) {
      return 0;
    }
    if (Math.abs(value) >= 0x1p63) {
      return of(new BigDecimal(value).toBigInteger());
    }
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
    long mantissa = Math.abs((long) Math.scalb(value, -exponent));
    long reduced = mantissa % MODULUS;
    int turn = Math.floorMod(exponent, BITS);
    long rotated = (reduced << turn & MODULUS) | reduced >> (BITS - turn);
    return avoidError(value < 0 ? -rotated : rotated);
  }

  /// CPython's `tuplehash`, a simplified xxHash.
  private static long of(ToyTuple tuple, Callbacks calls) {
    long acc = 2870177450012600261L;
    calls.enter();
    try {
      for (Object item : tuple.items) {
        acc += of(item, calls) * -4417276706812531889L;
        acc = Long.rotateLeft(acc, 31) * -7046029288634856825L;
      }
    } finally {
      calls.leave();
    }
    acc += tuple.items.length ^ (2870177450012600261L ^ 3527539L);
    return acc == -1 ? 1546275796 : acc;
  }

  /// Independent of the order. The mixed hashes in the table stand for the items' own.
  private static long of(ToyFrozenSet set) {
    long hash = (set.size() + 1L) * 1927868237L;
    for (int e = set.nextEntry(0); e >= 0; e = set.nextEntry(e + 1)) {
      long h = set.hashAt(e);
      hash ^= (h ^ 89869747L ^ h << 16) * 3644798167L;
    }
    hash ^= hash >>> 11 ^ hash >>> 25;
    return avoidError(hash * 69069L + 907133923L);
  }

  private static long of(ToyRange range, Callbacks calls) {
    long n = range.length();
    return of(
        ToyTuple.of(
            n, n == 0 ? None.NONE : (Object) range.start, n <= 1 ? None.NONE : (Object) range.step),
        calls);
  }

  /// A class that defines `__eq__` and not `__hash__` has `__hash__ = None`.
  private static long ofInstance(Instance instance, Callbacks calls) {
    for (ToyClass c : instance.type().mro()) {
      @Nullable Object own = c.ownAttribute("__hash__");
      if (own == None.NONE || own == null && c.ownAttribute("__eq__") != null) {
        throw unhashable(instance);
      }
      if (own != null) {
        break;
      }
    }
    Object callee = Special.of(instance, "__hash__", calls);
    if (callee == None.NONE) {
      throw unhashable(instance);
    }
    return callee == null ? of(calls.id(instance)) : checked(calls.call(callee));
  }

  private static long checked(Object result) {
    if (!Numbers.isInt(result)) {
      throw ToyError.typeError("__hash__ method should return an integer");
    }
    return Numbers.asInt(result) instanceof Long n ? avoidError(n) : of(Numbers.asBig(result));
  }

  private static ToyError unhashable(Object value) {
    return ToyError.typeError("unhashable type: '" + Special.typeName(value) + "'");
  }
}
