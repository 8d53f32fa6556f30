package toy.lib;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Strings;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Host;
import toy.vm.Library.Table;

/// `open` and the methods of text files. Whatever may reach the disk releases the lock.
final class FileMethods {
  private FileMethods() {}

  static void fillBuiltins(Table t) {
    t.keyworded(
        "open",
        "file, mode=, buffering=, encoding=, errors=, newline=",
        "(file, mode='r', encoding='utf-8'): opens a text file",
        FileMethods::open);
  }

  static void fill(Table t) {
    t.define("__enter__", "(): itself", (_, self) -> open(self));
    t.variadic("__exit__", 1, 4, "(*error): closes it", (f, a) -> close(f, a[0]));
    t.define("__iter__", "(): itself", (_, self) -> open(self));
    t.define("__next__", "(): the next line", FileMethods::next);
    t.variadic(
        "read", 1, 2, "(size=-1): all of the rest, or so many characters", FileMethods::read);
    t.variadic(
        "readline",
        1,
        2,
        "(): the next line with its end, '' at the end",
        (f, a) -> readLine(f, readable(a[0])));
    t.variadic("readlines", 1, 2, "(): a list of all lines", FileMethods::readLines);
    t.define("write", "(text): writes it and gives its length", FileMethods::write);
    t.define("writelines", "(lines): writes each", FileMethods::writeLines);
    t.define("flush", "(): writes what is buffered", FileMethods::flush);
    t.define("close", "(): writes what is buffered and closes it", FileMethods::close);
    t.variadic("seek", 2, 3, "(position, whence=0): goes to a position", FileMethods::seek);
    t.define(
        "tell",
        "(): the position, in bytes",
        (f, self) -> FileIo.perform(f, null, open(self)::tell));
    t.define("readable", "(): whether it can be read", (_, self) -> open(self).readable);
    t.define("writable", "(): whether it can be written", (_, self) -> open(self).writable);
    t.define("isatty", "(): False", (_, _) -> false);
    t.property("name", (_, self) -> self(self).name());
    t.property("mode", (_, self) -> self(self).mode);
    t.property("encoding", (_, self) -> self(self).encoding);
    t.property("closed", (_, self) -> self(self).isClosed());
    t.define("__repr__", "(): name and mode", FileMethods::repr);
  }

  private static TextFile self(Object value) {
    if (value instanceof TextFile file) {
      return file;
    }
    throw Arguments.wrongSelf("TextIOWrapper", value);
  }

  private static TextFile open(Object value) {
    TextFile file = self(value);
    if (file.isClosed()) {
      throw ToyError.valueError("I/O operation on closed file.");
    }
    return file;
  }

