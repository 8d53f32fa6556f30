package toy.sched;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.value.BoundMethod;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Suggestions;
import toy.vm.Vm;

/// What is in scope at the prompt, for completion and for commands. On the main thread, with its
/// GIL; no Toy code runs.
final class ScopeNames {
  private ScopeNames() {}

  /// Built-ins and bound globals, in order.
  static List<String> of(Vm vm) {
    TreeSet<String> names = new TreeSet<>(vm.library.builtins().names());
    names.addAll(vm.library.moduleNames().stream().filter(vm.library::isBuiltin).toList());
    for (String name : vm.main.names()) {
      if (vm.main.get(name) != null) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /// The attributes of what a chain of names stands for.
  static List<String> members(Fiber f, String chain) {
    Object value = value(f, chain);
    return value == null ? List.of() : List.copyOf(Suggestions.attributes(f.vm, value));
  }

  /// What a chain of names stands for.
  static Session.Meaning meaning(Fiber f, String chain) {
    return switch (value(f, chain)) {
      case null -> Session.Meaning.UNKNOWN;
      case Closure c when c.isAsync() -> Session.Meaning.ASYNC_FUNCTION;
      case BoundMethod m when m.function instanceof Closure c && c.isAsync() ->
          Session.Meaning.ASYNC_FUNCTION;
      default -> Session.Meaning.VALUE;
    };
  }

  /// What a chain of names stands for; null if for nothing, or if Toy code would have to run.
  static @Nullable Object value(Fiber f, String chain) {
    String[] names = chain.split("\\.");
    Object value = inScope(f, names[0]);
    for (int i = 1; i < names.length && value != null; i++) {
      value = Suggestions.plainAttribute(f.vm, value, names[i]);
    }
    return value;
  }

  private static @Nullable Object inScope(Fiber f, String name) {
    Object global = f.vm.main.get(name);
    if (global != null) {
      return global;
    }
    Object builtin = f.vm.library.builtins().get(name);
    if (builtin != null || !f.vm.library.isBuiltin(name)) {
      return builtin;
    }
    ModuleValue loaded = f.vm.modules.get(name);
    if (loaded != null) {
      return loaded;
    }
    ModuleValue made = f.vm.library.makeModule(f, name);
    if (made != null) {
      made.isInitializing = false;
    }
    return made;
  }
}
