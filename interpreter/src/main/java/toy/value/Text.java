package toy.value;

import java.math.BigInteger;
import java.util.List;

/// Values as text: `repr`, `str`, `ascii`, `format` and `%`, as CPython 3.11 writes them.
public final class Text {
  private Text() {}

  public static String repr(Object value, Callbacks calls) {
    if (value instanceof String s) {
      return StringText.repr(s);
    }
    if (value instanceof Long n) {
      return Long.toString(n);
    }
    if (value instanceof Double d) {
      return FloatText.repr(d);
    }
    if (value instanceof Boolean b) {
      return b ? "True" : "False";
    }
    if (value instanceof ToyObject object) {
      StringBuilder out = new StringBuilder();
      write(object, out, calls);
      return out.toString();
    }
    return value instanceof BigInteger n ? decimal(n) : value.toString();
  }

  public static String str(Object value, Callbacks calls) {
    if (value instanceof String s) {
      return s;
    }
    if (value instanceof Derived derived
        && !(derived.core instanceof String)
        && Special.attribute(derived.type(), "__str__") == null) {
      return repr(value, calls);
    }
    if (value instanceof Instance instance) {
      Object callee = Special.of(instance, "__str__", calls);
      if (callee != null) {
        return string(calls.call(callee), "__str__");
      }
      // An exception has a text of its own, before a `__repr__` that a subclass may have.
      if (instance instanceof ExceptionValue e) {
        return ExceptionText.str(e, calls);
      }
    } else if (value instanceof NamedTuple named && named.own("__str__") instanceof Object own) {
      return string(calls.call(own, value), "__str__");
    } else if (Special.isOpaque(value) && !(value instanceof HasRepr)) {
      Object callee = Special.of(value, "__str__", calls);
      if (callee != null) {
        return string(calls.call(callee), "__str__");
      }
    }
    return repr(value, calls);
  }

