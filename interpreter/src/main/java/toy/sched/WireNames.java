package toy.sched;

import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import toy.value.ClassMethod;
import toy.value.StaticMethod;
import toy.value.ToyClass;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Native;
import toy.vm.Vm;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// What every VM of Toy has of its own and a process of the operating system is told by name:
/// natives and built-in classes. Under the lock of the VM that sends.
final class WireNames {
  /// Where a name means something.
  enum Kind {
    BUILTIN,
    /// A name in a module of the library.
    MODULE,
    /// A method of a built-in class: the class's own name is told first.
    METHOD,
    /// A native that stands in no table, see [toy.vm.Library#hidden].
    HIDDEN,
    /// A constant of [Types], for a class without a public name.
    TYPE
  }

  private WireNames() {}

  /// What was told by name, on its way; `scope` is the module or null, `owner` a method's class.
  static final class NamedNode extends Packed {
    final Kind kind;
    final @Nullable String scope;
    final String name;
    final @Nullable NamedNode owner;

    NamedNode(Kind kind, @Nullable String scope, String name, @Nullable NamedNode owner) {
      this.kind = kind;
      this.scope = scope;
      this.name = name;
      this.owner = owner;
    }

    @Override
    Object create(Fiber f) {
      return Objects.requireNonNull(find(f), name);
    }

    private @Nullable Object find(Fiber f) {
      return switch (kind) {
        case BUILTIN -> f.vm.library.builtins().get(name);
        case MODULE -> {
          ModuleValue module = f.vm.importModule(f, Objects.requireNonNull(scope));
          Object own = module.get(name);
          yield own != null ? own : f.vm.late(f, module, name);
        }
        case METHOD -> {
          ToyClass type = (ToyClass) Objects.requireNonNull(owner).make(f);
          yield plain(f.vm.library.typeAttribute(type, name));
        }
        case HIDDEN -> f.vm.library.hidden(name);
        case TYPE -> constant(name);
      };
    }

    void write(WireOut out) {
      out.u8(kind.ordinal());
      out.textOrNull(scope);
      out.text(name);
      if (owner != null) {
        owner.write(out);
      }
    }

    static NamedNode read(WireIn in) throws WireError {
      Kind kind = in.constant(Kind.values());
      String scope = in.textOrNull();
      String name = in.text();
      if (kind == Kind.MODULE && scope == null) {
        throw new WireError("a name without its module: " + name);
      }
      return new NamedNode(kind, scope, name, kind == Kind.METHOD ? read(in) : null);
    }
  }

  /// The name of a native or a built-in class; null where it has none.
  static @Nullable NamedNode of(Vm vm, Object value) {
    return value instanceof ToyClass type ? ofClass(vm, type) : ofNative(vm, (Native) value);
  }

  private static @Nullable NamedNode ofClass(Vm vm, ToyClass type) {
    NamedNode known = ofScopes(vm, type, type.name());
    if (known != null) {
      return known;
    }
    for (Field field : Types.class.getFields()) {
      if (constant(field.getName()) == type) {
        return new NamedNode(Kind.TYPE, null, field.getName(), null);
      }
    }
    return null;
  }

  private static @Nullable NamedNode ofNative(Vm vm, Native value) {
    NamedNode known = ofScopes(vm, value, value.name());
    int dot = value.name().lastIndexOf('.');
    if (known != null) {
      return known;
    }
    if (dot < 0) {
      boolean isHidden = vm.library.hidden(value.name()) != null;
      return isHidden ? new NamedNode(Kind.HIDDEN, null, value.name(), null) : null;
    }
    String owner = value.name().substring(0, dot);
    String method = value.name().substring(dot + 1);
    ToyClass type = classNamed(vm, owner);
    if (type == null || plain(vm.library.typeAttribute(type, method)) != value) {
      return null;
    }
    return new NamedNode(Kind.METHOD, null, method, ofClass(vm, type));
  }

  private static @Nullable NamedNode ofScopes(Vm vm, Object value, String name) {
    if (vm.library.builtins().get(name) == value) {
      return new NamedNode(Kind.BUILTIN, null, name, null);
    }
    for (ModuleValue module : vm.modules.values()) {
      if (!vm.library.hasModule(module.name())) {
        continue;
      }
      if (module.get(name) == value) {
        return new NamedNode(Kind.MODULE, module.name(), name, null);
      }
      for (String other : module.names()) { // `os.path` is called `posixpath` by itself
        if (module.get(other) == value) {
          return new NamedNode(Kind.MODULE, module.name(), other, null);
        }
      }
    }
    return null;
  }

  private static @Nullable ToyClass classNamed(Vm vm, String name) {
    if (vm.library.builtins().get(name) instanceof ToyClass type) {
      return type;
    }
    for (ModuleValue module : vm.modules.values()) {
      if (vm.library.hasModule(module.name())
          && module.get(name) instanceof ToyClass type
          && type.isBuiltin()) {
        return type;
      }
    }
    for (Field field : Types.class.getFields()) {
      if (constant(field.getName()) instanceof ToyClass type && type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }

  private static @Nullable Object plain(@Nullable Object attribute) {
    return switch (attribute) {
      case ClassMethod m -> m.function;
      case StaticMethod m -> m.function;
      case null, default -> attribute;
    };
  }

  private static @Nullable Object constant(String field) {
    try {
      return Types.class.getField(field).get(null);
    } catch (ReflectiveOperationException _) {
      return null;
    }
  }
}
