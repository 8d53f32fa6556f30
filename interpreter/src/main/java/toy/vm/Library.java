package toy.vm;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.compile.Builtins;
import toy.value.ClassMethod;
import toy.value.Derived;
import toy.value.PropertyValue;
import toy.value.StaticMethod;
import toy.value.ToyClass;

/// All natives of a machine: built-in functions, built-in modules, methods of built-in classes.
/// Filled once at the start, then only read, and shared by the machine's VMs. A table is filled
/// when it is first asked for, so that a start pays only for what a script uses.
public final class Library implements Builtins {
  private static final Set<String> WITHOUT_IMPORT = Set.of("time", "asyncio", "threading");

  private final Source source;
  private final Table builtins = new Table(null);
  private final Map<String, Consumer<Table>> moduleFillers = new HashMap<>();
  private final Map<ToyClass, Consumer<Table>> typeFillers = new IdentityHashMap<>();
  private final Map<ToyClass, Table> types = new IdentityHashMap<>();

  /// Where tables come from that nobody has registered. One object in place of many functions, for
  /// each function costs the start of a program its linking.
  public interface Source {
    /// Fills the table of a built-in class.
    void fillType(ToyClass type, Table table);

    /// Fills the table of a module, or does nothing where it is not one of [#moduleNames].
    void fillModule(String name, Table table);

    List<String> moduleNames();

    /// An empty value of a type that is [toy.value.Rebuilt]; null where there is none of that name.
    default toy.value.@Nullable Rebuilt blank(String type, long limit) {
      return null;
    }

    /// A native that stands in no table but in classes that the library makes; null where there is
    /// none of that name.
    default @Nullable Native hidden(String name) {
      return null;
    }

    /// The class whose `main` runs a process of the operating system with these natives.
    default @Nullable String childEntry() {
      return null;
    }

    /// The part of a module that is written in Toy, or null.
    default @Nullable String prelude(String module) {
      return null;
    }

    /// The names that this part defines where it runs only when one of them is asked for; empty
    /// where it runs at the import.
    default Set<String> late(String module) {
      return Set.of();
    }

    /// The names that another module of the library defines for it: name to module.
    default Map<String, String> elsewhere(String module) {
      return Map.of();
    }
  }

  public Library(Source source) {
    this.source = source;
  }

  /// The built-in names.
  public Table builtins() {
    return builtins;
  }

  /// Registers a built-in module, or adds to one; `filler` runs in each VM that imports it.
  public void module(String name, Consumer<Table> filler) {
    moduleFillers.merge(name, filler, Consumer::andThen);
  }

  /// Registers the methods of a built-in class, or adds to them.
  public void type(ToyClass type, Consumer<Table> filler) {
    typeFillers.merge(type, filler, Consumer::andThen);
  }

  /// The part of a module that is written in Toy, or null.
  public @Nullable String prelude(String module) {
    return source.prelude(module);
  }

  /// An empty value of a type that is [toy.value.Rebuilt].
  public toy.value.Rebuilt blank(String type, long limit) {
    return Objects.requireNonNull(source.blank(type, limit), type);
  }

  /// A native that stands in no table, by its name, or null.
  public @Nullable Native hidden(String name) {
    return source.hidden(name);
  }

  /// The class whose `main` runs a process of the operating system; null where there are none.
  public @Nullable String childEntry() {
    return source.childEntry();
  }

  public boolean hasModule(String name) {
    return source.moduleNames().contains(name) || moduleFillers.containsKey(name);
  }

  /// Whether a name needs no declaration: a built-in, or one of the modules that are there without
  /// an import.
  @Override
  public boolean isBuiltin(String name) {
    return builtins.has(name) || WITHOUT_IMPORT.contains(name);
  }

  @Override
  public Set<String> builtinNames() {
    Set<String> names = new TreeSet<>(builtins.names());
    names.addAll(WITHOUT_IMPORT);
    return names;
  }

  /// The names of all built-in modules.
  public Set<String> moduleNames() {
    Set<String> names = new TreeSet<>(source.moduleNames());
    names.addAll(moduleFillers.keySet());
    return names;
  }

