package toy.front;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the command has of the world: three streams, whether each is a terminal, the environment. A
/// test gives its own.
///
/// @param out belongs to the program
/// @param err takes diagnostics, reports and progress
public record Stdio(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean inIsTerminal,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment) {

  /// Prints bytes that are part of the command's own answer: help, a version, a listing.
  public void print(String text) {
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    stream.print(text);
    stream.flush();
  }

  /// Whether the locale's characters are Unicode; taken for granted where no locale is set.
  public boolean hasUnicode() {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
      if (!locale.isEmpty()) {
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return true;
  }
}
