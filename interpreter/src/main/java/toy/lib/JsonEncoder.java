package toy.lib;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.Derived;
import toy.value.FloatText;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Sorting;
import toy.value.Text;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// Writes a value as JSON, as CPython's encoder does.
final class JsonEncoder {
  private final Fiber f;
  private final boolean skipKeys;
  private final boolean asciiOnly;
  private final boolean allowNan;
  private final @Nullable String indent;
  private final @Nullable Object fallback;
  private final boolean sortKeys;
  private final StringBuilder out = new StringBuilder();

  /// The containers that are being written, outermost first.
  private final List<Object> open = new ArrayList<>();

  private String between;
  private String afterKey = ": ";
  private int written;

  /// Arrays and objects that are open.
  private int depth;

  /// @param fallback what is called with a value that JSON does not know, or null
  JsonEncoder(
      Fiber f,
      boolean skipKeys,
      boolean asciiOnly,
      boolean allowNan,
      @Nullable String indent,
      @Nullable Object fallback,
      boolean sortKeys) {
    this.f = f;
    this.skipKeys = skipKeys;
    this.asciiOnly = asciiOnly;
    this.allowNan = allowNan;
    this.indent = indent;
    this.fallback = fallback;
    this.sortKeys = sortKeys;
    this.between = indent == null ? ", " : ",";
  }

  void separate(String items, String keys) {
    between = items;
    afterKey = keys;
  }

  String encode(Object value) {
    write(value);
    return out.toString();
  }

  private void write(Object value) {
    if ((++written & Arguments.POLL_MASK) == 0) {
      f.poll();
    }
    switch (Derived.plain(value)) {
      case String s -> string(s);
      case None _ -> out.append("null");
      case Boolean b -> out.append(b ? "true" : "false");
      case Long n -> out.append((long) n);
      case BigInteger n -> out.append(Text.repr(n, f));
      case Double d -> out.append(real(d));
      case ToyList list -> array(list);
      case ToyTuple tuple -> array(tuple);
      case ToyDict dict -> object(dict);
      default -> other(value);
    }
  }

  private void other(Object value) {
    if (fallback == null) {
      throw ToyError.typeError(
          "Object of type " + toy.value.Types.of(value).name() + " is not JSON serializable");
    }
    enter(value);
    try {
      write(f.call(fallback, value));
    } finally {
      leave();
    }
  }

  private void enter(Object value) {
    for (Object container : open) {
      if (container == value) {
        throw ToyError.valueError("Circular reference detected");
      }
    }
    f.enter();
    open.add(value);
  }

  private void leave() {
    open.removeLast();
    f.leave();
  }

  private String real(double d) {
    boolean finite = !Double.isNaN(d) && !Double.isInfinite(d);
    if (finite) {
      return FloatText.repr(d);
    }
    if (!allowNan) {
      throw ToyError.valueError("Out of range float values are not JSON compliant");
    }
    return Double.isNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
  }

  private void array(Object items) {
    int outer = depth;
    int before = open.size();
    try {
      enter(items);
      depth = outer + 1;
      out.append('[');
      boolean any = false;
      Object iterator = Iteration.iterator(items, f);
      for (Object item = Iteration.next(iterator, f);
          item != null;
          item = Iteration.next(iterator, f)) {
        out.append(any ? between : "");
        newLine(depth);
        write(item);
        any = true;
      }
      if (any) {
        newLine(outer);
      }
      out.append(']');
    } finally {
      close(before);
      depth = outer;
    }
  }

  private void object(ToyDict dict) {
    int outer = depth;
    int before = open.size();
    try {
      enter(dict);
      depth = outer + 1;
      out.append('{');
      boolean any = false;
      ToyList items = Iteration.toList(dict.items(), f);
      if (sortKeys) {
        Sorting.sort(items, null, false, f);
      }
      for (int i = 0; i < items.size(); i++) {
        Object[] pair = ((ToyTuple) items.get(i)).items;
        String key = key(pair[0]);
        if (key == null) {
          continue;
        }
        out.append(any ? between : "");
        newLine(depth);
        string(key);
        out.append(afterKey);
        write(pair[1]);
        any = true;
      }
      if (any) {
        newLine(outer);
      }
      out.append('}');
    } finally {
      close(before);
      depth = outer;
    }
  }

  private void close(int count) {
    while (open.size() > count) {
      leave();
    }
  }

  private @Nullable String key(Object key) {
    if (key instanceof String s) {
      return s;
    }
    if (key == None.NONE) {
      return "null";
    }
    if (key instanceof Boolean b) {
      return b ? "true" : "false";
    }
    if (key instanceof Double d) {
      return real(d);
    }
    if (Numbers.isInt(key)) {
      return Text.repr(key, f);
    }
    if (skipKeys) {
      return null;
    }
    throw ToyError.typeError(
        "keys must be str, int, float, bool or None, not " + toy.value.Types.of(key).name());
  }

  private void newLine(int levels) {
    if (indent != null) {
      out.append('\n').append(indent.repeat(levels));
    }
  }

  private void string(String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          if (c < ' ' || asciiOnly && c > '~') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