  /// Makes the built-in module `name` for the fiber's VM and registers it there, as one that is
  /// still being initialized; null where there is none such.
  public @Nullable ModuleValue makeModule(Fiber f, String name) {
    if (!hasModule(name)) {
      return null;
    }
    Table table = new Table(null);
    source.fillModule(name, table);
    Consumer<Table> more = moduleFillers.get(name);
    if (more != null) {
      more.accept(table);
    }
    ModuleValue module = new ModuleValue(name);
    module.late = source.late(name);
    module.elsewhere = source.elsewhere(name);
    module.loader = f.thread;
    module.isInitializing = true; // other threads wait until the importer says that it is complete
    f.vm.modules.put(name, module);
    for (Map.Entry<String, Object> entry : table.entries().entrySet()) {
      Object value = entry.getValue();
      module.define(entry.getKey(), value instanceof OwnValue own ? own.maker.call(f) : value);
    }
    return module;
  }

  /// What each VM makes for itself when it imports the module.
  private record OwnValue(Native.F0 maker) {}

  /// What the built-in class itself defines under `name`, or null.
  public synchronized @Nullable Object typeAttribute(ToyClass type, String name) {
    return typeTable(type).get(name);
  }

  /// The table of a built-in class; empty where nothing was registered.
  public synchronized Table typeTable(ToyClass type) {
    Table table = types.get(type);
    if (table == null) {
      table = new Table(type);
      types.put(type, table);
      source.fillType(type, table);
      Consumer<Table> more = typeFillers.get(type);
      if (more != null) {
        more.accept(table);
      }
    }
    return table;
  }

  /// Entries to come: `filler` defines them all.
  private record Group(Consumer<Table> filler) {}

  /// One library: names and what they stand for, docs beside them. Any thread may read it.
  public static final class Table {
    private final String prefix;
    private final @Nullable ToyClass owner;
    private final Map<String, Object> entries = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<Table> special;
    private @Nullable Set<String> free; // names; of none: all

    Table(@Nullable ToyClass owner) {
      this.owner = owner;
      this.prefix = owner == null ? "" : owner.name() + ".";
    }

    public @Nullable Object get(String name) {
      Object entry = entries.get(name);
      if (entry instanceof Group) {
        return load(name);
      }
      return entry == null && special != null && name.startsWith("__") ? loadSpecial(name) : entry;
    }

    public boolean has(String name) {
      return entries.containsKey(name) || get(name) != null;
    }

    /// What they are called; entries to come are counted, special ones not.
    public Set<String> names() {
      return entries.keySet();
    }

    /// All of them. Not to be written.
    public Map<String, Object> entries() {
      entries.keySet().forEach(this::get);
      loadSpecial("");
      return entries;
    }

    /// Entries that `filler` will define when the first of them is asked for. To link the bodies of
    /// a whole table costs tens of milliseconds, and a script uses few of them.
    public Table group(Consumer<Table> filler, String... names) {
      Group group = new Group(filler);
      for (String name : names) {
        value(name, group);
      }
      return this;
    }

    /// Natives defined from here on under these names, or all if none is given, are
    /// [free][Native#isFree]: pure functions, and methods of values that are safe by themselves.
    public Table free(String... names) {
      free = Set.of(names);
      return this;
    }

    private void mark(@Nullable Object value) { // no switch: it would cost the start 10 ms
      if (value instanceof Native n) {
        n.free();
      } else if (value instanceof ClassMethod m) {
        mark(m.function);
      } else if (value instanceof StaticMethod m) {
        mark(m.function);
      } else if (value instanceof PropertyValue p) {
        mark(p.get);
        mark(p.set);
      }
    }

    /// Further entries, whose names begin with `__`; defined when one such is asked for.
    public Table special(Consumer<Table> filler) {
      special = filler;
      return this;
    }

    private synchronized @Nullable Object load(String name) {
      if (entries.get(name) instanceof Group group) {
        int size = entries.size();
        group.filler.accept(this);
        if (entries.size() != size || entries.containsValue(group)) {
          throw new IllegalStateException("other names than announced, with " + prefix + name);
        }
      }
      return entries.get(name);
    }

