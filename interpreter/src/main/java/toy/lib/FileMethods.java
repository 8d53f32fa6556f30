package toy.lib;

import toy.value.Derived;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Strings;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The methods of text files and of texts in memory. What goes to the disk releases the lock; what
/// the buffer answers does not.
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
        "(size=-1): the next line with its end, '' at the end",
        FileMethods::readLine);
    t.variadic("readlines", 1, 2, "(hint=-1): a list of all lines", FileMethods::readLines);
    t.define("write", "(text): writes it and gives its length", FileMethods::write);
    t.define("writelines", "(lines): writes each", FileMethods::writeLines);
    t.define("flush", "(): writes what is buffered", FileMethods::flush);
    t.define("close", "(): writes what is buffered and closes it", FileMethods::close);
    t.variadic("seek", 2, 3, "(position, whence=0): goes to a position", FileMethods::seek);
    t.define("tell", "(): the position", FileMethods::tell);
    t.variadic("truncate", 1, 2, "(size=None): cuts the file there", FileMethods::truncate);
    t.define("readable", "(): whether it can be read", (_, self) -> asked(self).isReadable());
    t.define("writable", "(): whether it can be written", (_, self) -> self(self).isWritable());
    t.define("seekable", "(): True", (_, self) -> asked(self) != null);
    t.define("isatty", "(): False", (_, self) -> asked(self) == null);
    t.define("fileno", "(): not in Toy", FileMethods::number);
    t.property("closed", (_, self) -> self(self).isClosed());
    t.property("line_buffering", (_, self) -> self(self) instanceof TextFile f && f.byLine);
    t.property("newlines", (_, _) -> None.NONE);
  }

  /// What only files have.
  static void fillFile(Table t) {
    fill(t);
    t.value("__doc__", "TextIOWrapper(buffer, encoding='utf-8', …): text over a file of bytes");
    t.keyworded(
        "__new__",
        "cls, buffer, encoding=, errors=, newline=, line_buffering=",
        "text over a file of bytes",
        FileMethods::wrapped);
    t.property("name", (_, self) -> file(self).file.name());
    t.property("mode", (_, self) -> file(self).mode);
    t.property("encoding", (_, self) -> file(self).encoding);
    t.property("errors", (_, self) -> file(self).errors);
    t.property("buffer", (_, self) -> file(self).file);
    t.define("__repr__", "(): name and mode", FileMethods::repr);
  }

  /// What only texts in memory have.
  static void fillText(Table t) {
    fill(t);
    t.value("__doc__", "StringIO(initial_value='', newline='\\n'): a text in memory, as a file");
    t.keyworded(
        "__new__",
        "cls, initial_value=, newline=",
        "a text that is read and written as a file is",
        FileMethods::text);
    t.define("getvalue", "(): the whole text", (_, self) -> ((StringIo) open(self)).value());
    t.property("encoding", (_, _) -> None.NONE);
    t.property("errors", (_, _) -> None.NONE);
  }

  private static Object wrapped(Fiber f, Object[] args) {
    if (!(args[1] instanceof ByteFile file)) {
      throw ToyError.attributeError(
          "'" + Arguments.typeName(args[1]) + "' object has no attribute 'readable'");
    }
    String encoding = FileOpening.textOrNone("TextIOWrapper", args[2], "encoding");
    String errors = FileOpening.textOrNone("TextIOWrapper", args[3], "errors");
    Codecs.charset(encoding);
    return new TextFile(
        file,
        "r",
        encoding == null ? "UTF-8" : encoding,
        errors,
        FileOpening.newline("TextIOWrapper", args[4]),
        args[5] != null && Truth.of(args[5], f));
  }

  private static Object text(Fiber f, Object[] args) {
    Object initial = args[1];
    if (Arguments.given(initial) && !(initial instanceof String)) {
      throw ToyError.typeError(
          "initial_value must be str or None, not " + Arguments.typeName(initial));
    }
    String newline = args[2] == null ? "\n" : FileOpening.newline("StringIO", args[2]);
    return new StringIo(initial instanceof String s ? s : "", newline);
  }

  private static TextIo self(Object value) {
    if (value instanceof TextIo io) {
      return io;
    }
    throw Arguments.wrongSelf("TextIOWrapper", value);
  }

  private static TextFile file(Object value) {
    return (TextFile) self(value);
  }

  static TextIo open(Object value) {
    TextIo io = self(value);
    if (io.isClosed()) {
      throw ToyError.valueError("I/O operation on closed file" + (io.isInMemory() ? "" : "."));
    }
    return io;
  }

  /// As [#open], for questions.
  private static TextIo asked(Object value) {
    TextIo io = self(value);
    if (io.isClosed()) {
      throw ToyError.valueError("I/O operation on closed file");
    }
    return io;
  }

  static TextIo readable(Object value) {
    TextIo io = open(value);
    if (!io.isReadable()) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "not readable");
    }
    return io;
  }

  private static Object number(Fiber f, Object self) {
    asked(self);
    throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "fileno");
  }

  /// Performs what may go to the disk.
  private static Object perform(Fiber f, TextIo io, Request.IoCall call) {
    return io instanceof TextFile file && !io.isInMemory()
        ? FileIo.perform(f, file.file.name(), call)
        : FileIo.inMemory(call);
  }

  // ---- reading

  /// The argument `size`: -1 for all.
  static long size(Fiber f, Object[] args, int at) {
    if (args.length <= at || args[at] == None.NONE) {
      return -1;
    }
    if (Numbers.indexOrNull(args[at], f) == null) {
      throw ToyError.typeError(
          "argument should be integer or None, not '" + Arguments.typeName(args[at]) + "'");
    }
    return Math.max(-1, Arguments.count(args[at], f));
  }

  static final long NO_LIMIT = Integer.MAX_VALUE;

  private static String line(Fiber f, TextIo io, long limit) {
    String line = io.bufferedLine(limit);
    return line != null ? line : (String) perform(f, io, () -> io.readLine(limit));
  }

  private static Object readLine(Fiber f, Object[] args) {
    TextIo io = readable(args[0]);
    if (args.length > 1 && args[1] == None.NONE && !io.isInMemory()) {
      throw ToyError.typeError("'NoneType' object cannot be interpreted as an integer");
    }
    long limit = args.length > 1 && args[1] != None.NONE ? Arguments.count(args[1], f) : -1;
    return line(f, io, limit < 0 ? NO_LIMIT : limit);
  }

  private static Object next(Fiber f, Object self) {
    TextIo io = readable(self);
    String line = line(f, io, NO_LIMIT);
    if (io instanceof TextFile file) {
      file.iterates(!line.isEmpty());
    }
    if (line.isEmpty()) {
      throw IterationFunctions.stopIteration(None.NONE);
    }
    return line;
  }

  private static Object read(Fiber f, Object[] args) {
    TextIo io = readable(args[0]);
    long count = size(f, args, 1);
    return perform(f, io, () -> io.read(count));
  }

  private static Object readLines(Fiber f, Object[] args) {
    TextIo io = readable(args[0]);
    long hint = size(f, args, 1);
    ToyList lines = new ToyList();
    long length = 0;
    for (String line = line(f, io, NO_LIMIT); !line.isEmpty(); line = line(f, io, NO_LIMIT)) {
      lines.append(line);
      length += line.length();
      if (hint > 0 && length >= hint) {
        break;
      }
    }
    if (io instanceof TextFile file) {
      file.iterates(false);
    }
    return lines;
  }

  // ---- writing

  private static Object write(Fiber f, Object self, Object text) {
    if (append(self, text)) {
      flush(f, self);
    }
    return (long) Strings.length((String) Derived.plain(text));
  }

  /// Whether it should be flushed.
  static boolean append(Object self, Object text) {
    TextIo io = open(self);
    if (!(Derived.plain(text) instanceof String s)) {
      String type = Arguments.typeName(text);
      throw ToyError.typeError(
          io.isInMemory()
              ? "string argument expected, got '" + type + "'"
              : "write() argument must be str, not " + type);
    }
    if (!io.isWritable()) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "not writable");
    }
    return io.append(s);
  }

  private static Object writeLines(Fiber f, Object self, Object lines) {
    open(self);
    Object iterator = Iteration.iterator(lines, f);
    for (Object line = Iteration.next(iterator, f);
        line != null;
        line = Iteration.next(iterator, f)) {
      write(f, self, line);
    }
    return None.NONE;
  }

  private static Object flush(Fiber f, Object self) {
    TextIo io = open(self);
    return perform(
        f,
        io,
        () -> {
          io.flush();
          return null;
        });
  }

  private static Object close(Fiber f, Object self) {
    TextIo io = self(self);
    if (!io.isClosed()) {
      if (io instanceof TextFile file) {
        f.vm.host.closed(file.file);
      }
      perform(
          f,
          io,
          () -> {
            io.close();
            return null;
          });
    }
    return None.NONE;
  }

  // ---- the position

  private static Object seek(Fiber f, Object[] args) {
    TextIo io = open(args[0]);
    long position = Arguments.number(args[1], f);
    long whence = args.length > 2 ? Arguments.number(args[2], f) : 0;
    if (whence == 1 && position == 0) {
      return perform(f, io, io::tell);
    }
    if (whence < 0 || whence > 2) {
      throw ToyError.valueError(
          (io instanceof StringIo ? "Invalid" : "invalid")
              + " whence ("
              + whence
              + ", should be 0, 1 or 2)");
    }
    if (whence > 0 && position != 0) {
      String end = "an't do nonzero " + (whence == 1 ? "cur" : "end") + "-relative seeks";
      throw io instanceof StringIo
          ? new ToyError(Types.OS_ERROR, "C" + end)
          : new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "c" + end);
    }
    if (position < 0) {
      throw ToyError.valueError(
          (io instanceof StringIo ? "Negative" : "negative") + " seek position " + position);
    }
    return perform(f, io, () -> io.seek(position, whence == 2));
  }

  private static Object tell(Fiber f, Object self) {
    TextIo io = open(self);
    return perform(f, io, io::tell);
  }

  private static Object truncate(Fiber f, Object[] args) {
    TextIo io = open(args[0]);
    if (!io.isWritable()) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "truncate");
    }
    long size = sizeToCut(f, args);
    return perform(f, io, () -> io.truncate(size));
  }

  /// The argument of `truncate`: -1 for where the file stands.
  static long sizeToCut(Fiber f, Object[] args) {
    if (args.length < 2 || args[1] == None.NONE) {
      return -1;
    }
    long size = Arguments.number(args[1], f);
    if (size < 0) {
      throw FileIo.error(22, "Invalid argument", null);
    }
    return size;
  }

  private static Object repr(Fiber f, Object self) {
    TextFile file = file(self);
    return "<_io.TextIOWrapper name="
        + Text.repr(file.file.name(), f)
        + " mode='"
        + file.mode
        + "' encoding='"
        + file.encoding
        + "'>";
  }
}
