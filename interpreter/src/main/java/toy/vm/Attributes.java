package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.Op;
import toy.value.Bindable;
import toy.value.BoundMethod;
import toy.value.ClassMethod;
import toy.value.Instance;
import toy.value.PropertyValue;
import toy.value.Shape;
import toy.value.Sharing;
import toy.value.StaticMethod;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;

/// Attributes by Python's order: properties of the class, the instance, other attributes of the
/// class, `__getattr__`.
final class Attributes {
  private Attributes() {}

  /// How many shapes one instruction remembers.
  private static final int MAX_CACHES = 4;

  /// The cache of GETATTR_SLOT and SETATTR_SLOT for one shape. `grown` is the shape after an
  /// attribute has been added, or null; `others` are the caches for shapes that were seen before
  /// (Hölzle, Chambers, Ungar 1991: polymorphic inline caches).
  private record SlotCache(
      Shape shape, int version, int slot, @Nullable Shape grown, @Nullable SlotCache others) {
    boolean holds(Instance i) {
      return i.shape == shape && shape.owner().version == version;
    }
  }

  // ---- instructions; a `pc` is past the instruction

  /// GETATTR_SLOT: the value, or null where the cache does not hold.
  static @Nullable Object slot(Frame frame, int pc, Object value) {
    if (value instanceof Instance i
        && frame.code.caches[(pc >> 2) - 1] instanceof SlotCache first) {
      SlotCache cache = first.holds(i) ? first : further(first, i);
      return cache == null ? null : i.at(cache.shape, cache.slot);
    }
    return null;
  }

  private static @Nullable SlotCache further(SlotCache first, Instance i) {
    SlotCache cache = first.others;
    while (cache != null && !cache.holds(i)) {
      cache = cache.others;
    }
    return cache;
  }

  /// A cache for a shape in front of those that the instruction has; more than [#MAX_CACHES] begin
  /// anew. `version` is the class's from before anything was looked up.
  private static void remember(
      Frame frame, int pc, Shape shape, int version, int slot, @Nullable Shape grown, Op quick) {
    SlotCache others = Variables.cache(frame, pc) instanceof SlotCache cache ? cache : null;
    int count = 1;
    for (SlotCache at = others; at != null; at = at.others) {
      count++;
    }
    SlotCache made = new SlotCache(shape, version, slot, grown, count > MAX_CACHES ? null : others);
    Variables.cache(frame, pc, made);
    Variables.quicken(frame, pc, quick);
  }

  /// SETATTR_SLOT: false where the cache does not hold.
  static boolean setSlot(Frame frame, int pc, Object target, Object value) {
    if (target instanceof Instance i
        && frame.code.caches[(pc >> 2) - 1] instanceof SlotCache first) {
      SlotCache cache = first.holds(i) ? first : further(first, i);
      return cache != null && i.store(cache.shape, cache.slot, cache.grown, value);
    }
    return false;
  }

  /// GETATTR: the frame that goes on.
  static Frame get(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    Object value = r[code[pc - 2]];
    String name = frame.code.function.names[code[pc - 1]];
    if (value instanceof Instance i) {
      Shape shape = i.shape;
      int version = shape.owner().version;
      Sharing.refresh();
      Object inClass = f.vm.lookup(i.type(), name);
      int slot = shape.slot(name);
      Closure pushed = null;
      if (inClass instanceof PropertyValue p) {
        pushed = p.get instanceof Closure getter ? getter : null;
      } else if (slot >= 0) {
        remember(frame, pc, shape, version, slot, null, Op.GETATTR_SLOT);
      } else if (inClass == null
          && f.vm.lookup(i.type(), "__getattr__") instanceof Closure fallback) {
        Frame made = Calls.frameOf(f, fallback, i, name);
        made.destination = code[pc - 3];
        return Calls.link(f, made, frame);
      }
      if (pushed != null) {
        Frame made = Calls.frameOf(f, pushed, i);
        made.destination = code[pc - 3];
        return Calls.link(f, made, frame);
      }
    }
    r[code[pc - 3]] = get(f, value, name);
    return frame;
  }

