package toy.sched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
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
/// file beside the script. A module is registered before it runs, so that two may import each
/// other.
final class ModuleImporter implements Vm.Importer {
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
      return builtin;
    }
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      f.vm.importModule(f, name.substring(0, dot));
    }
    Source source = read(f, name);
    if (source == null) {
      throw missing(name);
    }
    return run(f, name, source);
  }

  private @Nullable Source read(Fiber f, String name) {
    Path given = machine.options().modules().get(name);
    Path beside = machine.options().directory().resolve(name.replace('.', '/') + ".toy");
    Path file = given == null ? beside : given;
    Object text =
        f.vm.scheduler.perform(
            f,
            new Request.Io(() -> {
              try {
                return Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.UTF_8)
                    : null;
              } catch (IOException e) {
                throw new IOException("cannot read " + file, e);
              }
            }));
    return text instanceof String s ? new Source(file.toString(), s) : null;
  }

  private ModuleValue run(Fiber f, String name, Source source) {
    FunctionCode code = front.file(source, name);
    if (code == null) {
      throw new ToyError(Types.IMPORT_ERROR, "module '" + name + "' has errors");
    }
    ModuleValue module = new ModuleValue(name);
    f.vm.modules.put(name, module);
    try {
      f.run(new Closure(f.vm, code, module, new Cell[0], new Object[0]));
    } catch (RuntimeException e) {
      f.vm.modules.remove(name);
      throw e;
    }
    return module;
  }

  private static ToyError missing(String name) {
    ExceptionValue error =
        new ExceptionValue(
            Types.MODULE_NOT_FOUND_ERROR, ToyTuple.of("No module named '" + name + "'"));
    error.put("name", name);
    error.sought = name;
    return new ToyError(error);
  }
}
