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
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Host;
import toy.vm.Library.Table;

/// `open`. Whatever may reach the disk releases the lock.
final class FileOpening {
  private FileOpening() {}

  static void fillBuiltins(Table t) {
    t.keyworded(
        "open",
        "file, mode=, buffering=, encoding=, errors=, newline=",
        "(file, mode='r', encoding='utf-8'): opens a text file",
        FileOpening::open);
  }

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
}
