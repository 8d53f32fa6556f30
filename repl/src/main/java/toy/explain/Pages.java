package toy.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import toy.report.Style;
import toy.syntax.DiagnosticCode;
import toy.syntax.Spelling;

/// All pages, by name. A page is read when it is asked for; nothing is kept between two questions.
public final class Pages {
  private Pages() {}

  /// The page that `words` ask for, whatever stands between the words and whatever letters are
  /// capital: `event loop`, `event_loop`, `EventLoop`, `e203`.
  ///
  /// @throws UnknownPage if there is none
  public static Page find(String words) throws UnknownPage {
    String key = key(words);
    for (String own : all()) {
      if (key(own).equals(key)) {
        return named(own); // without a look at what other pages are called, which reads them all
      }
    }
    Map<String, String> names = names();
    String name = names.get(key);
    if (name != null) {
      return named(name);
    }
    boolean isCode = key.matches("[ew]\\d+");
    String near = isCode ? null : Spelling.closest(key, names.keySet());
    throw new UnknownPage(
        isCode
            ? "no code " + key.toUpperCase(Locale.ROOT)
            : "no page on `" + words + "`" + suggestion(near == null ? null : names.get(near)));
  }

  private static String suggestion(@Nullable String name) {
    return name == null ? "" : "; did you mean `" + name + "`?";
  }

  /// The page as text, each line ending with a newline.
  public static String text(Page page, Style style) {
    return new PageText(style).text(page);
  }

  /// The list of topics.
  ///
  /// @param command what a page is asked with: `toy explain`, `:explain`
  public static String contents(String command, Style style) {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, List<String>> group : groups().entrySet()) {
      List<String> lines =
          PageText.lines(String.join(", ", group.getValue()), Math.min(style.width(), 80) - 18);
      String title = group.getKey();
      for (String line : lines) {
        out.append("  %-15s %s%n".formatted(title, line).replace("\r\n", "\n"));
        title = "";
      }
    }
    return style.fit(
        command
            + " TOPIC\n"
            + out
            + command
            + " CODE\n"
            + "  any code of an error or a warning, as E203 or W305\n");
  }

  /// The topics in their groups, in reading order.
  static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    read("contents.txt")
        .lines()
        .forEach(line -> {
          String[] parts = line.split(": ");
          groups.put(parts[0], List.of(parts[1].split(", ")));
        });
    return groups;
  }

  /// The page of exactly that name. The title of a code's page is its meaning in the catalogue.
  public static Page named(String name) {
    String title =
        codes().stream()
            .filter(code -> code.code().equals(name))
            .map(code -> ": " + code.meaning())
            .findFirst()
            .orElse("");
    return PageParser.parse(
        read(name + ".md").replaceFirst("\n", Matcher.quoteReplacement(title + "\n")));
  }

  /// The names of all pages, topics first.
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    groups().values().forEach(all::addAll);
    codes().forEach(code -> all.add(code.code()));
    return all;
  }

  private static List<DiagnosticCode> codes() {
    return List.of(DiagnosticCode.values());
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : all()) {
      names.put(key(name), name);
    }
    for (String name : all()) {
      for (String alias : named(name).aliases()) {
        names.putIfAbsent(key(alias), name);
      }
    }
    return names;
  }

  private static String key(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String read(String file) {
    try (InputStream in = Pages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
