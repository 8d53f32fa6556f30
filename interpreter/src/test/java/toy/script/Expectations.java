package toy.script;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the comments of a script say about its run.
///
/// | comment | meaning |
/// |---|---|
/// | `# expect: text` | the next line of standard output |
/// | `# expect match: regex` | the next line of standard output matches it |
/// | `# expect unordered: text` | a line of standard output, wherever it comes |
/// | `# expect error: E201` | refused before it runs, with that code (exit 65) |
/// | `# expect error line 3` | refused, and line 3 is named |
/// | `# expect runtime error: KeyError: 'k'` | an uncaught error (exit 1) |
/// | `# expect exit: 3` | the exit code, where it follows from nothing else |
/// | `# expect stderr: text` | standard error contains it |
/// | `# stdin: text` | a line of standard input |
/// | `# modes: default, every` | the modes it runs in; without it, all; a module says `imported` |
/// | `# toy: --gil cpython3.9` | flags of its own |
///
/// @param exit the exit code to be seen
public record Expectations(
    List<Line> out,
    List<String> unordered,
    List<String> err,
    List<String> stdin,
    List<String> modes,
    List<String> flags,
    int exit) {
  /// An expected line: its text, or a pattern for it.
  public record Line(String text, boolean pattern) {
    boolean accepts(String actual) {
      return pattern ? actual.matches(text) : actual.equals(text);
    }
  }

  private static final Pattern COMMENT =
      Pattern.compile(
          "# (expect(?: match| unordered| error| runtime error| exit| stderr)?|stdin|modes|toy):(?:"
              + " (.*))?$|# expect error (line) (\\d+)");

  /// Reads the comments of `text`. A comment that looks like one of these and is none is an error.
  public static Expectations of(String text) {
    List<Line> out = new ArrayList<>();
    List<String> unordered = new ArrayList<>();
    List<String> err = new ArrayList<>();
    List<String> stdin = new ArrayList<>();
    List<String> modes = new ArrayList<>();
    List<String> flags = new ArrayList<>();
    OptionalInt exit = OptionalInt.empty();
    int implied = 0;
    for (String line : text.lines().toList()) {
      Matcher comment = COMMENT.matcher(line);
      if (!comment.find()) {
        if (line.contains("# expect")) {
          throw new IllegalArgumentException("not an expectation: " + line);
        }
        continue;
      }
      if (comment.group(3) != null) {
        implied = 65;
        err.add(":" + comment.group(4) + ":");
        continue;
      }
      String value = comment.group(2) == null ? "" : comment.group(2);
      switch (comment.group(1)) {
        case "expect" -> out.add(new Line(value, false));
        case "expect match" -> out.add(new Line(value, true));
        case "expect unordered" -> unordered.add(value);
        case "expect error" -> {
          implied = 65;
          err.add(value);
        }
        case "expect runtime error" -> {
          implied = 1;
          err.add(value);
        }
        case "expect exit" -> exit = OptionalInt.of(Integer.parseInt(value.strip()));
        case "expect stderr" -> err.add(value);
        case "stdin" -> stdin.add(value);
        case "modes" -> modes.addAll(List.of(value.split("\\s*,\\s*")));
        case "toy" -> flags.addAll(List.of(value.strip().split("\\s+")));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new Expectations(
        out, unordered, err, stdin, modes, flags, exit.isPresent() ? exit.getAsInt() : implied);
  }

  /// Whether anything at all is expected.
  public boolean isEmpty() {
    return out.isEmpty() && unordered.isEmpty() && err.isEmpty() && exit == 0;
  }

  /// What differs, in words; empty if nothing does.
  public String difference(int code, String stdout, String stderr) {
    StringBuilder text = new StringBuilder();
    List<String> lines = new ArrayList<>(stdout.lines().toList());
    for (String line : unordered) {
      if (!lines.remove(line)) {
        text.append("missing on stdout: ").append(line).append('\n');
      }
    }
    for (int i = 0; i < Math.max(out.size(), lines.size()); i++) {
      if (i < out.size() && i < lines.size() && out.get(i).accepts(lines.get(i))) {
        continue;
      }
      text.append("stdout line ").append(i + 1).append("\n  expected: ");
      text.append(i < out.size() ? out.get(i).text() : "(nothing)").append("\n  got:      ");
      text.append(i < lines.size() ? lines.get(i) : "(nothing)").append('\n');
      break;
    }
    for (String part : err) {
      if (!stderr.contains(part)) {
        text.append("missing on stderr: ").append(part).append('\n');
      }
    }
    if (code != exit) {
      text.append("exit code: expected ").append(exit).append(", got ").append(code).append('\n');
    }
    return text.isEmpty() ? "" : text + "stderr was:\n" + stderr.indent(2);
  }
}
