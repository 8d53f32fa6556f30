package toy.front;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toy.syntax.Source;

/// The flags that a file carries for itself, in the comments of its first lines: `# toy: --gil
/// cpython3.9 --switch-every 1`. They are part of the program, so of its rights they can only take
/// away.
public final class HeaderLines {
  private static final Pattern FLAGS = Pattern.compile("\\s*#\\s*toy:(.*)");

  private HeaderLines() {}

  /// Reads comment and blank lines from the top, up to the first line of code.
  public static RunOptions parse(Source source) throws UsageException {
    RunOptions options = RunOptions.NONE;
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.line(line);
      if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
        break;
      }
      Matcher flags = FLAGS.matcher(text);
      if (flags.matches()) {
        try {
          options = flagsOf(options, flags.group(1).strip());
        } catch (UsageException e) {
          throw new UsageException(source.name() + ":" + line + ": " + e.getMessage());
        }
      }
    }
    return options;
  }

  private static RunOptions flagsOf(RunOptions options, String text) throws UsageException {
    String[] words = text.isEmpty() ? new String[0] : text.split("\\s+");
    RunOptions result = options;
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (!word.startsWith("--")) {
        throw new UsageException("a `# toy:` line takes options only, not `" + word + "`");
      }
      int equals = word.indexOf('=');
      if (equals >= 0) {
        result = result.with(word.substring(0, equals), word.substring(equals + 1));
      } else if (RunOptions.NAMES.contains(word) && !RunOptions.takesWord(word)) {
        result = result.with(word, PermissionOptions.EVERYTHING);
      } else if (i + 1 < words.length || !RunOptions.NAMES.contains(word)) {
        result = result.with(word, i + 1 < words.length ? words[++i] : "");
      } else {
        throw new UsageException(word + " needs a value");
      }
    }
    return result;
  }
}