  private static TextFile readable(Object value) {
    TextFile file = open(value);
    if (!file.readable) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "not readable");
    }
    return file;
  }

  private static TextFile writable(Object value) {
    TextFile file = open(value);
    if (!file.writable) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "not writable");
    }
    return file;
  }

  // ---- opening

  private static Object open(Fiber f, Object[] args) {
    String name = path(args[0]);
    String mode = args[1] == null ? "r" : Arguments.string(args[1], "open() argument 'mode'");
    Set<OpenOption> options = options(mode);
    String encoding =
        Arguments.given(args[3])
            ? Arguments.string(args[3], "open() argument 'encoding'")
            : "UTF-8";
    Charset charset = charset(encoding);
    boolean writes = !mode.contains("r") || mode.contains("+");
    boolean reads = mode.contains("r") || mode.contains("+");
    List<Host.OpenFile> others = f.vm.host.openFiles();
    Fiber.Place place = f.place();
    TextFile file =
        (TextFile)
            FileIo.perform(
                f,
                name,
                () -> {
                  Path path = Path.of(name).toAbsolutePath().normalize();
                  flushOthers(others, path.toString());
                  if (Files.isDirectory(path)) {
                    throw new java.nio.file.FileSystemException(name, null, "Is a directory");
                  }
                  FileChannel channel = FileChannel.open(path, options);
                  if (mode.contains("a") && reads) {
                    channel.position(channel.size());
                  }
                  return new TextFile(
                      name,
                      place,
                      path.toString(),
                      mode,
                      channel,
                      encoding,
                      charset,
                      reads,
                      writes);
                });
    if (writes) {
      f.vm.host.opened(file);
    }
    return file;
  }

  /// There is no reference counting that would have closed a file which a script just dropped: so
  /// what it wrote is put to the disk before anybody opens the same file again.
  private static void flushOthers(List<Host.OpenFile> others, String path) throws IOException {
    for (Host.OpenFile other : others) {
      if (other.path().equals(path)) {
        other.flush();
      }
    }
  }

  static String path(Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError(
        "expected str, bytes or os.PathLike object, not " + Arguments.typeName(value));
  }

  private static Set<OpenOption> options(String mode) {
    if (mode.contains("b")) {
      throw ToyError.valueError(
          "binary mode is not in this version of Toy: open the file as text, without 'b'");
    }
    Set<OpenOption> options = new HashSet<>();
    int kinds = 0;
    for (int i = 0; i < mode.length(); i++) {
      char c = mode.charAt(i);
      if ("rwax+t".indexOf(c) < 0 || mode.indexOf(c) != i) {
        throw ToyError.valueError("invalid mode: '" + mode + "'");
      }
      kinds += c == '+' || c == 't' ? 0 : 1;
    }
    if (kinds != 1) {
      throw ToyError.valueError("must have exactly one of create/read/write/append mode");
    }
    boolean update = mode.contains("+");
    if (mode.contains("r")) {
      options.add(StandardOpenOption.READ);
      if (update) {
        options.add(StandardOpenOption.WRITE);
      }
      return options;
    }
    // Java refuses to read a file opened for appending; 'a+' writes at the end by position.
    if (update) {
      options.add(StandardOpenOption.READ);
    }
    options.add(
        mode.contains("a") && !update ? StandardOpenOption.APPEND : StandardOpenOption.WRITE);
    options.add(mode.contains("x") ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    if (mode.contains("w")) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    return options;
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      throw new ToyError(toy.value.Types.LOOKUP_ERROR, "unknown encoding: " + name);
    }
  }

  // ---- reading

  private static String readLine(Fiber f, TextFile file) {
    String line = file.bufferedLine();
    return line != null ? line : (String) FileIo.perform(f, file.name(), file::readLine);
  }

  private static Object next(Fiber f, Object self) {
    String line = readLine(f, readable(self));
    if (line.isEmpty()) {
      throw IterationFunctions.stopIteration(None.NONE);
    }
    return line;
  }

  private static Object read(Fiber f, Object[] args) {
    TextFile file = readable(args[0]);
    long count = args.length > 1 && args[1] != None.NONE ? Arguments.count(args[1], f) : -1;
    return FileIo.perform(f, file.name(), () -> file.read(count));
  }

  private static Object readLines(Fiber f, Object[] args) {
    TextFile file = readable(args[0]);
    String text = (String) FileIo.perform(f, file.name(), () -> file.read(-1));
    ToyList lines = new ToyList();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.append(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  // ---- writing

  private static Object write(Fiber f, Object self, Object text) {
    TextFile file = writable(self);
    if (!(text instanceof String s)) {
      throw ToyError.typeError("write() argument must be str, not " + Arguments.typeName(text));
    }
    file.append(s);
    if (file.isFull()) {
      flush(f, file);
    }
    return (long) Strings.length(s);
  }

  private static Object writeLines(Fiber f, Object self, Object lines) {
    Object iterator = Iteration.iterator(lines, f);
    for (Object line = Iteration.next(iterator, f);
        line != null;
        line = Iteration.next(iterator, f)) {
      write(f, self, line);
    }
    return None.NONE;
  }

  private static Object flush(Fiber f, Object self) {
    TextFile file = open(self);
    return FileIo.perform(
        f,
        file.name(),
        () -> {
          file.flush();
          return null;
        });
  }

  private static Object close(Fiber f, Object self) {
    TextFile file = self(self);
    if (!file.isClosed()) {
      f.vm.host.closed(file);
      FileIo.perform(
          f,
          file.name(),
          () -> {
            file.close();
            return null;
          });
    }
    return None.NONE;
  }

  private static Object seek(Fiber f, Object[] args) {
    TextFile file = open(args[0]);
    long position = Arguments.number(args[1], f);
    long whence = args.length > 2 ? Arguments.number(args[2], f) : 0;
    if (whence == 1 && position == 0) {
      return FileIo.perform(f, file.name(), file::tell);
    }
    if (whence < 0 || whence > 2 || whence > 0 && position != 0) {
      throw new ToyError(
          LibraryTypes.UNSUPPORTED_OPERATION,
          whence == 1
              ? "can't do nonzero cur-relative seeks"
              : "can't do nonzero end-relative seeks");
    }
    if (position < 0) {
      throw ToyError.valueError("negative seek position " + position);
    }
    return FileIo.perform(f, file.name(), () -> file.seek(position, whence == 2));
  }

  private static Object repr(Fiber f, Object self) {
    TextFile file = self(self);
    return "<_io.TextIOWrapper name="
        + Text.repr(file.name(), f)
        + " mode='"
        + file.mode
        + "' encoding='"
        + file.encoding
        + "'>";
  }
}
