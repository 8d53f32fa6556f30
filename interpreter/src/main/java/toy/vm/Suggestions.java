package toy.vm;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.syntax.Spelling;
import toy.value.ExceptionValue;
import toy.value.Instance;
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
    Set<String> names = new TreeSet<>();
    Object where = error.soughtIn;
    switch (where) {
      case null -> names.addAll(vm.library.moduleNames());
      case ModuleValue module -> addGlobals(module, names);
      case SuperValue s -> addClass(vm, s.after(), names);
      case ToyClass type -> addClass(vm, type, names);
      default -> {
        if (where instanceof Instance instance) {
          for (int i = 0; i < instance.shape.size(); i++) {
            names.add(instance.shape.name(i));
          }
        }
        addClass(vm, Types.of(where), names);
      }
    }
    if (!error.sought.startsWith("_")) {
      names.removeIf(name -> name.startsWith("_"));
    }
    return Spelling.closest(error.sought, names);
  }

  private static void addGlobals(ModuleValue module, Set<String> names) {
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
