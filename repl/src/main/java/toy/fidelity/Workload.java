package toy.fidelity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import toy.front.UsageException;

/// A pair of programs that do the same: `w04_lateness.toy` and `w04_lateness.py`.
///
/// @param number 4 for W4
record Workload(int number, Path toy, Path python) {
  private static final Pattern FILE = Pattern.compile("w([0-9]{2})_[a-z_]+\\.toy");

  /// `W4`.
  String name() {
    return "W" + number;
  }

  /// What it shows: its first line, which is a comment.
  String title() {
    try (Stream<String> lines = Files.lines(toy)) {
      return lines.findFirst().orElse("").replaceFirst("^# *", "");
    } catch (IOException _) {
      return "";
    }
  }

  /// Those of the first folder that has any, in order.
  static List<Workload> find(List<Path> folders) throws UsageException {
    for (Path folder : folders) {
      List<Workload> found = in(folder);
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw new UsageException(
        "no workloads found: they are in programs/fidelity of Toy's folder; start toy there");
  }

  private static List<Workload> in(Path folder) throws UsageException {
    List<Workload> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path toy : files.toList()) {
        String name = String.valueOf(toy.getFileName());
        Matcher match = FILE.matcher(name);
        Path python = toy.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + "py");
        if (match.matches() && Files.isRegularFile(python)) {
          found.add(new Workload(Integer.parseInt(match.group(1)), toy, python));
        }
      }
    } catch (IOException _) {
      throw new UsageException("cannot read the folder " + folder);
    }
    found.sort(Comparator.comparingInt(Workload::number));
    return found;
  }
}
