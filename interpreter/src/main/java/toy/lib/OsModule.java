package toy.lib;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import toy.value.None;
import toy.value.ToyDict;
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
    t.define("getcwd", "(): the current directory", _ -> Path.of("").toAbsolutePath().toString());
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

  private static Object environment(Fiber f) {
    ToyDict environment = new ToyDict();
    System.getenv().forEach((name, value) -> environment.put(name, value, f));
    return environment;
  }

  private static Object getEnv(Fiber f, Object[] args) {
    String value = System.getenv(Arguments.string(args[0], "environment variable name"));
    return value != null ? value : args.length > 1 ? args[1] : None.NONE;
  }

  private static Object listDir(Fiber f, Object[] args) {
    String path = args.length == 0 || args[0] == None.NONE ? "." : FileOpening.path(f, args[0]);
    @SuppressWarnings("unchecked")
    List<String> names =
        (List<String>)
            FileIo.perform(
                f,
                path,
                () -> {
                  List<String> found = new ArrayList<>();
                  try (Stream<Path> entries = Files.list(Path.of(path))) {
                    entries.forEach(entry -> found.add(entry.getFileName().toString()));
                  }
                  return found;
                });
    ToyList list = new ToyList(names.size());
    names.forEach(list::append);
    return list;
  }

  private static Object remove(Fiber f, Object path) {
    String name = FileOpening.path(f, path);
    return FileIo.perform(
        f,
        name,
        () -> {
          Path file = Path.of(name);
          if (Files.isDirectory(file)) {
            throw new java.nio.file.FileSystemException(name, null, "Is a directory");
          }
          Files.delete(file);
          return null;
        });
  }

  private static Object removeDir(Fiber f, Object path) {
    String name = FileOpening.path(f, path);
    return FileIo.perform(
        f,
        name,
        () -> {
          Path directory = Path.of(name);
          if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new java.nio.file.NotDirectoryException(name);
          }
          Files.delete(directory);
          return null;
        });
  }

  private static Object makeDir(Fiber f, Object[] args) {
    String name = FileOpening.path(f, args[0]);
    return FileIo.perform(
        f,
        name,
        () -> {
          Files.createDirectory(Path.of(name));
          return null;
        });
  }

  private static Object makeDirs(Fiber f, Object[] args) {
    String name = FileOpening.path(f, args[0]);
    boolean mayExist = args[2] != null && Truth.of(args[2], f);
    return FileIo.perform(
        f,
        name,
        () -> {
          if (!mayExist && Files.exists(Path.of(name))) {
            throw new java.nio.file.FileAlreadyExistsException(name);
          }
          Files.createDirectories(Path.of(name));
          return null;
        });
  }

  private static Object rename(Fiber f, Object from, Object to) {
    String old = FileOpening.path(f, from);
    String target = FileOpening.path(f, to);
    if (target.isEmpty()) {
      throw FileIo.error(2, "No such file or directory", old);
    }
    return FileIo.perform(
        f,
        old,
        () -> {
          Files.move(Path.of(old), Path.of(target), StandardCopyOption.REPLACE_EXISTING);
          return null;
        });
  }
}
