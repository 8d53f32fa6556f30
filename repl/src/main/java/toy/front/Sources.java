package toy.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import toy.syntax.Source;

/// Reads what is to be run, checked or listed.
public final class Sources {
  /// Bytes that a program may have: the parser keeps some hundred for each of them.
  private static final int MOST_BYTES = 1_000_000;

  private Sources() {}

  /// A program that cannot be read, with the exit code that says so.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Unreadable(int exitCode, String message) {
      super(message, null, false, false);
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /// The file of that name, or standard input for `-`.
  public static Source read(String name, Stdio stdio) throws Unreadable {
    return name.equals("-") ? standardInput(stdio.in()) : file(name);
  }

  public static Source standardInput(InputStream in) throws Unreadable {
    try {
      return new Source("<stdin>", decode("<stdin>", in.readNBytes(MOST_BYTES + 1)));
    } catch (IOException e) {
      throw new Unreadable(ExitCode.NO_INPUT, "cannot read standard input: " + e.getMessage());
    }
  }

  /// The file of that name.
  public static Source file(String name) throws Unreadable {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new Unreadable(ExitCode.NO_INPUT, name + " is a folder, not a file");
      }
      if (!Files.exists(path)) {
        throw new Unreadable(ExitCode.NO_INPUT, "no such file: " + name + suggestion(path));
      }
      try (InputStream in = Files.newInputStream(path)) {
        return new Source(name, decode(name, in.readNBytes(MOST_BYTES + 1)));
      }
    } catch (InvalidPathException _) {
      throw new Unreadable(ExitCode.NO_INPUT, "no such file: " + name);
    } catch (IOException _) {
      throw new Unreadable(ExitCode.NO_INPUT, "cannot read " + name);
    }
  }

  /// A file beside it with nearly that name.
  private static String suggestion(Path path) {
    Path folder = path.getParent();
    Path fileName = path.getFileName();
    if (fileName == null) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder == null ? Path.of("") : folder)) {
      List<String> names =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(n -> n.endsWith(".toy"))
              .toList();
      return Suggestion.phrase(fileName.toString(), names);
    } catch (IOException _) {
      return "";
    }
  }

  private static String decode(String name, byte[] bytes) throws Unreadable {
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable(
          ExitCode.LIMIT,
          name + " is too long: a program may have 1 MB; read its data from a file as it runs");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new Unreadable(
          ExitCode.SYNTAX, "%s:%d: this line is not UTF-8".formatted(name, wrongLine(bytes)));
    }
  }

  private static int wrongLine(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int wrong = text.indexOf('\uFFFD');
    return (int) text.substring(0, Math.max(0, wrong)).chars().filter(c -> c == '\n').count() + 1;
  }
}