  /// `ascii(value)`: the repr with everything beyond ASCII escaped.
  public static String ascii(Object value, Callbacks calls) {
    if (value instanceof String s) {
      return StringText.quote(s, true);
    }
    String text = repr(value, calls);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 128) {
        out.append((char) c);
      } else {
        StringText.escape(c, out);
      }
    }
    return out.toString();
  }

  /// `format(value, spec)`.
  public static String format(Object value, String spec, Callbacks calls) {
    if (spec.isEmpty() && !Special.isOpaque(value)) {
      return str(value, calls);
    }
    if (value instanceof String s) {
      return Format.ofString(s, spec);
    }
    if (value instanceof Double d) {
      return Format.ofFloat(d, spec);
    }
    if (Numbers.isInt(value)) {
      return Format.ofInt(Numbers.asInt(value), spec, Special.typeName(value));
    }
    if (value instanceof Derived derived
        && Special.attribute(derived.type(), "__format__") == null) {
      return spec.isEmpty() ? str(value, calls) : format(derived.core, spec, calls);
    }
    Object callee = Special.of(value, "__format__", calls);
    if (callee != null) {
      return string(calls.call(callee, spec), "__format__");
    }
    if (!spec.isEmpty()) {
      throw ToyError.typeError(
          "unsupported format string passed to " + Special.typeName(value) + ".__format__");
    }
    return str(value, calls);
  }

  /// `format % args`.
  public static String percent(String format, Object args, Callbacks calls) {
    return Percent.format(format, args, calls);
  }

  /// `format % args` of bytes, which are texts of characters below 256, as in [ToyBytes].
  public static String percentBytes(String format, Object args, Callbacks calls) {
    return Percent.formatBytes(format, args, calls);
  }

  /// The decimal digits of an int beyond 64 bits, within CPython 3.11's limit.
  static String decimal(BigInteger value) {
    int most = NumberParser.MAX_DIGITS;
    // 10 is less than 2^3.33
    String text = value.bitLength() > most * 3.33 ? "" : value.toString();
    if (text.isEmpty() || text.length() - (value.signum() < 0 ? 1 : 0) > most) {
      throw ToyError.valueError(
          "Exceeds the limit ("
              + most
              + " digits) for integer string conversion; use sys.set_int_max_str_digits() to"
              + " increase the limit");
    }
    return text;
  }

  private static String string(Object result, String method) {
    if (result instanceof String s) {
      return s;
    }
    String type = Special.typeName(result);
    throw ToyError.typeError(
        method.equals("__format__")
            ? "__format__ must return a str, not " + type
            : method + " returned non-string (type " + type + ")");
  }

  private static void write(ToyObject value, StringBuilder out, Callbacks calls) {
    if (value instanceof ToyList) {
      nested(value, "[...]", out, calls);
    } else if (value instanceof NamedTuple named && named.own("__repr__") instanceof Object own) {
      out.append(string(calls.call(own, value), "__repr__"));
    } else if (value instanceof ToyTuple) {
      nested(value, "(...)", out, calls);
    } else if (value instanceof ToyDict) {
      nested(value, "{...}", out, calls);
    } else if (value instanceof SetValue set) {
      nested(value, set.type().name() + "(...)", out, calls);
    } else if (value instanceof DictView) {
      nested(value, "...", out, calls);
    } else {
      out.append(single(value, calls));
    }
  }

  private static String single(ToyObject value, Callbacks calls) {
    if (value instanceof HasRepr own) {
      return own.repr(calls);
    }
    if (value instanceof ToyClass) {
      return value.toString();
    }
    if (value instanceof ToyRange r) {
      return range(r);
    }
    if (value instanceof ToySlice s) {
      return slice(s, calls);
    }
    if (value instanceof BoundMethod m) {
      return boundMethod(m, calls);
    }
    if (value instanceof StaticMethod m) {
      return "<staticmethod(" + repr(m.function, calls) + ")>";
    }
    if (value instanceof ClassMethod m) {
      return "<classmethod(" + repr(m.function, calls) + ")>";
    }
    return object(value, calls);
  }

  private static String object(ToyObject object, Callbacks calls) {
    Object callee = Special.of(object, "__repr__", calls);
    if (callee != null) {
      return string(calls.call(callee), "__repr__");
    }
    return object instanceof ExceptionValue e
        ? ExceptionText.repr(e, calls)
        : defaultRepr(object, calls);
  }

  /// `<__main__.C object at 0x10>`.
  public static String defaultRepr(Object value, Callbacks calls) {
    ToyClass type = Types.of(value);
    String module = type.module.equals("builtins") ? "" : type.module + ".";
    return "<" + module + type.name() + " object at " + address(value, calls) + ">";
  }

  /// The value's id as CPython shows an address.
  public static String address(Object value, Callbacks calls) {
    return "0x" + Long.toHexString(calls.id(value));
  }

  private static String boundMethod(BoundMethod method, Callbacks calls) {
    Object own = calls.special(method, "__repr__");
    return own == null ? defaultRepr(method, calls) : string(calls.call(own), "__repr__");
  }

  private static String range(ToyRange r) {
    return "range(" + r.start + ", " + r.stop + (r.step == 1 ? "" : ", " + r.step) + ")";
  }

  private static String slice(ToySlice s, Callbacks calls) {
    return "slice("
        + repr(s.start, calls)
        + ", "
        + repr(s.stop, calls)
        + ", "
        + repr(s.step, calls)
        + ")";
  }

  /// A container, or `cycle` where this fiber is at it already.
  private static void nested(Object value, String cycle, StringBuilder out, Callbacks calls) {
    List<Object> printing = calls.printing();
    for (int i = printing.size() - 1; i >= 0; i--) {
      if (printing.get(i) == value) {
        out.append(cycle);
        return;
      }
    }
    calls.enter();
    printing.add(value);
    try {
      if (value instanceof ToyList list) {
        list(list, out, calls);
      } else if (value instanceof ToyTuple tuple) {
        tuple(tuple, out, calls);
      } else if (value instanceof ToyDict dict) {
        if (dict.type() == Types.DICT) {
          dict(dict, out, calls);
        } else {
          moreThanDict(dict, out, calls);
        }
      } else if (value instanceof SetValue set) {
        set(set, out, calls);
      } else {
        view((DictView) value, out, calls);
      }
    } finally {
      printing.removeLast();
      calls.leave();
    }
  }

  private static void item(Object item, StringBuilder out, Callbacks calls) {
    if (item instanceof Long n) {
      out.append((long) n);
    } else if (item instanceof ToyObject object) {
      write(object, out, calls);
    } else {
      out.append(repr(item, calls));
    }
  }

  private static void list(ToyList list, StringBuilder out, Callbacks calls) {
    out.append('[');
    int i = 0;
    for (Object item = list.at(0); item != null; item = list.at(++i)) {
      if (i > 0) {
        out.append(", ");
      }
      item(item, out, calls);
    }
    out.append(']');
  }

  private static void tuple(ToyTuple tuple, StringBuilder out, Callbacks calls) {
    if (tuple instanceof NamedTuple named) {
      namedTuple(named, out, calls);
      return;
    }
    out.append('(');
    for (int i = 0; i < tuple.items.length; i++) {
      if (i > 0) {
        out.append(", ");
      }
      item(tuple.items[i], out, calls);
    }
    out.append(tuple.items.length == 1 ? ",)" : ")");
  }

  /// What `super().__repr__` gives, which must not come back to the method that asks.
  public static String repr(NamedTuple tuple, Callbacks calls) {
    StringBuilder out = new StringBuilder();
    namedTuple(tuple, out, calls);
    return out.toString();
  }

  private static void namedTuple(NamedTuple tuple, StringBuilder out, Callbacks calls) {
    out.append(tuple.type().name()).append('(');
    for (int i = 0; i < tuple.items.length; i++) {
      out.append(i > 0 ? ", " : "").append(tuple.fields().items[i]).append('=');
      item(tuple.items[i], out, calls);
    }
    out.append(')');
  }

  private static void dict(ToyDict given, StringBuilder out, Callbacks calls) {
    int moves = given.moves;
    ToyDict dict = given.steady();
    out.append('{');
    String separator = "";
    for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
      Object key = dict.keyAt(e);
      Object value = dict.valueAt(e);
      out.append(separator);
      item(key, out, calls);
      out.append(": ");
      item(value, out, calls);
      separator = ", ";
      checkSame(given, moves, value, "dictionary");
    }
    out.append('}');
  }

  private static void moreThanDict(ToyDict dict, StringBuilder out, Callbacks calls) {
    out.append(dict.type().name()).append('(');
    if (dict instanceof DefaultDict d) {
      out.append(repr(d.factory, calls)).append(", ");
      dict(dict, out, calls);
    } else if (dict.size() > 0 && dict instanceof Counter counter) {
      counts(counter, out, calls);
    } else if (dict.size() > 0) {
      list(Iteration.toList(dict.items(), calls), out, calls);
    }
    out.append(')');
  }

  /// The most common first, or in the order of the dict where counts have no order.
  private static void counts(Counter counter, StringBuilder out, Callbacks calls) {
    ToyDict sorted = new ToyDict();
    try {
      ToyList common = counter.mostCommon(calls);
      for (int i = 0; i < common.size(); i++) {
        Object[] pair = ((ToyTuple) common.get(i)).items;
        sorted.put(pair[0], pair[1], calls);
      }
    } catch (ToyError e) {
      if (e.value().type() != Types.TYPE_ERROR) {
        throw e;
      }
      sorted.clear();
      sorted.update(counter, calls);
    }
    dict(sorted, out, calls);
  }

  private static void checkSame(HashTable table, int moves, Object item, String what) {
    if (table.hasMoved(moves, item, "__repr__")) {
      throw ToyError.runtimeError(what + " changed size during iteration");
    }
  }

  private static void set(SetValue given, StringBuilder out, Callbacks calls) {
    int moves = given.moves;
    SetValue set = given.steady();
    boolean frozen = set instanceof ToyFrozenSet;
    if (set.size() == 0) {
      out.append(frozen ? "frozenset()" : "set()");
      return;
    }
    out.append(frozen ? "frozenset({" : "{");
    String separator = "";
    for (int e = set.nextEntry(0); e >= 0; e = set.nextEntry(e + 1)) {
      out.append(separator);
      Object item = set.keyAt(e);
      item(item, out, calls);
      separator = ", ";
      checkSame(given, moves, item, "Set");
    }
    out.append(frozen ? "})" : "}");
  }

  private static void view(DictView view, StringBuilder out, Callbacks calls) {
    out.append(view.dict instanceof OrderedDict ? "o" : "");
    out.append(view.type().name()).append('(');
    list(Iteration.toList(view, calls), out, calls);
    out.append(')');
  }
}
