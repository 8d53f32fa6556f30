package toy.vm;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import toy.compile.Checkpoints;
import toy.compile.FunctionCode;
import toy.gil.Breaker;
import toy.gil.RuntimeLock;
import toy.value.Sharing;
import toy.value.ToyClass;
import toy.value.ToyError;

/// One interpreter instance: modules, codes, class look-up. No object of one VM is reachable from
/// another but immutable code, natives and scalars. Everything here is guarded by the VM's GIL, but
/// for the breaker; where there is none (`runtime` is not null), what the dispatch loop asks for is
/// guarded by the table concerned, and the rest by the runtime lock.
public final class Vm {
  private static final int RECURSION_LIMIT = 100_000;

  public final int id;
  public final Scheduler scheduler;

  /// Standard streams, arguments and open files.
  public final Host host;

  public final Library library;

  /// How many frames of a fiber may stand on each other. Set before anything runs.
  public int recursionLimit = RECURSION_LIMIT;

  /// Looked at by every checkpoint; bits are set by others without the GIL.
  public final Breaker breaker;

  /// What guards the runtime where threads of this VM run at once; null where there is a GIL.
  public final @Nullable RuntimeLock runtime;

  /// `__main__`, or `__mp_main__` in a process.
  public final ModuleValue main;

  /// Modules that have been imported, by their full names.
  public final Map<String, ModuleValue> modules = new ConcurrentHashMap<>();

  private final Map<FunctionCode, Code> codes = new IdentityHashMap<>();
  private final Map<ToyClass, Library.Table> typeTables = new IdentityHashMap<>();
  private final @Nullable Lookup[] lookups = new @Nullable Lookup[512];
  private final WeakIds ids = new WeakIds();
  private final Object coroutines = new Object(); // guards the list of those not started
  private final Importer importer;
  private final Tiering tiering;
  private boolean everyForm;

  /// The coroutines that nobody has started, newest first.
  private @Nullable Coroutine unstarted;

  /// What [#lookup] found. Immutable, so that a reader sees all of one or all of another.
  private record Lookup(ToyClass type, int version, String name, @Nullable Object found) {}

  /// How `import` finds a module that the VM has not got yet.
  public interface Importer {
    /// The module, already run; throws ModuleNotFoundError. `name` is dotted.
    ModuleValue load(Fiber f, String name);

    /// Waits until another thread has run the module, or failed to.
    void await(Fiber f, ModuleValue module);

    /// Runs the part of a library's module that defines its [late][ModuleValue#late] names.
    void complete(Fiber f, ModuleValue module);
  }

  /// @param runtime null where there is a GIL
  /// @param everyForm whether code runs with a checkpoint after each instruction
  /// @param tiering when functions are compiled that run without those
  public Vm(
      int id,
      String mainName,
      Scheduler scheduler,
      Host host,
      Library library,
      Importer importer,
      Breaker breaker,
      @Nullable RuntimeLock runtime,
      boolean everyForm,
      Tiering tiering) {
    this.id = id;
    this.scheduler = scheduler;
    this.host = host;
    this.library = library;
    this.importer = importer;
    this.breaker = breaker;
    this.runtime = runtime;
    this.everyForm = everyForm;
    this.tiering = tiering;
    this.main = new ModuleValue(mainName);
    modules.put(mainName, main);
  }

  /// This VM's side of a function's code, in the form that the policy asks for.
  Code code(FunctionCode function) {
    if (runtime == null) {
      return codeOf(function);
    }
    synchronized (codes) {
      return codeOf(function);
    }
  }

  private Code codeOf(FunctionCode function) {
    Code code = codes.get(function);
    if (code == null) {
      code =
          everyForm
              ? new Code(Checkpoints.every(function), Tiering.NEVER)
              : new Code(function, tiering);
      codes.put(function, code);
    }
    return code;
  }

  /// Changes the form for functions entered from now on; live frames finish in the old one.
  public void setEveryForm(boolean every) {
    if (every != everyForm) {
      everyForm = every;
      synchronized (codes) {
        codes.values().forEach(Code::expire);
        codes.clear();
      }
    }
  }

  /// The main module will have a global with the name of a built-in: what was compiled before looks
  /// it up anew.
  public void shadow(String builtin) {
    main.cell(builtin);
    synchronized (codes) {
      codes.values().forEach(code -> code.forgetBuiltin(builtin));
    }
  }

  public boolean isEveryForm() {
    return everyForm;
  }

