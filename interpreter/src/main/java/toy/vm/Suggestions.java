package toy.vm;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.syntax.Spelling;
import toy.value.ExceptionValue;
import toy.value.Instance;
import toy.value.PropertyValue;
import toy.value.ToyClass;
import toy.value.Types;

/// What an error's name was probably meant to be.
public final class Suggestions {
  private Suggestions() {}

  /// The nearest name there is where the error's name was sought, or null. Runs no Toy code.
  public static @Nullable String of(Vm vm, ExceptionValue error) {
    if (error.sought == null) {
      return null;
    }
    Object where = error.soughtIn;
    Set<String> names =
        where == null ? new TreeSet<>(vm.library.moduleNames()) : attributes(vm, where);
    if (!error.sought.startsWith("_")) {
      names.removeIf(name -> name.startsWith("_"));
    }
    return Spelling.closest(error.sought, names);
  }

  /// The names of the attributes of a value, in order. Runs no Toy code, and so misses what only
  /// `__getattr__` or `__dir__` know. With the VM's GIL.
  public static Set<String> attributes(Vm vm, Object where) {
    Set<String> names = new TreeSet<>();
    switch (where) {
      case ModuleValue module -> addGlobals(module, names);
      case SuperValue s -> addClass(vm, s.after(), names);
      case ToyClass type -> addClass(vm, type, names);
      default -> {
        if (where instanceof Instance instance) {
          names.addAll(instance.attributes().keySet());
        }
        addClass(vm, Types.of(where), names);
      }
    }
    return names;
  }

  /// The attribute of a value, as far as no Toy code has to run for it: no property, no
  /// `__getattr__`. Else null. With the VM's GIL.
  public static @Nullable Object plainAttribute(Vm vm, Object where, String name) {
    return switch (where) {
      case ModuleValue module -> module.get(name);
      case SuperValue _ -> null;
      case ToyClass type -> vm.lookup(type, name);
      case Instance instance -> {
        Object inClass = vm.lookup(instance.type(), name);
        Object own = inClass instanceof PropertyValue ? null : instance.get(name);
        yield own != null || inClass instanceof PropertyValue ? own : inClass;
      }
      default -> null;
    };
  }

  private static void addGlobals(ModuleValue module, Set<String> names) {
    names.addAll(module.late);
    names.addAll(module.elsewhere.keySet());
    for (String name : module.names()) {
      if (module.get(name) != null) {
        names.add(name);
      }
    }
  }

  private static void addClass(Vm vm, ToyClass type, Set<String> names) {
    for (ToyClass c : type.mro()) {
      names.addAll(
          c.isBuiltin() ? vm.library.typeTable(c).entries().keySet() : c.attributes().keySet());
    }
  }
}
