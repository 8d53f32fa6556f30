package toy.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A class. Built-in classes are immutable constants shared by all VMs ([Types], and constants of
/// the packages that own a type); their methods live in per-machine tables, not here. A class made
/// by Toy code belongs to one VM; its attributes are guarded by that VM's GIL. Where there is none,
/// they are replaced as a whole under the class's monitor, and read without it.
public final class ToyClass implements ToyObject {
  /// The exceptions with fields: a class may derive from one of them, or from those below it.
  private static final Set<String> WITH_FIELDS =
      Set.of(
          "OSError",
          "SystemExit",
          "AttributeError",
          "StopIteration",
          "ImportError",
          "NameError",
          "SyntaxError",
          "UnicodeDecodeError",
          "UnicodeEncodeError",
          "UnicodeTranslateError");

  private final String name;
  private final List<ToyClass> bases;
  private final ToyClass[] mro;
  private final boolean builtin;
  private @Nullable Map<String, Object> attributes;
  private final List<ToyClass> subclasses = new CopyOnWriteArrayList<>();
  private final Shape root;

  /// What a copied class and all other copies of it stem from, or what stands for that where it is
  /// in another process; null for one that is no copy.
  public @Nullable Object original;

  /// The module in whose top level the `class` statement ran.
  public String module = "builtins";

  /// What error messages call it: as in CPython a class implemented there in C by its module too.
  private String inMessages;

  /// Grows whenever an attribute of this class or of one above it changes; inline caches compare
  /// it.
  public int version;

  private ToyClass(
      String name,
      List<ToyClass> bases,
      @Nullable Map<String, Object> attributes,
      boolean builtin) {
    this.name = name;
    this.inMessages = name;
    this.bases = List.copyOf(bases);
    this.builtin = builtin;
    this.attributes = attributes;
    this.mro = Linearization.of(this, bases);
    this.root = new Shape(this);
    Sharing.publish();
  }

  /// A class implemented in Java. `base` is null only for `object`.
  public static ToyClass builtin(String name, @Nullable ToyClass base) {
    return new ToyClass(name, base == null ? List.of() : List.of(base), null, true);
  }

  /// A class implemented in Java that is derived from two.
  static ToyClass builtin(String name, ToyClass first, ToyClass second) {
    return new ToyClass(name, List.of(first, second), null, true);
  }

  /// A class implemented in Java that stands in a module.
  public static ToyClass builtin(String module, String name, ToyClass... bases) {
    ToyClass type = new ToyClass(name, List.of(bases), null, true);
    type.module = module;
    type.inMessages = module + "." + name;
    return type;
  }

  /// A class made by Toy code; `attributes` keeps its order. Throws TypeError where the bases have
  /// no consistent order.
  public static ToyClass user(String name, List<ToyClass> bases, Map<String, Object> attributes) {
    checkBases(bases);
    Map<String, Object> own = new LinkedHashMap<>(attributes);
    own.computeIfPresent(
        "__init_subclass__", (_, f) -> f instanceof ClassMethod ? f : new ClassMethod(f));
    ToyClass made = new ToyClass(name, bases, own, false);
    for (ToyClass base : bases) {
      if (!base.builtin) {
        base.subclasses.add(made);
      }
    }
    return made;
  }

  /// Classes derive from `object`, the exceptions and what [Derived] can carry, and an object has
  /// one core.
  private static void checkBases(List<ToyClass> bases) {
    ToyClass best = Types.OBJECT;
    for (ToyClass base : bases) {
      ToyClass builtin = base.builtinBase();
      if (builtin != Types.OBJECT
          && !builtin.isSubclassOf(Types.BASE_EXCEPTION)
          && !Derived.isBase(builtin)) {
        throw ToyError.typeError(
            "type '" + builtin.inMessages() + "' is not an acceptable base type");
      }
      ToyClass core = base.core();
      if (core.isSubclassOf(best)) {
        best = core;
      } else if (!best.isSubclassOf(core)) {
        throw ToyError.typeError("multiple bases have instance lay-out conflict");
      }
    }
  }

  public String name() {
    return name;
  }

  public List<ToyClass> bases() {
    return bases;
  }

  public String inMessages() {
    return inMessages;
  }

  /// The linearization, this class first. Not to be written.
  public ToyClass[] mro() {
    return mro;
  }

  public boolean isBuiltin() {
    return builtin;
  }

  /// The shape of a fresh instance.
  public Shape root() {
    return root;
  }

  /// The attributes that the class itself defines; empty for a built-in class.
  public Map<String, Object> attributes() {
    Map<String, Object> own = attributes;
    return own == null ? Map.of() : own;
  }

  public @Nullable Object ownAttribute(String attribute) {
    Map<String, Object> own = attributes;
    return own == null ? null : own.get(attribute);
  }

  /// Sets an attribute of a user class and makes every cache of it and its subclasses stale.
  public void setAttribute(String attribute, Object value) {
    if (attributes == null) {
      throw ToyError.typeError(
          "cannot set '" + attribute + "' attribute of immutable type '" + name + "'");
    }
    if (Sharing.isParallel()) {
      synchronized (this) {
        Map<String, Object> all = new LinkedHashMap<>(attributes());
        all.put(attribute, value);
        replaceBy(all);
      }
    } else {
      attributes.put(attribute, value);
    }
    changed();
  }

  private void replaceBy(Map<String, Object> all) {
    Sharing.publish();
    attributes = all;
  }

  /// Removes an attribute of a user class; false where it has none of its own.
  public boolean removeAttribute(String attribute) {
    boolean removed;
    if (Sharing.isParallel()) {
      synchronized (this) {
        Map<String, Object> all = new LinkedHashMap<>(attributes());
        removed = all.remove(attribute) != null;
        if (removed) {
          replaceBy(all);
        }
      }
    } else {
      removed = attributes != null && attributes.remove(attribute) != null;
    }
    changed();
    return removed;
  }

  /// A cache holds the version that was there before the search: what is changed first and counted
  /// then cannot be missed.
  private void count() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        Sharing.publish();
        version++;
      }
    } else {
      version++;
    }
  }

  private void changed() {
    count();
    for (ToyClass sub : subclasses) {
      sub.changed();
    }
  }

  public boolean isSubclassOf(ToyClass other) {
    for (ToyClass c : mro) {
      if (c == other) {
        return true;
      }
    }
    return false;
  }

  /// The nearest built-in class above (or this): what Java class its instances have.
  public ToyClass builtinBase() {
    for (ToyClass c : mro) {
      if (c.builtin) {
        return c;
      }
    }
    throw new IllegalStateException(name);
  }

  /// The built-in class that decides what its objects consist of, which CPython calls the solid
  /// base. An exception adds to BaseException only where it has fields of its own.
  private ToyClass core() {
    ToyClass builtin = builtinBase();
    if (!builtin.isSubclassOf(Types.BASE_EXCEPTION)) {
      return builtin;
    }
    for (ToyClass c : mro) {
      if (c.builtin && WITH_FIELDS.contains(c.name)) {
        return c;
      }
    }
    return Types.BASE_EXCEPTION;
  }

  @Override
  public ToyClass type() {
    return Types.TYPE;
  }

  @Override
  public String toString() {
    return "<class '" + (module.equals("builtins") ? name : module + "." + name) + "'>";
  }
}
