package toy.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toy.front.HeaderLines;
import toy.front.UsageException;
import toy.syntax.Ast;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;

/// Reads a file of checks. Its comments at the top say what the lab is, as `# key: text`; the `#
/// hint: …` comments above a check are its hints. A line of a comment that is indented by three or
/// more goes on with the text above it.
final class LabFile {
  private static final Pattern FIELD = Pattern.compile("#\\s{0,2}(\\w+):\\s*(.*)");
  private static final Pattern MORE = Pattern.compile("#\\s{3,}(.*)");
  private static final Pattern LAB = Pattern.compile("(?m)^#\\s*lab:\\s*(\\d+)\\b.*$");

  private final Source source;

  private LabFile(Source source) {
    this.source = source;
  }

  /// @param name of the lab's files, without `.toy`
  static Lab read(String name, Path starter, Source checks) throws UsageException {
    LabFile file = new LabFile(checks);
    Map<String, String> top = new LinkedHashMap<>();
    file.fields(1).forEach(field -> top.put(field.getKey(), field.getValue()));
    for (String key : List.of("title", "minutes", "goal", "question", "expected", "needs")) {
      if (!top.containsKey(key)) {
        throw new UsageException(checks.name() + ": a comment `# " + key + ": …` is missing");
      }
    }
    List<Check> list = file.checks();
    if (list.isEmpty()) {
      throw new UsageException(checks.name() + " has no function `check_…`");
    }
    return new Lab(
        number(checks.text()),
        name,
        starter,
        checks,
        HeaderLines.parse(checks),
        top.getOrDefault("title", ""),
        Integer.parseInt(top.getOrDefault("minutes", "0")),
        top.getOrDefault("goal", ""),
        top.getOrDefault("question", ""),
        top.getOrDefault("expected", ""),
        List.of(top.getOrDefault("needs", "").split(",\\s*")),
        list);
  }

  /// The number in a comment `# lab: 2`; 0 where there is none.
  static int number(String text) {
    Matcher lab = LAB.matcher(text);
    return lab.find() ? Integer.parseInt(lab.group(1)) : 0;
  }

  /// The fields of the comments from `line` on, up to the first line that is none.
  private List<Map.Entry<String, String>> fields(int line) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    for (int at = line; at <= source.lineCount() && source.line(at).startsWith("#"); at++) {
      Matcher field = FIELD.matcher(source.line(at));
      Matcher more = MORE.matcher(source.line(at));
      if (field.matches()) {
        found.add(Map.entry(field.group(1), field.group(2).strip()));
      } else if (more.matches() && !found.isEmpty()) {
        Map.Entry<String, String> last = found.removeLast();
        found.add(Map.entry(last.getKey(), last.getValue() + " " + more.group(1).strip()));
      }
    }
    return found;
  }

  private List<Check> checks() throws UsageException {
    ParseResult parsed = Parser.parse(source, Parser.Mode.FILE);
    Ast.Module module = parsed.module();
    if (module == null) {
      throw new UsageException(source.name() + " has errors: toy check " + source.name());
    }
    List<Check> found = new ArrayList<>();
    for (Ast.Stmt statement : module.body()) {
      if (statement instanceof Ast.Def def && def.name().startsWith("check_")) {
        int line = source.lineOf(def.start());
        while (line > 1 && source.line(line - 1).startsWith("#")) {
          line--;
        }
        List<String> hints =
            fields(line).stream()
                .filter(field -> field.getKey().equals("hint"))
                .map(Map.Entry::getValue)
                .toList();
        String title = def.doc() == null ? def.name() : def.doc();
        found.add(new Check(def.name(), title, hints));
      }
    }
    return found;
  }
}
