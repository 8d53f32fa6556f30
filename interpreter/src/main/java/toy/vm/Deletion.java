package toy.vm;

import toy.compile.FunctionCode;
import toy.compile.Opcodes;
import toy.value.Cell;
import toy.value.Instance;
import toy.value.Items;
import toy.value.PropertyValue;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.Types;

/// `del`, and what is said of a name that it has unbound.
@SuppressWarnings("NullAway") // an unbound register is null
final class Deletion {
  private Deletion() {}

  /// The DELETE instructions; `pc` is past the instruction.
  static void delete(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int a = code[pc - 3];
    int b = code[pc - 2];
    String[] names = frame.code.function.names;
    switch (code[pc - 4]) {
      case Opcodes.DELETE_LOCAL -> {
        Variables.bound(frame, r[a], b);
        r[a] = null;
      }
      case Opcodes.DELETE_CELL -> {
        Variables.cellValue(frame, (Cell) r[a], b);
        empty((Cell) r[a]);
      }
      case Opcodes.DELETE_FREE -> {
        Variables.freeValue(frame, a, b);
        empty(frame.closure.cells[a]);
      }
      case Opcodes.DELETE_GLOBAL -> {
        GlobalCell cell = frame.closure.module.cell(names[a]);
        if (cell.value == null) {
          throw undefined(names[a]);
        }
        cell.value = null;
      }
      case Opcodes.DELETE_NAME -> {
        if (((ToyDict) r[b]).remove(names[a], f) == null) {
          throw undefined(names[a]);
        }
      }
      case Opcodes.DELETE_ATTR -> attribute(f, r[a], names[b]);
      case Opcodes.DELETE_ITEM -> Items.delete(r[a], r[b], f);
      default -> throw new IllegalStateException();
    }
  }

  private static void empty(Cell cell) {
    cell.value = null;
    cell.deleted = true;
  }

  /// Removes an attribute; what `delattr` does.
  static void attribute(Fiber f, Object value, String name) {
    Object custom = f.vm.lookup(Types.of(value), "__delattr__");
    if (custom instanceof Closure) {
      f.call(custom, value, name);
    } else {
      own(f, value, name);
    }
  }

  /// What `object.__delattr__` does: removes it without asking the class for a `__delattr__`.
  static void own(Fiber f, Object value, String name) {
    if (value instanceof Instance i
        && f.vm.lookup(i.type(), name) instanceof PropertyValue property) {
      if (property.deleter == null) {
        throw ToyError.attributeError(
            "property '" + name + "' of '" + i.type().name() + "' object has no deleter");
      }
      f.call(property.deleter, i);
      return;
    }
    if (value instanceof ToyClass type && type.isBuiltin()) {
      throw ToyError.typeError(
          "cannot set '" + name + "' attribute of immutable type '" + type.name() + "'");
    }
    boolean removed =
        switch (value) {
          case Instance i -> i.remove(name);
          case ToyClass c -> c.removeAttribute(name);
          case ModuleValue m -> removeGlobal(m, name);
          case Closure c -> c.remove(name);
          default -> false;
        };
    if (!removed) {
      missing(f, value, name);
    }
  }

  private static void missing(Fiber f, Object value, String name) {
    if (value instanceof ToyClass || value instanceof Instance) {
      throw ToyError.attributeError(
          value instanceof ToyClass c
              ? "type object '" + c.name() + "' has no attribute '" + name + "'"
              : "'" + Types.of(value).name() + "' object has no attribute '" + name + "'");
    }
    f.getAttribute(value, name);
    throw ToyError.attributeError(
        "'" + Types.of(value).name() + "' object attribute '" + name + "' is read-only");
  }

  private static boolean removeGlobal(ModuleValue module, String name) {
    boolean there = module.get(name) != null;
    module.cell(name).value = null;
    return there;
  }

  // ---- messages -------------------------------------------------------------------------------

  private static ToyError undefined(String name) {
    return ToyError.nameError("name '" + name + "' is not defined");
  }

  /// Whether the function has a `del` of the local variable `name`.
  static boolean deletes(FunctionCode function, int name) {
    int[] code = function.code;
    for (int pc = 0; pc < code.length; pc += 4) {
      if (code[pc] == Opcodes.DELETE_LOCAL && code[pc + 2] == name) {
        return true;
      }
    }
    return false;
  }

  /// A variable of the function itself whose value a `del` took.
  static ToyError unbound(Frame frame, int name) {
    FunctionCode function = frame.code.function;
    String id = function.names[name];
    return function.kind == FunctionCode.Kind.MODULE
        ? undefined(id)
        : new ToyError(
            Types.UNBOUND_LOCAL_ERROR,
            "cannot access local variable '" + id + "' where it is not associated with a value");
  }

  /// The same for a variable of a function around.
  static ToyError unboundFree(Frame frame, int name) {
    return ToyError.nameError(
        "cannot access free variable '"
            + frame.code.function.names[name]
            + "' where it is not associated with a value in enclosing scope");
  }
}
