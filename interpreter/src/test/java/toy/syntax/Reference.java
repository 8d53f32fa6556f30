package toy.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The language reference, `grammar/README.md`, as a test sees it. Immutable.
record Reference(String text, List<Block> blocks) {
  static final Path FILE = Path.of("../grammar/README.md");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| .*\\|$");

  /// A program between fences: ` ```toy ` or ` ```python `. With a path behind the language it is
  /// the text of that file, for the programs that follow under the same heading.
  ///
  /// @param line of the fence
  /// @param files by path, those that this program can import
  record Block(int line, String language, String path, String text, Map<String, String> files) {
    boolean isFile() {
      return !path.isEmpty();
    }

    /// The number of the difference from Python that it shows, from its first line: `# 12: why`.
    int difference() {
      Matcher number = Pattern.compile("# (\\d+): .*").matcher(text.lines().findFirst().orElse(""));
      return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }

    @Override
    public String toString() {
      return language + " at line " + line;
    }
  }

  static Reference read() {
    try {
      String text = Files.readString(FILE);
      return new Reference(text, blocks(text.lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("#")) {
        files = new TreeMap<>();
      }
      if (!lines.get(i).startsWith("```")) {
        continue;
      }
      int fence = i;
      StringBuilder program = new StringBuilder();
      for (i++; !lines.get(i).equals("```"); i++) {
        program.append(lines.get(i)).append('\n');
      }
      String[] info = lines.get(fence).substring(3).strip().split(" ", 2);
      String path = info.length > 1 ? info[1] : "";
      blocks.add(new Block(fence + 1, info[0], path, program.toString(), Map.copyOf(files)));
      if (!path.isEmpty()) {
        files.put(path, program.toString());
      }
    }
    return blocks;
  }

  /// The programs of a language, without the files that they import.
  List<Block> programs(String language) {
    return blocks.stream().filter(b -> b.language().equals(language) && !b.isFile()).toList();
  }

  /// The numbers of the rows in the table of differences.
  List<Integer> differences() {
    return ROW.matcher(text).results().map(row -> Integer.valueOf(row.group(1))).toList();
  }

  /// The first group of each place that the pattern fits.
  List<String> found(String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(place -> place.group(1)).toList();
  }
}
