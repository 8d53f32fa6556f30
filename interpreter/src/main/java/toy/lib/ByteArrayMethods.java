package toy.lib;

import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyByteArray;
import toy.value.ToyError;
import toy.value.ToySlice;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// What `bytearray` has beside the methods of `bytes`.
final class ByteArrayMethods {
  private ByteArrayMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "bytearray(as for bytes): raw bytes that can change");
    t.keyworded(
        "__new__",
        "cls, /, source=, encoding=, errors=",
        "",
        (f, a) -> new ToyByteArray(BytesMethods.source(f, a[1], a[2], a[3])));
    t.value("__hash__", None.NONE);
    t.define("append", "(byte): adds it at the end", ByteArrayMethods::append);
    t.define("insert", "(at, byte): puts it before a position", ByteArrayMethods::insert);
    t.define("extend", "(bytes or numbers): adds them at the end", ByteArrayMethods::extend);
    t.define("clear", "(): removes all", ByteArrayMethods::clear);
    t.define("copy", "(): a copy", (_, b) -> new ToyByteArray(self(b).octets()));
    t.define("reverse", "(): turns it round in place", ByteArrayMethods::reverse);
    t.variadic("pop", 1, 2, "([at]): removes a byte and gives it", ByteArrayMethods::pop);
    t.define("remove", "(byte): removes the first such", ByteArrayMethods::remove);
    t.define("__setitem__", "(index, byte): self[index] = byte", ByteArrayMethods::set);
    t.define("__delitem__", "(index): del self[index]", ByteArrayMethods::delete);
    t.define("__iadd__", "(other): adds it at the end", ByteArrayMethods::addInPlace);
    BytesMethods.fillBoth(t, Types.BYTE_ARRAY);
  }

  private static ToyByteArray self(Object value) {
    if (value instanceof ToyByteArray array) {
      return array;
    }
    throw Arguments.wrongSelf("bytearray", value);
  }

  private static char octet(Object value, Fiber f) {
    return Octets.octet(value, f, "byte must be in range(0, 256)");
  }

  /// The number that an index is.
  static long position(Fiber f, Object key) {
    if (Numbers.indexOrNull(key, f) == null) {
      throw ToyError.typeError(
          "bytearray indices must be integers or slices, not " + Arguments.typeName(key));
    }
    return Arguments.number(key, f);
  }

  private static Object append(Fiber f, Object self, Object value) {
    self(self).append(octet(value, f));
    return None.NONE;
  }

  private static Object insert(Fiber f, Object self, Object at, Object value) {
    self(self).insert(Arguments.number(at, f), octet(value, f));
    return None.NONE;
  }

  private static Object extend(Fiber f, Object self, Object more) {
    if (!Octets.isLike(more) && f.special(more, "__iter__") == null) {
      throw ToyError.typeError("can't extend bytearray with " + Arguments.typeName(more));
    }
    self(self)
        .append(Octets.isLike(more) ? Octets.self(more) : BytesMethods.numbers(f, more, "byte"));
    return None.NONE;
  }

  private static Object addInPlace(Fiber f, Object self, Object other) {
    if (!Octets.isLike(other)) {
      throw ToyError.typeError("can't concat " + Arguments.typeName(other) + " to bytearray");
    }
    self(self).append(Octets.self(other));
    return self;
  }

  private static Object clear(Fiber f, Object self) {
    self(self).clear();
    return None.NONE;
  }

  private static Object reverse(Fiber f, Object self) {
    self(self).reverse();
    return None.NONE;
  }

  private static Object pop(Fiber f, Object[] args) {
    ToyByteArray array = self(args[0]);
    if (array.length() == 0) {
      throw ToyError.indexError("pop from empty bytearray");
    }
    Object index = args.length > 1 ? Arguments.integer(args[1], f) : (Object) (-1L);
    int gone = array.remove(position(f, index));
    if (gone < 0) {
      throw ToyError.indexError("pop index out of range");
    }
    return (long) gone;
  }

  private static Object remove(Fiber f, Object self, Object value) {
    if (!self(self).removeFirst(octet(value, f))) {
      throw ToyError.valueError("value not found in bytearray");
    }
    return None.NONE;
  }

  private static Object set(Fiber f, Object self, Object key, Object value) {
    ToyByteArray array = self(self);
    if (key instanceof ToySlice slice) {
      array.assign(slice, Octets.isLike(value) ? Octets.self(value) : listed(f, value), f);
      return None.NONE;
    }
    long at = position(f, key);
    if (array.at(at) < 0 || !array.put(at, octet(value, f))) {
      throw ToyError.indexError("bytearray index out of range");
    }
    return None.NONE;
  }

  private static String listed(Fiber f, Object value) {
    if (value instanceof String || Numbers.isInt(value)) {
      throw ToyError.typeError(
          "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    return BytesMethods.numbers(f, value, "byte");
  }

  private static Object delete(Fiber f, Object self, Object key) {
    if (key instanceof ToySlice slice) {
      self(self).delete(slice, f);
    } else if (self(self).remove(position(f, key)) < 0) {
      throw ToyError.indexError("bytearray index out of range");
    }
    return None.NONE;
  }
}
