package toy.lib;

import java.util.ArrayList;
import java.util.List;
import toy.sched.Errand;
import toy.value.None;
import toy.value.ToyBytes;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Request;

/// What the module `aiofiles`, which is written in Toy, needs: the calls of files that go to the
/// disk, to be awaited. They go on on the machine's workers, so the loop does not stand still.
final class FileErrands {
  private FileErrands() {}

  static void fill(Table t) {
    t.variadic("_open", 6, 6, "(*arguments of open)", FileErrands::open);
    t.define(
        "_line", "(file): the next line if it has been read ahead, or None", FileErrands::line);
    t.define("_append", "(file, data): whether it should be flushed", FileErrands::append);
    t.define("_later", "(file, call, argument): to be awaited", FileErrands::later);
    t.define("_closed", "(file)", FileErrands::closed);
  }

  private static Object open(Fiber f, Object[] args) {
    FileOpening.Prepared file = FileOpening.prepare(f, args);
    String name = file.opening().name();
    return FileIo.later(f, "open('" + name + "')", name, file.call(), file::opened);
  }

  private static Object line(Fiber f, Object file) {
    if (file instanceof TextFile) {
      return Arguments.orNone(FileMethods.readable(file).bufferedLine(FileMethods.NO_LIMIT));
    }
    byte[] line = ByteFileMethods.readable(file, "readline").bufferedLine(FileMethods.NO_LIMIT);
    return line == null ? None.NONE : ToyBytes.of(line);
  }

  private static Object append(Fiber f, Object file, Object data) {
    return file instanceof TextFile
        ? FileMethods.append(file, data)
        : ByteFileMethods.writable(file, "write").append(ByteFileMethods.bytes(data));
  }

  /// From now on nobody else flushes it.
  private static Object closed(Fiber f, Object file) {
    ByteFile bytes = file instanceof TextFile text ? text.file : (ByteFile) file;
    f.vm.host.closed(bytes);
    return bytes.isClosed();
  }

  private static Errand later(Fiber f, Object file, Object call, Object argument) {
    String what = (String) call;
    long number = argument == None.NONE ? -1 : Arguments.number(argument, f);
    ByteFile bytes = file instanceof TextFile text ? text.file : (ByteFile) file;
    return FileIo.later(
        f,
        what + " of '" + bytes.name() + "'",
        bytes.name(),
        file instanceof TextFile text ? ofText(text, what, number) : ofBytes(bytes, what, number),
        (_, value) -> made(value));
  }

  private static Request.IoCall ofText(TextFile file, String call, long number) {
    return switch (call) {
      case "read" -> {
        FileMethods.readable(file);
        yield () -> file.read(number);
      }
      case "readline" -> {
        FileMethods.readable(file);
        yield () -> file.readLine(number < 0 ? FileMethods.NO_LIMIT : number);
      }
      case "readlines" -> {
        FileMethods.readable(file);
        yield () -> {
          List<Object> lines = new ArrayList<>();
          for (String line = file.readLine(FileMethods.NO_LIMIT);
              !line.isEmpty();
              line = file.readLine(FileMethods.NO_LIMIT)) {
            lines.add(line);
          }
          return lines;
        };
      }
      case "seek", "end" -> {
        FileMethods.open(file);
        yield () -> file.seek(Math.max(0, number), call.equals("end"));
      }
      case "tell" -> {
        FileMethods.open(file);
        yield file::tell;
      }
      case "truncate" -> {
        FileMethods.open(file);
        yield () -> file.truncate(number);
      }
      default -> ending(file.file, call);
    };
  }

  private static Request.IoCall ofBytes(ByteFile file, String call, long number) {
    return switch (call) {
      case "read" -> {
        ByteFileMethods.readable(file, call);
        yield () -> file.read(number);
      }
      case "readline" -> {
        ByteFileMethods.readable(file, call);
        yield () -> file.readLine(number < 0 ? FileMethods.NO_LIMIT : number);
      }
      case "readlines" -> {
        ByteFileMethods.readable(file, call);
        yield () -> {
          List<Object> lines = new ArrayList<>();
          for (byte[] line = file.readLine(FileMethods.NO_LIMIT);
              line.length > 0;
              line = file.readLine(FileMethods.NO_LIMIT)) {
            lines.add(line);
          }
          return lines;
        };
      }
      case "seek", "end" -> {
        ByteFileMethods.open(file);
        yield () -> file.seek(number, call.equals("end") ? 2 : 0);
      }
      case "tell" -> {
        ByteFileMethods.open(file);
        yield file::tell;
      }
      case "truncate" -> {
        ByteFileMethods.writable(file, call);
        yield () -> file.truncate(number);
      }
      default -> ending(file, call);
    };
  }

  private static Request.IoCall ending(ByteFile file, String call) {
    return () -> {
      if (call.equals("close")) {
        file.close();
      } else {
        file.flush();
      }
      return null;
    };
  }

  private static Object made(Object value) {
    return switch (value) {
      case byte[] bytes -> ToyBytes.of(bytes);
      case List<?> lines -> {
        ToyList list = new ToyList(lines.size());
        lines.forEach(line -> list.append(made(line)));
        yield list;
      }
      case Long at when at < 0 -> throw FileIo.error(22, "Invalid argument", null);
      default -> value;
    };
  }
}
