package toy.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toy.fidelity.Fidelity;
import toy.front.Color;
import toy.front.RunOptions;
import toy.front.UsageException;

@Command(
    name = "fidelity",
    footer = {
      "Examples:",
      "  toy fidelity                 all workloads beside the python3 on the PATH",
      "  toy fidelity W4 W13          two of them",
      "  toy fidelity --gil ruby      beside what Ruby came to when it was measured",
      ""
    },
    header = "Toy beside CPython: the same programs, one table of ratios, and their bands.")
final class FidelityVerb implements Callable<Integer> {
  private static final int MAX_ROUNDS = 100;

  private final Main main;

  @Mixin final HelpFlag help = new HelpFlag();

  @Option(
      names = "--gil",
      paramLabel = "POLICY",
      description = "the lock: cpython (default), cpython3.9, cpython2, ruby, …")
  String policy = "cpython";

  @Option(names = "--rounds", paramLabel = "N", description = "how often each runs (3)")
  String rounds = "3";

  @Option(names = "--json", description = "the answer as JSON, schema toy-fidelity/1")
  boolean json;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto, always, never")
  String color = "auto";

  @Parameters(paramLabel = "WORKLOAD", description = "W3 to W20; all without it")
  List<String> words = new ArrayList<>();

  FidelityVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException {
    String name = RunOptions.NONE.with("--gil", policy).policy().name();
    Color shown = RunOptions.constant(Color.class, "--color", color);
    return new Fidelity(main.stdio(), shown, Main.class.getName(), name, count())
        .run(folders(), words, json);
  }

  private int count() throws UsageException {
    int count = rounds.matches("[0-9]{1,3}") ? Integer.parseInt(rounds) : 0;
    if (count < 1 || count > MAX_ROUNDS) {
      throw new UsageException("--rounds: " + rounds + " is no number from 1 to " + MAX_ROUNDS);
    }
    return count;
  }

  /// Where the workloads may be: in Toy's own folder, in the current one.
  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String home = System.getProperty("toy.home");
    if (home != null) {
      folders.add(Path.of(home, "programs", "fidelity"));
    }
    folders.add(Path.of("programs", "fidelity"));
    return folders;
  }
}
