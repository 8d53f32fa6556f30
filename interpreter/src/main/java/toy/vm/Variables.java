package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.compile.Op;
import toy.syntax.DiagnosticCode;
import toy.value.Cell;
import toy.value.Iteration;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.Types;

/// Globals, built-ins, cells and imports. A `pc` is past the instruction concerned.
final class Variables {
  private Variables() {}

  /// Takes a quickened instruction back to what was compiled; gives the pc at which it is executed
  /// again.
  static int undo(Frame frame, int pc) {
    int at = pc - 4;
    frame.code.words[at] = frame.code.function.code[at];
    return at;
  }

  static void quicken(Frame frame, int pc, Op op) {
    frame.code.words[pc - 4] = op.ordinal();
  }

  static @Nullable Object cache(Frame frame, int pc) {
    return frame.code.caches[(pc >> 2) - 1];
  }

  /// The cache is written before the op word, so that a quickened op finds it.
  static void cache(Frame frame, int pc, Object cache) {
    frame.code.caches[(pc >> 2) - 1] = cache;
  }

  static Object bound(Frame frame, @Nullable Object value, int name) {
    if (value == null) {
      throw Deletion.deletes(frame.code.function, name)
          ? Deletion.unbound(frame, name)
          : unbound(frame, name);
    }
    return value;
  }

  static Object cellValue(Frame frame, Cell cell, int name) {
    Object value = cell.value;
    if (value == null) {
      throw cell.deleted ? Deletion.unbound(frame, name) : unbound(frame, name);
    }
    return value;
  }

  static Object freeValue(Frame frame, int index, int name) {
    Cell cell = frame.closure.cells[index];
    Object value = cell.value;
    if (value == null) {
      throw cell.deleted ? Deletion.unboundFree(frame, name) : unbound(frame, name);
    }
    return value;
  }

  private static ToyError unbound(Frame frame, int name) {
    return ToyError.nameError(
        "name '" + frame.code.function.names[name] + "' is used before its `let` has run");
  }

  static Object loadGlobal(Fiber f, Frame frame, int pc, int name) {
    String id = frame.code.function.names[name];
    GlobalCell cell = frame.closure.module.cell(id);
    Object value = cell.value; // once: another thread may delete it
    if (value == null) {
      if (cell.refusal != null) {
        throw refused(cell);
      }
      Object builtin = f.vm.library.builtins().get(id);
      if (builtin != null) {
        return builtin;
      }
      throw ToyError.nameError("name '" + id + "' is not defined");
    }
    if (cache(frame, pc) == null) {
      cache(frame, pc, cell);
      quicken(frame, pc, Op.LOAD_GLOBAL_CELL);
    }
    return value;
  }

  /// LOAD_GLOBAL_CELL. Small, so that it is inlined: a call of [#cell] here cost a tenth of a
  /// recursive function.
  static Object cachedGlobal(Fiber f, Frame frame, int pc, int name) {
    if (frame.code.caches[(pc >> 2) - 1] instanceof GlobalCell cell) {
      Object value = cell.value;
      if (value != null) {
        return value;
      }
    }
    return loadGlobal(f, frame, pc, name);
  }

  private static ToyError refused(GlobalCell cell) {
    ToyError error = new ToyError(Types.TYPE_ERROR, String.valueOf(cell.refusal));
    error.value().code = DiagnosticCode.NOT_SENDABLE.code();
    return error;
  }

  private static GlobalCell cell(Frame frame, int pc, int name) {
    if (cache(frame, pc) instanceof GlobalCell cell) {
      return cell;
    }
    GlobalCell cell = frame.closure.module.cell(frame.code.function.names[name]);
    cache(frame, pc, cell);
    return cell;
  }

  static void storeGlobal(Frame frame, int pc, int name, Object value) {
    GlobalCell cell = cell(frame, pc, name);
    if (cell.value == null) {
      throw unbound(frame, name);
    }
    cell.value = value;
  }

  static void defineGlobal(Frame frame, int pc, int name, Object value) {
    cell(frame, pc, name).value = value;
  }

  /// At the prompt a later entry may give the module a global of that name; [Vm#shadow] has then
  /// emptied the cache and made the cell.
  static Object loadBuiltin(Fiber f, Frame frame, int pc, int name) {
    Object known = cache(frame, pc);
    return known != null ? known : findBuiltin(f, frame, pc, frame.code.function.names[name]);
  }

