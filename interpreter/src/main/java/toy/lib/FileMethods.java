package toy.lib;

import toy.value.Iteration;
import toy.value.None;
import toy.value.Strings;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The methods of text files. Whatever may reach the disk releases the lock.
final class FileMethods {
  private FileMethods() {}

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
