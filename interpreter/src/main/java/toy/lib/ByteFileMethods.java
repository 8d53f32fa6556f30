package toy.lib;

import toy.value.Iteration;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyByteArray;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The methods of files of bytes and of `io.BytesIO`. What goes to the disk releases the lock; what
/// the buffer answers does not.
final class ByteFileMethods {
  private ByteFileMethods() {}

  static void fill(Table t) {
    t.define("__enter__", "(): itself", (_, self) -> open(self));
    t.variadic("__exit__", 1, 4, "(*error): closes it", (f, a) -> close(f, a[0]));
    t.define("__iter__", "(): itself", (_, self) -> open(self));
    t.define("__next__", "(): the next line", ByteFileMethods::next);
    t.variadic("read", 1, 2, "(size=-1): all of the rest, or so many bytes", ByteFileMethods::read);
    t.variadic("read1", 1, 2, "(size=-1): what one read gives", ByteFileMethods::readOnce);
    t.define("readall", "(): all of the rest", (f, self) -> read(f, new Object[] {self}));
    t.define("readinto", "(bytearray): fills it, gives how much", ByteFileMethods::readInto);
    t.variadic("peek", 1, 2, "(size=0): what comes, without reading it", ByteFileMethods::peek);
    t.variadic(
        "readline",
        1,
        2,
        "(size=-1): the next line with its end, b'' at the end",
        ByteFileMethods::readLine);
    t.variadic("readlines", 1, 2, "(hint=-1): a list of all lines", ByteFileMethods::readLines);
    t.define("write", "(bytes): writes them and gives how many", ByteFileMethods::write);
    t.define("writelines", "(lines): writes each", ByteFileMethods::writeLines);
    t.define("flush", "(): writes what is buffered", ByteFileMethods::flush);
    t.define("close", "(): writes what is buffered and closes it", ByteFileMethods::close);
    t.variadic("seek", 2, 3, "(position, whence=0): goes to a position", ByteFileMethods::seek);
    t.define("tell", "(): the position", ByteFileMethods::tell);
    t.variadic("truncate", 1, 2, "(size=None): cuts the file there", ByteFileMethods::truncate);
    t.define("readable", "(): whether it can be read", (_, s) -> asked(s).opening.readable());
    t.define("writable", "(): whether it can be written", (_, s) -> self(s).opening.writable());
    t.define("seekable", "(): True", (_, self) -> asked(self) != null);
    t.define("isatty", "(): False", (_, self) -> asked(self) == null);
    t.define("fileno", "(): not in Toy", ByteFileMethods::number);
    t.property("closed", (_, self) -> self(self).isClosed());
  }

  /// What only files have.
  static void fillFile(Table t) {
    fill(t);
    t.property("name", (_, self) -> self(self).name());
    t.property("mode", (_, self) -> self(self).opening.mode());
    t.define("__repr__", "(): its name", ByteFileMethods::repr);
  }

  /// What only bytes in memory have.
  static void fillBytes(Table t) {
    fill(t);
    t.value("__doc__", "BytesIO(initial_bytes=b''): bytes in memory, as a file");
    t.keyworded(
        "__new__",
        "cls, initial_bytes=",
        "bytes that are read and written as a file is",
        (_, args) -> ByteFile.inMemory(Arguments.given(args[1]) ? bytes(args[1]) : new byte[0]));
    t.define(
        "getvalue",
        "(): all the bytes",
        (f, self) -> {
          ByteFile file = open(self);
          return ToyBytes.of((byte[]) perform(f, file, file::value));
        });
  }

  private static ByteFile self(Object value) {
    if (value instanceof ByteFile file) {
      return file;
    }
    throw Arguments.wrongSelf("BufferedReader", value);
  }

  static ByteFile open(Object value) {
    return open(value, "");
  }

  /// @param verb what CPython's buffered files say that they cannot do when they are closed
  private static ByteFile open(Object value, String verb) {
    ByteFile file = self(value);
    if (file.isClosed()) {
      throw ToyError.valueError(
          verb.isEmpty() || file.opening.buffer() == 0
              ? "I/O operation on closed file."
              : verb + " of closed file");
    }
    return file;
  }

  /// As [#open], for questions.
  private static ByteFile asked(Object value) {
    if (self(value).isClosed()) {
      throw ToyError.valueError("I/O operation on closed file");
    }
    return self(value);
  }

