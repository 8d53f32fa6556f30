package toy.lib;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Disk;
import toy.value.Derived;
import toy.value.StringText;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Host;
import toy.vm.Library.Table;
import toy.vm.Request;

/// `open`. Whatever may reach the disk releases the lock.
final class FileOpening {
  private FileOpening() {}

  static void fillBuiltins(Table t) {
    t.keyworded(
        "open",
        "file, mode=, buffering=, encoding=, errors=, newline=, closefd=, opener=",
        "(file, mode='r', buffering=-1, encoding='utf-8', errors='strict', newline=None): opens a"
            + " file, of text or (mode 'rb', 'wb', …) of bytes",
        FileOpening::open);
  }

  /// A file that is about to be opened: its arguments have been looked at.
  ///
  /// @param call opens it, without the lock
  /// @param text what makes it a file of text, or null for one of bytes
  record Prepared(ByteFile.Opening opening, Request.IoCall call, @Nullable AsText text) {
    /// With the lock.
    Object opened(Fiber f, Object file) {
      ByteFile bytes = (ByteFile) file;
      if (opening.writable()) {
        f.vm.host.opened(bytes);
      }
      return text == null ? bytes : text.of(bytes);
    }
  }

  private interface AsText {
    TextFile of(ByteFile file);
  }

  private static Object open(Fiber f, Object[] args) {
    Prepared file = prepare(f, args);
    return file.opened(f, FileIo.perform(f, file.opening.name(), file.call));
  }

  /// @param args those of `open`, null where they were not given
  static Prepared prepare(Fiber f, Object[] args) {
    String name = path(f, args[0]);
    String mode = args[1] == null ? "r" : Arguments.string(args[1], "open() argument 'mode'");
    long buffering = args[2] == null ? -1 : Arguments.number(args[2], f);
    String encoding = textOrNone("open", args[3], "encoding");
    String errors = textOrNone("open", args[4], "errors");
    String newline = textOrNone("open", args[5], "newline");
    Set<OpenOption> options = options(mode);
    boolean binary = mode.contains("b");
    if (binary) {
      refuse(encoding, "an encoding");
      refuse(errors, "an errors");
      refuse(newline, "a newline");
    } else if (buffering == 0) {
      throw ToyError.valueError("can't have unbuffered text I/O");
    }
    newline("open", newline);
    Codecs.charset(encoding);
    ByteFile.Opening opening = opening(f, name, mode, buffering);
    List<Host.OpenFile> others = f.vm.host.openFiles();
    String known = encoding == null ? "UTF-8" : encoding;
    return new Prepared(
        opening,
        () -> channel(f.vm.host.disk(), opening, options, others),
        binary ? null : file -> new TextFile(file, mode, known, errors, newline, buffering == 1));
  }

  private static ByteFile.Opening opening(Fiber f, String name, String mode, long buffering) {
    boolean update = mode.contains("+");
    char kind = mode.replaceAll("[bt+]", "").charAt(0);
    String shown = (kind == 'w' && update ? 'r' : kind) + "b" + (update ? "+" : "");
    return new ByteFile.Opening(
        name,
        f.place(),
        name.indexOf('\0') >= 0 ? name : Path.of(name).toAbsolutePath().normalize().toString(),
        shown,
        kind == 'r' || update,
        kind != 'r' || update,
        kind == 'a',
        buffering > 1 ? (int) Math.min(buffering, 1 << 20) : buffering == 0 ? 0 : ByteFile.BUFFER);
  }

  private static ByteFile channel(
      Disk disk, ByteFile.Opening opening, Set<OpenOption> options, List<Host.OpenFile> others)
      throws IOException {
    flushOthers(others, opening.path());
    SeekableByteChannel channel = disk.open(opening.name(), options);
    if (!opening.appends()) {
      return new ByteFile(opening, channel, 0);
    }
    channel.position(channel.size());
    return new ByteFile(opening, channel, channel.position());
  }

  private static void refuse(@Nullable String given, String what) {
    if (given != null) {
      throw ToyError.valueError("binary mode doesn't take " + what + " argument");
    }
  }

  static @Nullable String textOrNone(String function, @Nullable Object value, String parameter) {
    if (!Arguments.given(value)) {
      return null;
    }
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError(
        function
            + "() argument '"
            + parameter
            + "' must be str or None, not "
            + Arguments.typeName(Objects.requireNonNull(value)));
  }

  /// The argument `newline` of a function, which None means too.
  static @Nullable String newline(String function, @Nullable Object value) {
    if (!Arguments.given(value)) {
      return null;
    }
    if (!(value instanceof String s)) {
      throw ToyError.typeError(
          "newline must be str or None, not " + Arguments.typeName(Objects.requireNonNull(value)));
    }
    if (s.isEmpty() || s.equals("\n") || s.equals("\r") || s.equals("\r\n")) {
      return s;
    }
    throw ToyError.valueError(
        "illegal newline value: " + (function.equals("open") ? s : StringText.repr(s)));
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

  /// A path as a text: a str, bytes, or what has `__fspath__`.
  static String path(Fiber f, Object value) {
    if (Derived.plain(value) instanceof String s) {
      return s;
    }
    if (value instanceof ToyBytes bytes) {
      return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
    Object method = f.special(value, "__fspath__");
    if (method != null) {
      return path(f, f.call(method));
    }
    throw ToyError.typeError(
        "expected str, bytes or os.PathLike object, not " + Arguments.typeName(value));
  }

  private static Set<OpenOption> options(String mode) {
    Set<OpenOption> options = new HashSet<>();
    int kinds = 0;
    for (int i = 0; i < mode.length(); i++) {
      char c = mode.charAt(i);
      if ("rwax+tb".indexOf(c) < 0 || mode.indexOf(c) != i) {
        throw ToyError.valueError("invalid mode: '" + mode + "'");
      }
      kinds += c == '+' || c == 't' || c == 'b' ? 0 : 1;
    }
    if (mode.contains("b") && mode.contains("t")) {
      throw ToyError.valueError("can't have text and binary mode at once");
    }
    if (kinds == 0) {
      throw ToyError.valueError(
          "Must have exactly one of create/read/write/append mode and at most one plus");
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
}