  private static Object findBuiltin(Fiber f, Frame frame, int pc, String name) {
    ModuleValue module = frame.closure.module;
    Object global = module.get(name);
    if (global != null) {
      return global;
    }
    Object builtin = f.vm.builtin(f, name);
    if (!module.has(name)) {
      cache(frame, pc, builtin);
    }
    return builtin;
  }

  static Object loadName(Fiber f, Frame frame, Object namespace, int name) {
    String id = frame.code.function.names[name];
    Object value = ((ToyDict) namespace).get(id, f);
    if (value == null) {
      throw ToyError.nameError("name '" + id + "' is not defined");
    }
    return value;
  }

  static Object importModule(Fiber f, Frame frame, int pc, int name, int top) {
    frame.pc = pc;
    FunctionCode function = frame.code.function;
    String dotted = absolute(function.names[name], frame.closure.module);
    ModuleValue leaf = f.vm.importModule(f, dotted);
    int dot = dotted.indexOf('.');
    Object module = top == 1 && dot > 0 ? f.vm.importModule(f, dotted.substring(0, dot)) : leaf;
    Loops.poll(f);
    return module;
  }

  /// A relative name, which begins with dots, counts from the package that the module stands in.
  private static String absolute(String name, ModuleValue module) {
    if (!name.startsWith(".")) {
      return name;
    }
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    String base = module.name();
    for (int up = module.isPackage ? 1 : 0; up < dots; up++) {
      int dot = base.lastIndexOf('.');
      if (dot < 0) {
        throw new ToyError(
            Types.IMPORT_ERROR,
            up == (module.isPackage ? 1 : 0)
                ? "attempted relative import with no known parent package"
                : "attempted relative import beyond top-level package");
      }
      base = base.substring(0, dot);
    }
    return dots == name.length() ? base : base + "." + name.substring(dots);
  }

  /// A module of the package, imported now if it was not yet.
  private static @Nullable Object submodule(Fiber f, ModuleValue module, String id) {
    String name = module.name() + "." + id;
    ModuleValue known = f.vm.modules.get(name);
    if (known != null || !module.isPackage) {
      return known;
    }
    try {
      return f.vm.importModule(f, name);
    } catch (ToyError e) {
      if (e.value().type() == Types.MODULE_NOT_FOUND_ERROR && name.equals(e.value().sought)) {
        return null;
      }
      throw e;
    }
  }

  static Object importFrom(Fiber f, Frame frame, int pc, Object module, int name) {
    frame.pc = pc;
    String id = frame.code.function.names[name];
    Object value = ((ModuleValue) module).get(id);
    if (value == null) {
      value = f.vm.late(f, (ModuleValue) module, id);
    }
    if (value == null) {
      value = submodule(f, (ModuleValue) module, id);
    }
    if (value == null) {
      String from = "'" + ((ModuleValue) module).name() + "'";
      if (((ModuleValue) module).isInitializing) {
        from = "partially initialized module " + from + " (most likely due to a circular import)";
      }
      ToyError error =
          new ToyError(Types.IMPORT_ERROR, "cannot import name '" + id + "' from " + from);
      error.value().sought = id;
      error.value().soughtIn = module;
      throw error;
    }
    return value;
  }

  static void importStar(Fiber f, Frame frame, int pc, Object module) {
    frame.pc = pc;
    ModuleValue from = (ModuleValue) module;
    f.vm.complete(f, from);
    if (from.get("__all__") instanceof Object all) {
      for (Object name : Iteration.toArray(all, f)) {
        if (!(name instanceof String global)) {
          throw ToyError.typeError(
              "Item in "
                  + from.name()
                  + ".__all__ must be str, not "
                  + Types.of(name).inMessages());
        }
        Object value = from.get(global);
        if (value == null) {
          throw ToyError.attributeError(
              "module '" + from.name() + "' has no attribute '" + global + "'");
        }
        frame.closure.module.define(global, value);
      }
      return;
    }
    for (String name : from.names()) {
      Object value = from.get(name);
      if (value != null && !name.startsWith("_")) {
        frame.closure.module.define(name, value);
      }
    }
  }
}