  static ByteFile readable(Object value, String verb) {
    ByteFile file = self(value);
    if (!file.opening.readable()) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "read");
    }
    return open(value, verb);
  }

  static ByteFile writable(Object value, String verb) {
    ByteFile file = self(value);
    if (!file.opening.writable()) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, verb);
    }
    return open(value, verb);
  }

  private static Object number(Fiber f, Object self) {
    asked(self);
    throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "fileno");
  }

  static byte[] bytes(Object value) {
    return new ToyBytes(Octets.like(value)).toArray();
  }

  /// Performs what may go to the disk.
  private static Object perform(Fiber f, ByteFile file, Request.IoCall call) {
    return file.isInMemory() ? FileIo.inMemory(call) : FileIo.perform(f, file.name(), call);
  }

  // ---- reading

  private static Object read(Fiber f, Object[] args) {
    ByteFile file = readable(args[0], "read");
    long count = FileMethods.size(f, args, 1);
    if (count == -1
        && args.length > 1
        && args[1] instanceof Long n
        && n < -1
        && !file.isInMemory()) {
      throw ToyError.valueError("read length must be non-negative or -1");
    }
    byte[] bytes = file.buffered(count);
    return ToyBytes.of(bytes != null ? bytes : (byte[]) perform(f, file, () -> file.read(count)));
  }

  private static Object readOnce(Fiber f, Object[] args) {
    ByteFile file = readable(args[0], "read");
    long count = FileMethods.size(f, args, 1);
    return ToyBytes.of((byte[]) perform(f, file, () -> file.readOnce(count)));
  }

  private static Object peek(Fiber f, Object[] args) {
    ByteFile file = readable(args[0], "peek");
    return ToyBytes.of((byte[]) perform(f, file, file::peek));
  }

  private static Object readInto(Fiber f, Object self, Object target) {
    ByteFile file = readable(self, "readinto");
    if (!(target instanceof ToyByteArray array)) {
      throw ToyError.typeError(
          "readinto() argument must be read-write bytes-like object, not "
              + Arguments.typeName(target));
    }
    int room = array.length();
    String read = ToyBytes.of((byte[]) perform(f, file, () -> file.read(room))).octets();
    array.overwrite(read);
    return (long) read.length();
  }

  private static ToyBytes line(Fiber f, ByteFile file, long limit) {
    byte[] line = file.bufferedLine(limit);
    return ToyBytes.of(line != null ? line : (byte[]) perform(f, file, () -> file.readLine(limit)));
  }

  private static Object readLine(Fiber f, Object[] args) {
    ByteFile file = readable(args[0], "readline");
    long limit = FileMethods.size(f, args, 1);
    return line(f, file, limit < 0 ? FileMethods.NO_LIMIT : limit);
  }

  private static Object next(Fiber f, Object self) {
    ToyBytes line = line(f, readable(self, "readline"), FileMethods.NO_LIMIT);
    if (line.size() == 0) {
      throw IterationFunctions.stopIteration(None.NONE);
    }
    return line;
  }

  private static Object readLines(Fiber f, Object[] args) {
    ByteFile file = readable(args[0], "");
    long hint = FileMethods.size(f, args, 1);
    ToyList lines = new ToyList();
    long length = 0;
    for (ToyBytes line = line(f, file, FileMethods.NO_LIMIT);
        line.size() > 0;
        line = line(f, file, FileMethods.NO_LIMIT)) {
      lines.append(line);
      length += line.size();
      if (hint > 0 && length >= hint) {
        break;
      }
    }
    return lines;
  }

  // ---- writing

  private static Object write(Fiber f, Object self, Object value) {
    ByteFile file = writable(self, "write");
    byte[] bytes = bytes(value);
    if (file.append(bytes)) {
      flush(f, file);
    }
    return (long) bytes.length;
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
    ByteFile file = open(self, self(self).opening.readable() ? "" : "flush");
    return perform(
        f,
        file,
        () -> {
          file.flush();
          return null;
        });
  }

  private static Object close(Fiber f, Object self) {
    ByteFile file = self(self);
    if (!file.isClosed()) {
      f.vm.host.closed(file);
      perform(
          f,
          file,
          () -> {
            file.close();
            return null;
          });
    }
    return None.NONE;
  }

  // ---- the position

  private static Object seek(Fiber f, Object[] args) {
    ByteFile file = open(args[0], "seek");
    long offset = Arguments.number(args[1], f);
    long whence = args.length > 2 ? Arguments.number(args[2], f) : 0;
    if (whence < 0 || whence > 2) {
      throw ToyError.valueError(
          file.isInMemory()
              ? "invalid whence (" + whence + ", should be 0, 1 or 2)"
              : "whence value " + whence + " unsupported");
    }
    if (file.isInMemory() && whence == 0 && offset < 0) {
      throw ToyError.valueError("negative seek value " + offset);
    }
    long at = (long) perform(f, file, () -> file.seek(offset, whence));
    if (at < 0 && file.isInMemory()) {
      return perform(f, file, () -> file.seek(0, 0));
    }
    if (at < 0) {
      throw FileIo.error(22, "Invalid argument", null);
    }
    return at;
  }

  private static Object tell(Fiber f, Object self) {
    ByteFile file = asked(self);
    long at = file.bufferedTell();
    return at >= 0 ? at : perform(f, file, file::tell);
  }

  private static Object truncate(Fiber f, Object[] args) {
    ByteFile file = writable(args[0], "truncate");
    long size = FileMethods.sizeToCut(f, args);
    return perform(f, file, () -> file.truncate(size));
  }

  private static Object repr(Fiber f, Object self) {
    ByteFile file = self(self);
    String type = file.type().inMessages();
    boolean raw = file.type() == LibraryTypes.FILE_IO;
    return "<"
        + type
        + (raw && file.isClosed() ? " [closed]" : " name=" + Text.repr(file.name(), f))
        + (raw && !file.isClosed() ? " mode='" + file.opening.mode() + "' closefd=True" : "")
        + ">";
  }
}
