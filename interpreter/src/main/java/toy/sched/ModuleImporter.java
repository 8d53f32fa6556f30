package toy.sched;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.sandbox.NotPermitted;
import toy.syntax.Source;
import toy.value.Cell;
import toy.value.ExceptionValue;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Request;
import toy.vm.Vm;

/// `import`: the modules of the library, then those whose files the options name, then a `.toy`
/// file or a package (a folder, with or without an `__init__.toy`) beside the script. A module is
/// registered before it runs, so that two may import each other.
final class ModuleImporter implements Vm.Importer {
  private static final String LOADING = "_loading";
  private static final String INIT = "__init__.toy";

  private final Machine machine;
  private final Front front;

  ModuleImporter(Machine machine, Front front) {
    this.machine = machine;
    this.front = front;
  }

  @Override
  public ModuleValue load(Fiber f, String name) {
    ModuleValue builtin = f.vm.library.makeModule(f, name);
    if (builtin != null) {
      try {
        if (builtin.late.isEmpty()) {
          runPrelude(f, builtin);
        }
      } finally {
        builtin.isInitializing = false;
        builtin.loader = null;
      }
      return builtin;
    }
    int dot = name.lastIndexOf('.');
    ModuleValue parent = dot > 0 ? f.vm.importModule(f, name.substring(0, dot)) : null;
    if (f.vm.modules.containsKey(name)) { // the package has imported it
      return f.vm.importModule(f, name);
    }
    Found found = find(f, name);
    if (f.vm.modules.containsKey(name)) { // another thread has, while this one looked for the file
      return f.vm.importModule(f, name);
    }
    if (found == null) {
      throw missing(f, name, parent);
    }
    ModuleValue module = run(f, name, found);
    if (parent != null) {
      parent.define(name.substring(dot + 1), module);
    }
    return module;
  }

  /// What of a module of the library is written in Toy: it runs in the module that has the rest.
  private void runPrelude(Fiber f, ModuleValue module) {
    long began = machine.clock().nanos();
    String text = f.vm.library.prelude(module.name());
    if (text != null) {
      FunctionCode code = front.prelude(Source.ofLibrary(module.name(), text), module);
      if (code == null) {
        throw new IllegalStateException("the module " + module.name() + " has errors");
      }
      runIn(f, module, code);
      ((VmThread) f.thread).steps.loadedFor(machine.clock().nanos() - began);
    }
  }

  /// Two threads may ask at the same time: one of them waits for the other.
  @Override
  public void complete(Fiber f, ModuleValue module) {
    VmThread thread = (VmThread) f.thread;
    ToyLock lock = thread.process.importing;
    lock.acquire(f, Request.NEVER, true);
    try {
      if (!module.late.isEmpty() && !module.has(LOADING)) {
        module.define(LOADING, true);
        runPrelude(f, module);
        if (!module.late.stream().allMatch(module::has)) {
          throw new IllegalStateException(module.late + " in " + module.name());
        }
        module.late = Set.of();
      }
    } finally {
      lock.release(f);
    }
  }

  private record Found(Source source, boolean isPackage) {}

  /// As in Python a package goes before a module of its name; a folder without `__init__.toy` is a
  /// package too, if nothing else bears the name.
  private @Nullable Found find(Fiber f, String name) {
    Path given = machine.options().modules().get(name);
    Path beside = machine.options().directory().resolve(name.replace('.', '/'));
    if (given != null) {
      Path folder = given.toAbsolutePath().getParent();
      Source source = read(f, given, folder == null ? given : folder);
      return source == null ? null : new Found(source, given.endsWith(INIT));
    }
    Source init = read(f, beside.resolve(INIT), machine.options().directory());
    if (init != null) {
      return new Found(init, true);
    }
    Source module =
        read(
            f, beside.resolveSibling(beside.getFileName() + ".toy"), machine.options().directory());
    if (module != null) {
      return new Found(module, false);
    }
    return isFolder(f, beside) ? new Found(new Source(beside.toString(), ""), true) : null;
  }

  private @Nullable Source read(Fiber f, Path file, Path folder) {
    Object text = ask(f, () -> machine.host().disk().module(file, folder));
    return text instanceof String s ? new Source(file.toString(), s) : null;
  }

  private boolean isFolder(Fiber f, Path path) {
    Path folder = machine.options().directory();
    return Boolean.TRUE.equals(ask(f, () -> machine.host().disk().isPackage(path, folder)));
  }

  private record Refused(NotPermitted why) {}

  private static @Nullable Object ask(Fiber f, Request.IoCall question) {
    Object answer =
        f.vm.scheduler.perform(
            f,
            new Request.Io(() -> {
              try {
                return question.run();
              } catch (NotPermitted e) {
                return new Refused(e);
              }
            }));
    if (answer instanceof Refused refused) {
      throw refused.why.error();
    }
    return answer;
  }

  private ModuleValue run(Fiber f, String name, Found found) {
    FunctionCode code = front.file(found.source, name);
    if (code == null) {
      throw new ToyError(Types.IMPORT_ERROR, "module '" + name + "' has errors");
    }
    ModuleValue module = new ModuleValue(name);
    module.isPackage = found.isPackage;
    runIn(f, module, code);
    return module;
  }

  /// Other threads see from the first moment that the module is not complete. One whose top level
  /// fails was not imported.
  private static void runIn(Fiber f, ModuleValue module, FunctionCode code) {
    ToyLock lock = new ToyLock(ToyLock.REENTRANT);
    lock.acquire(f, Request.NEVER, true);
    module.loading = lock;
    module.loader = f.thread;
    module.isInitializing = true;
    f.vm.modules.put(module.name(), module);
    try {
      f.run(new Closure(f.vm, code, module, new Cell[0], new Object[0]));
      module.isInitializing = false;
    } catch (RuntimeException e) {
      f.vm.modules.remove(module.name());
      throw e;
    } finally {
      module.loader = null;
      lock.release(f);
    }
  }

  /// As CPython, which gives a module as far as it is to one of two threads that import each
  /// other's, for one of them has to go on.
  @Override
  public void await(Fiber f, ModuleValue module) {
    VmThread thread = (VmThread) f.thread;
    if (!(module.loading instanceof ToyLock lock) || waitsFor(module, thread)) {
      return;
    }
    thread.awaits = module;
    try {
      lock.acquire(f, Request.NEVER, true);
      lock.release(f);
    } finally {
      thread.awaits = null;
    }
  }

  /// Whether who runs the module waits in the end for `thread`.
  private static boolean waitsFor(ModuleValue module, VmThread thread) {
    ModuleValue at = module;
    while (at != null && at.loader instanceof VmThread loader) {
      if (loader == thread) {
        return true;
      }
      at = loader.awaits;
    }
    return false;
  }

  private static ToyError missing(Fiber f, String name, @Nullable ModuleValue parent) {
    boolean plain = parent != null && !parent.isPackage && !f.vm.library.hasModule(parent.name());
    String why =
        plain ? "; '" + name.substring(0, name.lastIndexOf('.')) + "' is not a package" : "";
    ExceptionValue error =
        new ExceptionValue(
            Types.MODULE_NOT_FOUND_ERROR, ToyTuple.of("No module named '" + name + "'" + why));
    error.put("name", name);
    error.sought = name;
    return new ToyError(error);
  }
}
