package toy.lib;

import java.io.IOException;
import java.util.List;
import toy.sandbox.Disk;
import toy.sandbox.Environment;
import toy.sandbox.NotPermitted;
import toy.value.None;
import toy.value.ToyList;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The modules `os` and `os.path`, without what concerns processes. Whatever reaches the disk
/// releases the lock.
final class OsModule {
  private OsModule() {}

  static void fill(Table t) {
    t.value("name", "posix").value("sep", "/").value("linesep", "\n").value("curdir", ".");
    t.value("pardir", "..").value("error", Types.OS_ERROR);
    t.own("path", f -> f.vm.importModule(f, "os.path"));
    t.own("environ", OsModule::environment);
    t.variadic(
        "getenv", 1, 2, "(name, default=None): a variable of the environment", OsModule::getEnv);
    t.define(
        "cpu_count",
        "(): how many processors there are",
        _ -> (long) Runtime.getRuntime().availableProcessors());
    t.define("getcwd", "(): the current directory", OsModule::here);
    t.variadic("listdir", 0, 1, "(path='.'): the names in a directory", OsModule::listDir);
    t.define("remove", "(path): removes a file", OsModule::remove);
    t.define("unlink", "(path): removes a file", OsModule::remove);
    t.define("rmdir", "(path): removes an empty directory", OsModule::removeDir);
    t.variadic("mkdir", 1, 2, "(path): makes a directory", OsModule::makeDir);
    t.keyworded(
        "makedirs",
        "name, mode=, exist_ok=",
        "(name, exist_ok=False): makes a directory and those above it",
        OsModule::makeDirs);
    t.define("rename", "(old, new): renames a file", OsModule::rename);
    t.define("replace", "(old, new): renames a file over another", OsModule::rename);
  }

  private static Object here(Fiber f) {
    return FileIo.inMemory(() -> f.vm.host.disk().absolute("."));
  }

  /// Without restrictions a dict; else what says which flag is missing.
  private static Object environment(Fiber f) {
    Environment environment = f.vm.host.environment();
    return environment.permissions().isUnrestricted()
        ? EnvironMethods.toDict(f)
        : new EnvironMethods.Environ(environment);
  }

  private static Object getEnv(Fiber f, Object[] args) {
    String name = Arguments.string(args[0], "environment variable name");
    return variable(f, name, args.length > 1 ? args[1] : None.NONE);
  }

  static Object variable(Fiber f, String name, Object otherwise) {
    try {
      String value = f.vm.host.environment().get(name);
      return value == null ? otherwise : value;
    } catch (NotPermitted e) {
      throw e.error();
    }
  }

  private static Object listDir(Fiber f, Object[] args) {
    String path = args.length == 0 || args[0] == None.NONE ? "." : FileOpening.path(f, args[0]);
    @SuppressWarnings("unchecked")
    List<String> names = (List<String>) FileIo.perform(f, path, () -> f.vm.host.disk().list(path));
    ToyList list = new ToyList(names.size());
    names.forEach(list::append);
    return list;
  }

  private interface Change {
    void make(Disk disk) throws IOException;
  }

  private static Object change(Fiber f, String name, Change change) {
    return FileIo.perform(
        f,
        name,
        () -> {
          change.make(f.vm.host.disk());
          return null;
        });
  }

  private static Object remove(Fiber f, Object path) {
    String name = FileOpening.path(f, path);
    return change(f, name, disk -> disk.remove(name));
  }

  private static Object removeDir(Fiber f, Object path) {
    String name = FileOpening.path(f, path);
    return change(f, name, disk -> disk.removeDirectory(name));
  }

  private static Object makeDir(Fiber f, Object[] args) {
    String name = FileOpening.path(f, args[0]);
    return change(f, name, disk -> disk.makeDirectory(name));
  }

  private static Object makeDirs(Fiber f, Object[] args) {
    String name = FileOpening.path(f, args[0]);
    boolean mayExist = args[2] != null && Truth.of(args[2], f);
    return change(f, name, disk -> disk.makeDirectories(name, mayExist));
  }

  private static Object rename(Fiber f, Object from, Object to) {
    String old = FileOpening.path(f, from);
    String target = FileOpening.path(f, to);
    if (target.isEmpty()) {
      throw FileIo.error(2, "No such file or directory", old);
    }
    return change(f, old, disk -> disk.rename(old, target));
  }
}
