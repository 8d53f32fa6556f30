package toy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import toy.front.Sources;
import toy.front.UsageException;
import toy.syntax.Source;

/// The labs of a folder: `NN_name.toy` are the starters, `checks/NN_name.toy` their checks.
/// Immutable.
public final class Labs {
  private static final String SUFFIX = ".toy";

  private final List<Lab> all;

  private Labs(List<Lab> all) {
    this.all = all;
  }

  /// The labs of the first folder that has any.
  public static Labs find(List<Path> folders) throws UsageException, Sources.Unreadable {
    for (Path folder : folders) {
      if (Files.isDirectory(folder.resolve("checks"))) {
        Labs labs = in(folder);
        if (!labs.all.isEmpty()) {
          return labs;
        }
      }
    }
    throw new UsageException(
        "no labs found: they are in programs/labs of Toy's folder; start toy there");
  }

  private static Labs in(Path folder) throws UsageException, Sources.Unreadable {
    List<Lab> found = new ArrayList<>();
    for (Path starter : files(folder)) {
      String file = String.valueOf(starter.getFileName());
      Path checks = folder.resolve("checks").resolve(file);
      if (Files.isRegularFile(checks)) {
        String name = file.substring(0, file.length() - SUFFIX.length());
        found.add(LabFile.read(name, starter, Sources.file(checks.toString())));
      }
    }
    found.sort(Comparator.comparingInt(Lab::number));
    return new Labs(List.copyOf(found));
  }

  private static List<Path> files(Path folder) throws UsageException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException _) {
      throw new UsageException("cannot read the folder " + folder);
    }
  }

  /// By number.
  public List<Lab> all() {
    return all;
  }

  /// The lab with this number.
  public Lab numbered(int number) throws UsageException {
    for (Lab lab : all) {
      if (lab.number() == number) {
        return lab;
      }
    }
    throw new UsageException("there is no lab " + number + " (toy lab list shows those there are)");
  }

  /// The lab that a student's file belongs to: its comment `# lab: 2` says so, or its name.
  public Lab of(Source file) throws UsageException {
    int number = LabFile.number(file.text());
    String name = String.valueOf(Path.of(file.name()).getFileName());
    for (Lab lab : all) {
      if (number == 0 ? name.equals(lab.name() + SUFFIX) : number == lab.number()) {
        return lab;
      }
    }
    throw new UsageException(
        number == 0
            ? file.name() + ": which lab is it? Write `# lab: 1` into its first line (toy lab list)"
            : file.name()
                + ": there is no lab "
                + number
                + " (toy lab list shows those there are)");
  }
}