    private synchronized @Nullable Object loadSpecial(String name) {
      Consumer<Table> filler = special;
      if (filler != null) {
        filler.accept(this);
        special = null;
      }
      return entries.get(name);
    }

    /// A constant, class or other value.
    public Table value(String name, Object value) {
      boolean makes = name.equals("__new__") && owner != null && Derived.isBase(owner);
      Object entry = makes && value instanceof Native maker ? new Natives.Maker(maker) : value;
      Set<String> names = free;
      if (names != null && (names.isEmpty() || names.contains(name))) {
        mark(entry);
      }
      entries.put(name, entry);
      return this;
    }

    /// A value of a module that each VM has its own of; `maker` runs when the VM imports the
    /// module.
    public Table own(String name, Native.F0 maker) {
      return value(name, new OwnValue(maker));
    }

    public Table define(String name, String doc, Native.F0 body) {
      return value(name, new Natives.Fixed0(prefix + name, doc, isType(), receiver(name), body));
    }

    public Table define(String name, String doc, Native.F1 body) {
      return value(name, new Natives.Fixed1(prefix + name, doc, isType(), receiver(name), body));
    }

    public Table define(String name, String doc, Native.F2 body) {
      return value(name, new Natives.Fixed2(prefix + name, doc, isType(), receiver(name), body));
    }

    public Table define(String name, String doc, Native.F3 body) {
      return value(name, new Natives.Fixed3(prefix + name, doc, isType(), receiver(name), body));
    }

    /// From `min` to `max` positional arguments, `self` counted; -1 for no upper bound.
    public Table variadic(String name, int min, int max, String doc, Native.FN body) {
      return value(
          name, new Natives.Variadic(prefix + name, doc, isType(), receiver(name), min, max, body));
    }

    /// A method, as [#variadic], that CPython calls by `PyArg_ParseTuple`: a wrong count has other
    /// words.
    public Table parsed(String name, int min, int max, String doc, Native.FN body) {
      ToyClass type = Objects.requireNonNull(owner);
      return value(name, new Natives.Parsed(prefix + name, doc, type, min, max, body));
    }

    /// With keyword arguments; `signature` as in [Signature], `self` included. Arguments not given
    /// are null.
    public Table keyworded(String name, String signature, String doc, Native.FN body) {
      return value(
          name,
          new Natives.Keyworded(
              prefix + name, doc, isType(), receiver(name), new Signature(signature), body));
    }

    /// A computed attribute of a built-in class's values, read-only.
    public Table property(String name, Native.F1 getter) {
      Native get = new Natives.Fixed1(prefix + name, "", isType(), receiver(name), getter);
      return value(name, new PropertyValue(get, null, null));
    }

    /// A computed attribute that can be assigned.
    public Table property(String name, Native.F1 getter, Native.F2 setter) {
      Native get = new Natives.Fixed1(prefix + name, "", isType(), receiver(name), getter);
      Native set = new Natives.Fixed2(prefix + name, "", isType(), receiver(name), setter);
      return value(name, new PropertyValue(get, set, null));
    }

    /// A method that is given the class, counted among `min` and `max`.
    public Table classMethod(String name, int min, int max, String doc, Native.FN body) {
      Native method = new Natives.Variadic(prefix + name, doc, isType(), null, min, max, body);
      return value(name, new ClassMethod(method));
    }

    /// As [#classMethod], with a [Signature].
    public Table classKeyworded(String name, String signature, String doc, Native.FN body) {
      Signature parameters = new Signature(signature);
      return value(
          name,
          new ClassMethod(
              new Natives.Keyworded(prefix + name, doc, isType(), null, parameters, body)));
    }

    /// A function that stands in a class.
    public Table staticMethod(String name, int min, int max, String doc, Native.FN body) {
      Native function = new Natives.Variadic(prefix + name, doc, false, null, min, max, body);
      return value(name, new StaticMethod(function));
    }

    private boolean isType() {
      return owner != null;
    }

    private @Nullable ToyClass receiver(String name) {
      return name.equals("__new__") ? null : owner;
    }
  }
}
