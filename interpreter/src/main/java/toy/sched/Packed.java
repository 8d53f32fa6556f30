package toy.sched;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.value.BoundMethod;
import toy.value.Cell;
import toy.value.ClassMethod;
import toy.value.DefaultDict;
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
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.GlobalCell;
import toy.vm.ModuleValue;

/// One object on its way between VMs, see [Parcel]. Its parts are scalars, or other packed objects.
/// Written by the packer, then read by the receiver alone.
abstract sealed class Packed {
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

  private static Object value(@Nullable Object packed, Fiber f) {
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

  /// What knows itself how it is made anew. `fillTable`, for its parts may be keys.
  static final class RebuiltNode extends Packed {
    private final Rebuilt original;
    @Nullable Object[] parts = {};

    RebuiltNode(Rebuilt original) {
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      return original.blank();
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
    private final ToyDict original;
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

  static final class FunctionNode extends Packed {
    final FunctionCode code;
    final ModuleNode module;
    final @Nullable Closure original;
    @Nullable Object[] cells = {};
    @Nullable Object[] defaults = {};
    final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    FunctionNode(FunctionCode code, ModuleNode module, @Nullable Closure original) {
      this.code = code;
      this.module = module;
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      Closure made =
          new Closure(
              f.vm,
              code,
              (ModuleValue) module.make(f),
              new Cell[cells.length],
              new Object[defaults.length]);
      made.original = original;
      return made;
    }

    @Override
    void fill(Fiber f) {
      Closure made = (Closure) make(f);
      for (int i = 0; i < cells.length; i++) {
        made.cells[i] = (Cell) value(cells[i], f);
      }
      for (int i = 0; i < defaults.length; i++) {
        made.defaults[i] = value(defaults[i], f);
      }
      attributes.forEach((name, packed) -> made.put(name, value(packed, f)));
    }
  }

  static final class ClassNode extends Packed {
    final String name;
    final String module;
    final @Nullable ToyClass original;
    @Nullable Object[] bases = {};
    final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    ClassNode(String name, String module, @Nullable ToyClass original) {
      this.name = name;
      this.module = module;
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      List<ToyClass> above = new java.util.ArrayList<>();
      for (Object base : bases) {
        above.add((ToyClass) value(base, f));
      }
      ToyClass made = ToyClass.user(name, above, new HashMap<>());
      made.module = module;
      made.original = original;
      return made;
    }

    @Override
    void fill(Fiber f) {
      ToyClass made = (ToyClass) make(f);
      attributes.forEach((key, packed) -> made.setAttribute(key, value(packed, f)));
    }
  }

  static final class InstanceNode extends Packed {
    @Nullable Object type;
    final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    @Nullable ErrorParts error;

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

  /// A module: the sender's main one becomes the receiver's; one of the library is the receiver's
  /// own.
  static final class ModuleNode extends Packed {
    final String name;
    final boolean main;
    final boolean library;
    final Map<String, @Nullable Object> globals = new LinkedHashMap<>();

    /// Globals that could not be sent, and why.
    final Map<String, String> refused = new LinkedHashMap<>();

    ModuleNode(String name, boolean main, boolean library) {
      this.name = name;
      this.main = main;
      this.library = library;
    }

    @Override
    Object create(Fiber f) {
      if (main) {
        return f.vm.main;
      }
      ModuleValue known = library ? f.vm.importModule(f, name) : f.vm.modules.get(name);
      if (known == null) {
        known = new ModuleValue(name);
        f.vm.modules.put(name, known);
      }
      return known;
    }

    @Override
    void fill(Fiber f) {
      ModuleValue made = (ModuleValue) make(f);
      globals.forEach((key, packed) -> made.define(key, value(packed, f)));
      refused.forEach((key, why) -> {
        GlobalCell cell = made.cell(key);
        cell.refusal = why;
      });
    }
  }

  /// A function or class that a module of the library defines: the receiver has its own.
  static final class LibraryNode extends Packed {
    private final String module;
    private final String name;

    LibraryNode(String module, String name) {
      this.module = module;
      this.name = name;
    }

    @Override
    Object create(Fiber f) {
      Object own = f.vm.importModule(f, module).get(name);
      if (own == null) {
        throw new IllegalStateException(module + "." + name);
      }
      return own;
    }
  }

  /// A function or class that came from the receiver: sent back, it is the original.
  static final class OriginalNode extends Packed {
    private final Object original;

    OriginalNode(Object original) {
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      return original;
    }
  }
}
