package toy.sched;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.value.BoundMethod;
import toy.value.Cell;
import toy.value.ClassMethod;
import toy.value.DefaultDict;
import toy.value.Derived;
import toy.value.ExceptionValue;
import toy.value.Instance;
import toy.value.NamedTuple;
import toy.value.None;
import toy.value.PropertyValue;
import toy.value.Rebuilt;
import toy.value.StaticMethod;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyFrozenSet;
import toy.value.ToyList;
import toy.value.ToySet;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// One object on its way between VMs, see [Parcel]. Its parts are scalars, or other packed objects.
/// Written by the packer, then read by the receiver alone.
abstract sealed class Packed
    permits Packed.ListNode,
        Packed.TupleNode,
        Packed.RebuiltNode,
        Packed.DictNode,
        Packed.SetNode,
        Packed.CellNode,
        Packed.WrapperNode,
        Packed.InstanceNode,
        Packed.PipeNode,
        PackedCode.FunctionNode,
        PackedCode.ClassNode,
        PackedCode.ModuleNode,
        PackedCode.LibraryNode,
        PackedCode.OriginalNode,
        WireNames.NamedNode {
  private @Nullable Object made;

  /// The object in the receiver's VM, empty at first where it can be.
  final Object make(Fiber f) {
    Object known = made;
    if (known == null) {
      known = create(f);
      made = known;
    }
    return known;
  }

  abstract Object create(Fiber f);

  void fill(Fiber f) {}

  void fillTable(Fiber f) {}

  /// What a part stands for in the receiver's VM.
  static @Nullable Object made(@Nullable Object packed, Fiber f) {
    return packed instanceof Packed node ? node.make(f) : packed;
  }

  static Object value(@Nullable Object packed, Fiber f) {
    return java.util.Objects.requireNonNull(made(packed, f));
  }

  private static @Nullable Object[] all(@Nullable Object[] packed, Fiber f) {
    @Nullable Object[] made = new Object[packed.length];
    for (int i = 0; i < packed.length; i++) {
      made[i] = made(packed[i], f);
    }
    return made;
  }

  static final class ListNode extends Packed {
    @Nullable Object[] items = {};

    @Override
    Object create(Fiber f) {
      return new ToyList(items.length);
    }

    @Override
    void fill(Fiber f) {
      ToyList list = (ToyList) make(f);
      for (Object item : items) {
        list.append(value(item, f));
      }
    }
  }

  static final class TupleNode extends Packed {
    @Nullable Object[] items = {};

    /// The class and the names of a named tuple, else null.
    @Nullable Object type;

    @Nullable Object fields;

    @Override
    Object create(Fiber f) {
      Object[] own = new Object[items.length];
      return type == null
          ? new ToyTuple(own)
          : new NamedTuple((ToyClass) value(type, f), (ToyTuple) value(fields, f), own);
    }

    @Override
    void fill(Fiber f) {
      Object[] target = ((ToyTuple) make(f)).items;
      for (int i = 0; i < items.length; i++) {
        target[i] = value(items[i], f);
      }
    }
  }

  /// An end of a pipe, which counts as open from when it is packed to when the receiver closes it.
  static final class PipeNode extends Packed {
    final PipeEnd.End end;

    /// @param end which counts it as open already
    PipeNode(PipeEnd.End end) {
      this.end = end;
    }

    @Override
    Object create(Fiber f) {
      return new PipeEnd(end, ((VmThread) f.thread).process);
    }
  }

  /// What knows itself how it is made anew. `fillTable`, for its parts may be keys.
  static final class RebuiltNode extends Packed {
    final String type;
    final long limit;
    private final @Nullable Rebuilt original;
    @Nullable Object[] parts = {};

    RebuiltNode(Rebuilt original) {
      this.type = original.type().name();
      this.limit = original.limit();
      this.original = original;
    }

    /// One that came over a wire.
    RebuiltNode(String type, long limit) {
      this.type = type;
      this.limit = limit;
      this.original = null;
    }

    @Override
    Object create(Fiber f) {
      return original != null ? original.blank() : f.vm.library.blank(type, limit);
    }

    @Override
    void fillTable(Fiber f) {
      Object[] made = new Object[parts.length];
      for (int i = 0; i < made.length; i++) {
        made[i] = value(parts[i], f);
      }
      ((Rebuilt) make(f)).fill(made, f);
    }
  }

  static final class DictNode extends Packed {
    final ToyDict original;
    @Nullable Object[] keys = {};
    @Nullable Object[] values = {};

    /// Of a defaultdict.
    @Nullable Object factory;

    /// @param original of which the kind is looked at
    DictNode(ToyDict original) {
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      return factory == null ? original.blank() : new DefaultDict(None.NONE);
    }

    @Override
    void fill(Fiber f) {
      if (factory != null) {
        ((DefaultDict) make(f)).factory = value(factory, f);
      }
    }

    @Override
    void fillTable(Fiber f) {
      ToyDict dict = (ToyDict) make(f);
      for (int i = 0; i < keys.length; i++) {
        dict.put(value(keys[i], f), value(values[i], f), f);
      }
    }
  }

  static final class SetNode extends Packed {
    final boolean frozen;
    @Nullable Object[] items = {};

    SetNode(boolean frozen) {
      this.frozen = frozen;
    }

    @Override
    Object create(Fiber f) {
      return frozen ? new ToyFrozenSet() : new ToySet();
    }

    @Override
    void fillTable(Fiber f) {
      toy.value.SetValue set = (toy.value.SetValue) make(f);
      for (Object item : items) {
        set.add(value(item, f), f);
      }
    }
  }

  static final class CellNode extends Packed {
    @Nullable Object value;

    @Override
    Object create(Fiber f) {
      return new Cell();
    }

    @Override
    void fill(Fiber f) {
      ((Cell) make(f)).value = made(value, f);
    }
  }

  /// What has no parts that could lead back to it before it is made.
  static final class WrapperNode extends Packed {
    enum Kind {
      METHOD,
      STATIC_METHOD,
      CLASS_METHOD,
      PROPERTY,
      SLICE
    }

    final Kind kind;
    @Nullable Object[] parts = {};

    WrapperNode(Kind kind) {
      this.kind = kind;
    }

    @Override
    Object create(Fiber f) {
      @Nullable Object[] p = all(parts, f);
      return switch (kind) {
        case METHOD -> new BoundMethod(value(p[0], f), value(p[1], f));
        case STATIC_METHOD -> new StaticMethod(value(p[0], f));
        case CLASS_METHOD -> new ClassMethod(value(p[0], f));
        case PROPERTY -> new PropertyValue(p[0], p[1], p[2]);
        case SLICE -> new ToySlice(value(p[0], f), value(p[1], f), value(p[2], f));
      };
    }
  }

  static final class InstanceNode extends Packed {
    @Nullable Object type;
    final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    @Nullable ErrorParts error;

    /// What the object of a class derived from a built-in one works on, or null.
    @Nullable Object core;

    /// What an exception has beside its attributes.
    static final class ErrorParts {
      @Nullable Object args;
      @Nullable Object cause;
      @Nullable Object context;
      boolean suppressContext;
      @Nullable String code;
      ExceptionValue.@Nullable Trace trace;
    }

    @Override
    Object create(Fiber f) {
      ToyClass owner = (ToyClass) value(type, f);
      if (core != null) {
        return new Derived(owner, value(core, f));
      }
      return error == null ? new Instance(owner) : new ExceptionValue(owner, ToyTuple.EMPTY);
    }

    @Override
    void fill(Fiber f) {
      Instance made = (Instance) make(f);
      attributes.forEach((key, packed) -> made.put(key, value(packed, f)));
      ErrorParts parts = error;
      if (parts != null) {
        ExceptionValue e = (ExceptionValue) made;
        e.args = (ToyTuple) value(parts.args, f);
        e.cause = (ExceptionValue) made(parts.cause, f);
        e.context = (ExceptionValue) made(parts.context, f);
        e.suppressContext = parts.suppressContext;
        e.code = parts.code;
        e.trace = parts.trace;
      }
    }
  }
}
