package toy.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toy.compile.Op;
import toy.value.Instance;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.SetOperations;
import toy.value.Text;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.ToyList;
import toy.value.ToySet;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.value.Types;

/// Items, displays, unpacking and f-strings.
@SuppressWarnings("NullAway") // operands are bound
final class Containers {
  private Containers() {}

  /// GETITEM: the frame that goes on.
  static Frame get(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    Object container = r[code[pc - 2]];
    Object key = r[code[pc - 1]];
    if (container instanceof ToyList && Fast.item(container, key) != null) {
      Variables.quicken(frame, pc, Op.GETITEM_LIST);
    } else if (container instanceof String && Fast.character(container, key) != null) {
      Variables.quicken(frame, pc, Op.GETITEM_STR);
    } else if (container instanceof ToyDict dict) {
      Object value = dict.get(key, f);
      if (value != null) {
        Variables.quicken(frame, pc, Op.GETITEM_DICT);
        r[code[pc - 3]] = value;
        return frame;
      }
    } else if (container instanceof Instance i
        && f.vm.lookup(i.type(), "__getitem__") instanceof Closure method) {
      Frame made = Calls.frameOf(f, method, i, key);
      made.destination = code[pc - 3];
      return Calls.link(f, made, frame);
    }
    r[code[pc - 3]] = Items.get(container, key, f);
    return frame;
  }

  /// SETITEM: the frame that goes on.
  static Frame set(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    Object container = r[code[pc - 3]];
    Object key = r[code[pc - 2]];
    Object value = r[code[pc - 1]];
    if (container instanceof ToyList && Fast.setItem(container, key, value)) {
      Variables.quicken(frame, pc, Op.SETITEM_LIST);
      return frame;
    }
    if (container instanceof Instance i
        && f.vm.lookup(i.type(), "__setitem__") instanceof Closure method) {
      Frame made = Calls.frameOf(f, method, i, key, value);
      made.kind = Frame.Return.DROP;
      return Calls.link(f, made, frame);
    }
    Items.set(container, key, value, f);
    return frame;
  }

  static Object slice(Object[] r, int base) {
    return new ToySlice(r[base], r[base + 1], r[base + 2]);
  }

  static Object list(Object[] r, int base, int count) {
    return new ToyList(Arrays.copyOfRange(r, base, base + count), count);
  }

  static Object tuple(Object[] r, int base, int count) {
    return count == 0 ? ToyTuple.EMPTY : new ToyTuple(Arrays.copyOfRange(r, base, base + count));
  }

  static Object set(Fiber f, Frame frame, int pc, Object[] r, int base, int count) {
    frame.pc = pc;
    ToySet set = new ToySet();
    for (int i = base; i < base + count; i++) {
      set.add(r[i], f);
    }
    return set;
  }

  static Object dict(Fiber f, Frame frame, int pc, Object[] r, int base, int pairs) {
    frame.pc = pc;
    ToyDict dict = new ToyDict();
    for (int i = base; i < base + 2 * pairs; i += 2) {
      dict.put(r[i], r[i + 1], f);
    }
    return dict;
  }

