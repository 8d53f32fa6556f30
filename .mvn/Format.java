import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs google-java-format over every Java source of the modules, because its own command line
/// takes files only. Started by the profile `format` of the root pom: `check` lists what is not
/// formatted and fails, `replace` rewrites it.
void main(String[] args) throws IOException {
  List<String> command = new ArrayList<>();
  switch (args[0]) {
    case "check" -> command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    case "replace" -> command.add("--replace");
    default -> {
      IO.println("format: check or replace, not " + args[0]);
      System.exit(2);
    }
  }
  try (var paths = Files.walk(Path.of(""))) {
    paths
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> path.startsWith(".mvn") || path.toString().contains("src"))
        .filter(path -> !path.toString().contains("target"))
        .sorted()
        .map(Path::toString)
        .forEach(command::add);
  }
  IO.println("google-java-format: " + args[0] + "; files listed below differ and are rewritten by");
  IO.println("  ./mvnw -N -Pformat -Dformat=replace process-sources");
  Main.main(command.toArray(String[]::new));
}