  /// SETATTR: the frame that goes on.
  static Frame set(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object target = frame.registers[code[pc - 3]];
    String name = frame.code.function.names[code[pc - 2]];
    Object value = frame.registers[code[pc - 1]];
    int version = target instanceof Instance i ? i.type().version : 0;
    Sharing.refresh();
    if (target instanceof Instance i
        && !(f.vm.lookup(i.type(), "__setattr__") instanceof Closure)) {
      Object inClass = f.vm.lookup(i.type(), name);
      if (inClass instanceof PropertyValue p) {
        if (p.set instanceof Closure setter) {
          Frame made = Calls.frameOf(f, setter, i, value);
          made.kind = Frame.Return.DROP;
          return Calls.link(f, made, frame);
        }
      } else if (i.type() != Types.OBJECT) {
        Shape shape = i.shape;
        int slot = shape.slot(name);
        Shape grown = slot < 0 ? shape.with(name) : null;
        remember(frame, pc, shape, version, slot, grown, Op.SETATTR_SLOT);
      }
    }
    set(f, target, name, value);
    return frame;
  }

  // ---- from Java

  static Object get(Fiber f, Object value, String name) {
    Object found = find(f, value, name);
    if (found == null) {
      throw missing(value, name);
    }
    return found;
  }

  private static ToyError missing(Object value, String name) {
    String what =
        switch (value) {
          case ModuleValue m ->
              (m.isInitializing ? "partially initialized " : "") + "module '" + m.name() + "'";
          case ToyClass c -> "type object '" + c.name() + "'";
          case SuperValue _ -> "'super' object";
          default -> "'" + Types.of(value).inMessages() + "' object";
        };
    String why =
        value instanceof ModuleValue m && m.isInitializing
            ? " (most likely due to a circular import)"
            : "";
    ToyError error = ToyError.attributeError(what + " has no attribute '" + name + "'" + why);
    error.value().sought = name;
    error.value().soughtIn = value;
    return error;
  }

  /// The attribute, or null where there is none.
  static @Nullable Object find(Fiber f, Object value, String name) {
    return switch (value) {
      case Instance i -> ofInstance(f, i, name);
      case ModuleValue m -> ofModule(f, m, name);
      case ToyClass c -> ofClass(f, c, name);
      case SuperValue s -> ofSuper(f, s, name);
      case Closure c when c.attributes().get(name) instanceof Object own -> own;
      default -> bind(f, f.vm.lookup(Types.of(value), name), value, Types.of(value));
    };
  }

  private static @Nullable Object ofInstance(Fiber f, Instance i, String name) {
    Object inClass = f.vm.lookup(i.type(), name);
    if (!(inClass instanceof PropertyValue)) {
      Object own = i.get(name);
      if (own != null) {
        return own;
      }
    }
    if (inClass == null) {
      Object fallback = special(f, i, "__getattr__");
      return fallback == null ? null : f.call(fallback, name);
    }
    return bind(f, inClass, i, i.type());
  }

  private static @Nullable Object ofModule(Fiber f, ModuleValue m, String name) {
    Object global = m.get(name);
    if (global == null && f.vm.modules.get(m.name() + "." + name) instanceof ModuleValue sub) {
      return sub;
    }
    if (global == null) {
      global = bind(f, f.vm.lookup(Types.MODULE, name), m, Types.MODULE);
    }
    return global != null ? global : f.vm.late(f, m, name);
  }

  private static @Nullable Object ofClass(Fiber f, ToyClass c, String name) {
    Object inType = f.vm.lookup(Types.TYPE, name);
    if (inType instanceof PropertyValue) {
      return bind(f, inType, c, Types.TYPE);
    }
    Object own = f.vm.lookup(c, name);
    if (own != null) {
      return switch (own) {
        case StaticMethod s -> s.function;
        case ClassMethod m -> new BoundMethod(m.function, c);
        default -> own;
      };
    }
    return bind(f, inType, c, Types.TYPE);
  }

