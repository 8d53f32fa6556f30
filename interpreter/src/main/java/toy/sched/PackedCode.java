package toy.sched;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.value.Cell;
import toy.value.ToyClass;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.GlobalCell;
import toy.vm.ModuleValue;

/// Functions, classes and modules on their way between VMs.
final class PackedCode {
  private PackedCode() {}

  static final class FunctionNode extends Packed {
    final FunctionCode code;
    final Object original;

    /// Set before it is read.
    @Nullable ModuleNode module;

    private boolean isKnown;
    @Nullable Object[] cells = {};
    @Nullable Object[] defaults = {};
    final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    /// @param original what it and all its copies stem from
    FunctionNode(FunctionCode code, Object original) {
      this.code = code;
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      KnownCode known = KnownCode.of(f.vm);
      Object own = known.find(original);
      if (own != null) {
        isKnown = true;
        return own;
      }
      Closure made =
          new Closure(
              f.vm,
              code,
              (ModuleValue) value(module, f),
              new Cell[cells.length],
              new Object[defaults.length]);
      made.original = original;
      known.add(original, made);
      return made;
    }

    @Override
    void fill(Fiber f) {
      Closure made = (Closure) make(f);
      if (isKnown) {
        return;
      }
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
    final Object original;
    private boolean isKnown;
    @Nullable Object[] bases = {};
    final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    /// @param original what it and all its copies stem from
    ClassNode(String name, String module, Object original) {
      this.name = name;
      this.module = module;
      this.original = original;
    }

    @Override
    Object create(Fiber f) {
      KnownCode known = KnownCode.of(f.vm);
      Object own = known.find(original);
      if (own != null) {
        isKnown = true;
        return own;
      }
      List<ToyClass> above = new java.util.ArrayList<>();
      for (Object base : bases) {
        above.add((ToyClass) value(base, f));
      }
      ToyClass made = ToyClass.user(name, above, new HashMap<>());
      made.module = module;
      made.original = original;
      known.add(original, made);
      return made;
    }

    @Override
    void fill(Fiber f) {
      ToyClass made = (ToyClass) make(f);
      if (isKnown) {
        return;
      }
      attributes.forEach((key, packed) -> made.setAttribute(key, value(packed, f)));
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
      // What is there already is the receiver's own, which it may have changed.
      globals.forEach((key, packed) -> {
        if (made.get(key) == null) {
          made.define(key, value(packed, f));
        }
      });
      refused.forEach((key, why) -> {
        GlobalCell cell = made.cell(key);
        if (cell.value == null) {
          cell.refusal = why;
        }
      });
    }
  }

  /// A function or class that a module of the library defines: the receiver has its own.
  static final class LibraryNode extends Packed {
    final String module;
    final String name;

    LibraryNode(String module, String name) {
      this.module = module;
      this.name = name;
    }

    @Override
    Object create(Fiber f) {
      ModuleValue library = f.vm.importModule(f, module);
      Object own = library.get(name);
      if (own == null) {
        own = f.vm.late(f, library, name);
      }
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
