package toy.lib;

import java.nio.file.Path;
import toy.sandbox.Disk;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `os.path`: CPython's `posixpath` on text, and questions to the disk.
final class PathModule {
  private PathModule() {}

  private interface Question {
    Object of(Disk disk, String path) throws java.io.IOException;
  }

  static void fill(Table t) {
    t.value("sep", "/");
    t.variadic("join", 1, -1, "(path, *paths): joined by '/'", PathModule::join);
    t.define(
        "split",
        "(path): the pair (directory, name)",
        (f, path) -> ToyTuple.of(head(text(f, path)), tail(text(f, path))));
    t.define("dirname", "(path): what stands before the name", (f, path) -> head(text(f, path)));
    t.define("basename", "(path): the name at the end", (f, path) -> tail(text(f, path)));
    t.define("splitext", "(path): the pair (path, extension)", PathModule::splitExtension);
    t.define(
        "isabs",
        "(path): whether it begins at the root",
        (f, path) -> text(f, path).startsWith("/"));
    t.define("abspath", "(path): from the root, without '..'", PathModule::absolute);
    t.define("normpath", "(path): without '.' and '..'", PathModule::normalized);
    ask(t, "exists", "whether there is something", Disk::exists);
    ask(t, "isfile", "whether it is a file", Disk::isFile);
    ask(t, "isdir", "whether it is a directory", Disk::isDirectory);
    ask(t, "getsize", "the size of a file in bytes", Disk::size);
    ask(t, "getmtime", "when it was changed, in seconds since 1970", Disk::modified);
    ask(t, "islink", "whether it is a symbolic link", Disk::isLink);
    ask(t, "lexists", "whether there is something, a link to nothing too", Disk::isThere);
    ask(t, "realpath", "from the root, without links", Disk::realPath);
    t.define("_environment", "(name, default): a variable", PathModule::variable);
  }

  private static void ask(Table t, String name, String doc, Question question) {
    t.define(
        name,
        "(path): " + doc,
        (f, path) -> {
          String file = text(f, path);
          return FileIo.perform(f, file, () -> question.of(f.vm.host.disk(), file));
        });
  }

  private static Object absolute(Fiber f, Object path) {
    String file = text(f, path);
    return FileIo.inMemory(() -> f.vm.host.disk().absolute(file));
  }

  private static Object variable(Fiber f, Object name, Object otherwise) {
    return OsModule.variable(f, (String) name, otherwise);
  }

  private static String text(Fiber f, Object path) {
    return FileOpening.path(f, path);
  }

  private static Object join(Fiber f, Object[] args) {
    StringBuilder path = new StringBuilder(text(f, args[0]));
    for (int i = 1; i < args.length; i++) {
      String next = text(f, args[i]);
      if (next.startsWith("/")) {
        path.setLength(0);
      } else if (!path.isEmpty() && path.charAt(path.length() - 1) != '/') {
        path.append('/');
      }
      path.append(next);
    }
    return path.toString();
  }

  private static String head(String path) {
    int slash = path.lastIndexOf('/') + 1;
    int end = slash;
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? path.substring(0, slash) : path.substring(0, end);
  }

  private static String tail(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Object splitExtension(Fiber f, Object path) {
    String s = text(f, path);
    int dot = s.lastIndexOf('.');
    int start = s.lastIndexOf('/') + 1;
    while (start < s.length() && s.charAt(start) == '.') {
      start++;
    }
    return dot <= start - 1 || dot < 0
        ? ToyTuple.of(s, "")
        : ToyTuple.of(s.substring(0, dot), s.substring(dot));
  }

  private static Object normalized(Fiber f, Object path) {
    String s = Path.of(text(f, path)).normalize().toString();
    return s.isEmpty() ? "." : s;
  }
}