  private static @Nullable Object ofSuper(Fiber f, SuperValue s, String name) {
    boolean ofClass = s.self() instanceof ToyClass;
    ToyClass type = ofClass ? (ToyClass) s.self() : Types.of(s.self());
    Object found = f.vm.lookupAfter(type, s.after(), name);
    if (ofClass && !(found instanceof ClassMethod) && !(found instanceof StaticMethod)) {
      return found;
    }
    return bind(f, found, s.self(), type);
  }

  /// What a class attribute gives when it is asked of a value.
  private static @Nullable Object bind(
      Fiber f, @Nullable Object found, Object self, ToyClass type) {
    return switch (found) {
      case null -> null;
      case Closure c -> new BoundMethod(c, self);
      case Bindable b -> new BoundMethod(b, self);
      case Native n when n.isMethod() -> new BoundMethod(n, self);
      case PropertyValue p -> {
        if (p.get == null) {
          throw ToyError.attributeError("property of '" + type.name() + "' object has no getter");
        }
        yield f.call(p.get, self);
      }
      case StaticMethod s -> s.function;
      case ClassMethod m -> new BoundMethod(m.function, type);
      default -> found;
    };
  }

  /// The class's method `name`, bound; null where there is none.
  static @Nullable Object special(Fiber f, Object value, String name) {
    ToyClass type = Types.of(value);
    return bind(f, f.vm.lookup(type, name), value, type);
  }

  /// What `with`, `async with` and `async for` ask for.
  static Object forStatement(Fiber f, Object value, String name) {
    Object method = special(f, value, name);
    if (method == null) {
      throw ToyError.typeError(lacks(f, value, name, Types.of(value).name()));
    }
    return method;
  }

  private static String lacks(Fiber f, Object value, String name, String type) {
    return switch (name) {
      case "__aiter__" -> "'async for' requires an object with __aiter__ method, got " + type;
      case "__anext__" ->
          "'async for' received an object from __aiter__ that does not implement __anext__: "
              + type;
      case "__aexit__", "__aenter__" ->
          "'"
              + type
              + "' object does not support the asynchronous context manager protocol"
              + (special(f, value, "__aenter__") == null ? "" : " (missed __aexit__ method)");
      default ->
          "'"
              + type
              + "' object does not support the context manager protocol"
              + (special(f, value, "__enter__") == null ? "" : " (missed __exit__ method)");
    };
  }

  static void set(Fiber f, Object target, String name, Object value) {
    switch (target) {
      case Instance i -> {
        Object custom = f.vm.lookup(i.type(), "__setattr__");
        if (custom instanceof Closure) {
          f.call(custom, i, name, value);
          return;
        }
        setOwn(f, i, name, value);
      }
      case ToyClass c -> c.setAttribute(name, value);
      case ModuleValue m -> m.define(name, value);
      case Closure c -> c.put(name, value);
      case ToyObject o when f.vm.lookup(o.type(), name) instanceof PropertyValue p ->
          setProperty(f, p, o, name, value);
      default -> throw cannotSet(f, target, name);
    }
  }

  private static ToyError cannotSet(Fiber f, Object target, String name) {
    boolean there = f.vm.lookup(Types.of(target), name) != null;
    return ToyError.attributeError(
        "'"
            + Types.of(target).name()
            + "' object "
            + (there
                ? "attribute '" + name + "' is read-only"
                : "has no attribute '" + name + "'"));
  }

  /// What `object.__setattr__` does: sets it without asking the class for a `__setattr__`.
  static void setOwn(Fiber f, Instance i, String name, Object value) {
    if (f.vm.lookup(i.type(), name) instanceof PropertyValue p) {
      setProperty(f, p, i, name, value);
    } else if (i.type() == Types.OBJECT) {
      throw cannotSet(f, i, name);
    } else {
      i.put(name, value);
    }
  }

  private static void setProperty(
      Fiber f, PropertyValue p, Object target, String name, Object value) {
    if (p.set == null) {
      throw ToyError.attributeError(
          "property '" + name + "' of '" + Types.of(target).name() + "' object has no setter");
    }
    f.call(p.set, target, value);
  }
}