  /// What a class or those above it define under `name`, or null. What was found last for a class
  /// and a name is kept, as CPython's method cache does; a class that changes has another version.
  public @Nullable Object lookup(ToyClass type, String name) {
    int at = (System.identityHashCode(type) + name.hashCode()) & (lookups.length - 1);
    Lookup known = lookups[at];
    if (known != null
        && known.type == type
        && known.version == type.version
        && known.name.equals(name)) {
      return known.found;
    }
    int version = type.version; // before the search: a change meanwhile makes another of it
    Sharing.refresh();
    Object found = search(type, name);
    lookups[at] = new Lookup(type, version, name, found);
    return found;
  }

  private @Nullable Object search(ToyClass type, String name) {
    for (ToyClass c : type.mro()) {
      Object found = c.isBuiltin() ? typeTable(c).get(name) : c.ownAttribute(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// As [#lookup] in the classes after `after` in the order of `type`.
  @Nullable Object lookupAfter(ToyClass type, ToyClass after, String name) {
    boolean past = false;
    for (ToyClass c : type.mro()) {
      if (past) {
        Object found = c.isBuiltin() ? typeTable(c).get(name) : c.ownAttribute(name);
        if (found != null) {
          return found;
        }
      }
      past |= c == after;
    }
    return null;
  }

  private Library.Table typeTable(ToyClass type) {
    if (runtime == null) {
      return tableOf(type);
    }
    synchronized (typeTables) {
      return tableOf(type);
    }
  }

  private Library.Table tableOf(ToyClass type) {
    Library.Table table = typeTables.get(type);
    if (table == null) {
      table = library.typeTable(type);
      typeTables.put(type, table);
    }
    return table;
  }

  long idOf(Object value) {
    if (runtime == null) {
      return ids.of(value);
    }
    synchronized (ids) {
      return ids.of(value);
    }
  }

  /// The module `name`, imported if it was not yet.
  public ModuleValue importModule(Fiber f, String name) {
    ModuleValue module = modules.get(name);
    if (module != null && !isLoadedElsewhere(f, module)) {
      return module;
    }
    boolean entered = f.enterRuntime();
    try {
      module = modules.get(name);
      ModuleValue awaited = null;
      while (module != null && module != awaited && isLoadedElsewhere(f, module)) {
        importer.await(f, module);
        awaited = module; // still not complete: each of the two waits for the other
        module = modules.get(name); // another one where that import failed
      }
      return module == null ? importer.load(f, name) : module;
    } finally {
      f.leaveRuntime(entered);
    }
  }

  private static boolean isLoadedElsewhere(Fiber f, ModuleValue module) {
    return module.isInitializing && module.loader != f.thread;
  }

  /// One of the [late][ModuleValue#late] names of a module, or null.
  public @Nullable Object late(Fiber f, ModuleValue module, String name) {
    String home = module.elsewhere.get(name);
    if (home != null && module.get(name) == null) {
      Object value = importModule(f, home).get(name);
      if (value != null) {
        module.define(name, value);
      }
      return value;
    }
    if (!module.late.contains(name)) {
      return module.get(name);
    }
    complete(f, module);
    return module.get(name);
  }

  /// Makes all names of a module be there.
  public void complete(Fiber f, ModuleValue module) {
    if (!module.late.isEmpty()) {
      boolean entered = f.enterRuntime();
      try {
        importer.complete(f, module);
      } finally {
        f.leaveRuntime(entered);
      }
    }
  }

  /// What a built-in name stands for; `time`, `asyncio` and `threading` are there without an
  /// import.
  Object builtin(Fiber f, String name) {
    Object value = library.builtins().get(name);
    if (value != null) {
      return value;
    }
    if (library.hasModule(name)) {
      return importModule(f, name);
    }
    throw ToyError.nameError("name '" + name + "' is not defined");
  }

  void coroutineMade(Coroutine made) {
    if (runtime == null) {
      link(made);
      return;
    }
    synchronized (coroutines) {
      link(made);
    }
  }

  private void link(Coroutine made) {
    made.next = unstarted;
    if (unstarted != null) {
      unstarted.previous = made;
    }
    unstarted = made;
  }

  /// Claims a coroutine for who runs it; false where another has done so.
  boolean startCoroutine(Coroutine coroutine) {
    if (runtime == null) {
      return begin(coroutine);
    }
    synchronized (coroutines) {
      return begin(coroutine);
    }
  }

  private boolean begin(Coroutine started) {
    if (started.started) {
      return false;
    }
    started.started = true;
    if (started.previous != null) {
      started.previous.next = started.next;
    } else if (unstarted == started) {
      unstarted = started.next;
    }
    if (started.next != null) {
      started.next.previous = started.previous;
    }
    started.previous = null;
    started.next = null;
    return true;
  }

  /// The newest coroutine that nobody has started; the others follow by [Coroutine#next].
  public @Nullable Coroutine unstarted() {
    return unstarted;
  }

  /// Forgets the coroutines that nobody has started, once they have been reported.
  public void clearUnstarted() {
    unstarted = null;
  }
}