  static void extend(Fiber f, Frame frame, int pc, Object list, Object iterable) {
    frame.pc = pc;
    if (iterable instanceof ToyTuple tuple) {
      ((ToyList) list).appendAll(tuple.items, tuple.items.length);
      return;
    }
    if (!isIterable(f, iterable)) {
      throw ToyError.typeError(
          "Value after * must be an iterable, not " + Types.of(iterable).name());
    }
    Object iterator = Iteration.iterator(iterable, f);
    int seen = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      ((ToyList) list).append(item);
    }
  }

  private static boolean isIterable(Fiber f, Object value) {
    return value instanceof ToyIterator
        || Attributes.special(f, value, "__iter__") != null
        || Attributes.special(f, value, "__getitem__") != null;
  }

  /// The arguments of `callee(*iterable)`, where the iterable is no list.
  static ToyList spread(Fiber f, Object callee, Object iterable) {
    if (!isIterable(f, iterable)) {
      throw ToyError.typeError(
          Calls.qualifiedNameOf(callee)
              + "() argument after * must be an iterable, not "
              + Types.of(iterable).name());
    }
    return Iteration.toList(iterable, f);
  }

  static Object toTuple(Object list) {
    return ToyTuple.of(((ToyList) list).toArray());
  }

  static void update(Fiber f, Frame frame, int pc, Object set, Object iterable) {
    frame.pc = pc;
    Object iterator = Iteration.iterator(iterable, f);
    int seen = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      ((ToySet) set).add(item, f);
    }
  }

  /// `**` in a display, or in a call of `callee` (then a key must be a string, and new).
  static void merge(
      Fiber f, Frame frame, int pc, Object target, Object source, @Nullable Object callee) {
    frame.pc = pc;
    ToyDict into = (ToyDict) target;
    ToyDict from = mapping(f, source);
    if (from == null) {
      String type = Types.of(source).name();
      throw ToyError.typeError(
          callee == null
              ? "'" + type + "' object is not a mapping"
              : Calls.qualifiedNameOf(callee)
                  + "() argument after ** must be a mapping, not "
                  + type);
    }
    if (callee == null) {
      into.update(from, f);
      return;
    }
    ToyDict steady = from.steady();
    for (int e = steady.nextEntry(0); e >= 0; e = steady.nextEntry(e + 1)) {
      Object key = steady.keyAt(e);
      if (!(key instanceof String)) {
        throw ToyError.typeError("keywords must be strings");
      }
      if (into.contains(key, f)) {
        throw ToyError.typeError(
            Calls.qualifiedNameOf(callee)
                + "() got multiple values for keyword argument '"
                + key
                + "'");
      }
      into.put(key, steady.valueAt(e), f);
    }
  }

  /// As a dict; null for what is none and has no `keys`.
  private static @Nullable ToyDict mapping(Fiber f, Object source) {
    ToyDict plain = SetOperations.plainDict(source);
    if (plain != null) {
      return plain;
    }
    if (Attributes.special(f, source, "keys") == null) {
      return null;
    }
    ToyDict made = new ToyDict();
    SetOperations.updateDict(made, source, f);
    return made;
  }

  static void unpack(Fiber f, Frame frame, int pc, Object[] r, int base, Object source, int count) {
    frame.pc = pc;
    if (source instanceof ToyTuple tuple && tuple.items.length == count) {
      System.arraycopy(tuple.items, 0, r, base, count);
      return;
    }
    Object iterator = unpackable(f, source);
    for (int i = 0; i < count; i++) {
      Object item = Iteration.next(iterator, f);
      if (item == null) {
        throw ToyError.valueError(
            "not enough values to unpack (expected " + count + ", got " + i + ")");
      }
      r[base + i] = item;
    }
    if (Iteration.next(iterator, f) != null) {
      throw ToyError.valueError("too many values to unpack (expected " + count + ")");
    }
  }

  static void unpackStarred(
      Fiber f, Frame frame, int pc, Object[] r, int base, Object source, int packed) {
    frame.pc = pc;
    int before = packed >>> 8;
    int after = packed & 255;
    Object iterator = unpackable(f, source);
    ToyList items = new ToyList();
    int seen = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      items.append(item);
    }
    int middle = items.size() - before - after;
    if (middle < 0) {
      throw ToyError.valueError(
          "not enough values to unpack (expected at least "
              + (before + after)
              + ", got "
              + items.size()
              + ")");
    }
    System.arraycopy(items.array(), 0, r, base, before);
    Object[] starred = Arrays.copyOfRange(items.array(), before, before + middle);
    r[base + before] = new ToyList(starred, middle);
    System.arraycopy(items.array(), before + middle, r, base + before + 1, after);
  }

  private static Object unpackable(Fiber f, Object source) {
    try {
      return Iteration.iterator(source, f);
    } catch (ToyError e) {
      if (e.value().type() == Types.TYPE_ERROR && e.value().trace == null) {
        throw ToyError.typeError(
            "cannot unpack non-iterable " + Types.of(source).name() + " object");
      }
      throw e;
    }
  }

  static Object convert(Fiber f, Frame frame, int pc, Object value, int kind) {
    frame.pc = pc;
    return switch (kind) {
      case 'r' -> Text.repr(value, f);
      case 'a' -> Text.ascii(value, f);
      default -> Text.str(value, f);
    };
  }

  static Object format(Fiber f, Frame frame, int pc, Object value, Object spec) {
    frame.pc = pc;
    return Text.format(value, (String) spec, f);
  }

  static Object concat(Object[] r, int base, int count) {
    if (count == 2) {
      return ((String) r[base]).concat((String) r[base + 1]);
    }
    StringBuilder text = new StringBuilder();
    for (int i = base; i < base + count; i++) {
      text.append((String) r[i]);
    }
    return text.toString();
  }
}
