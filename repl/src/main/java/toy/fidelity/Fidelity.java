package toy.fidelity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.front.Color;
import toy.front.ExitCode;
import toy.front.Signals;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.front.Version;
import toy.report.Style;

/// `toy fidelity`: runs the workloads in CPython and in Toy, taking turns, so that a slow moment of
/// the machine hits both, and prints one table. For one thread; Ctrl-C comes on another.
public final class Fidelity {
  private static final int COLUMNS = 80;

  private final Stdio stdio;
  private final boolean color;
  private final String policy;
  private final int rounds;
  private final Interpreter toy;
  private final @Nullable Interpreter python; // null where python3 does not obey the policy
  private final List<String> failed = new ArrayList<>();
  private volatile boolean interrupted;

  /// @param entry the class whose `main` is the command, for Toy's processes
  /// @param policy the lock's, by name; its bands are what counts
  public Fidelity(Stdio stdio, Color color, String entry, String policy, int rounds) {
    this.stdio = stdio;
    this.color = color.shows(stdio.environment(), stdio.outIsTerminal());
    this.policy = policy;
    this.rounds = rounds;
    this.toy = Interpreter.toy(entry, policy, stdio.environment());
    this.python = Bands.livesInPython3(policy) ? Interpreter.python() : null;
  }

  /// Runs and returns the exit code: 0 if all that is required is inside its band.
  ///
  /// @param folders where the workloads may be
  /// @param names `W4`, `4` or `w04`; empty for all that the policy has figures for
  public int run(List<Path> folders, List<String> names, boolean json) throws UsageException {
    List<Workload> chosen = choose(Workload.find(folders), names);
    String version = python == null ? null : python.version();
    if (python != null && version == null) {
      throw new UsageException(
          """
          there is no python3 on the PATH to compare with; install one, or compare
            with figures that were measured before: toy fidelity --gil cpython3.9\
          """);
    }
    handleInterrupts();
    List<Line> lines = measure(chosen);
    Comparison comparison =
        new Comparison(
            policy,
            version,
            rounds,
            Runtime.getRuntime().availableProcessors(),
            lines,
            failed,
            interrupted);
    return answer(comparison, json);
  }

  private List<Workload> choose(List<Workload> all, List<String> names) throws UsageException {
    List<Quantity> known = Bands.of(policy);
    if (names.isEmpty()) {
      if (known.isEmpty()) {
        throw new UsageException(
            "no interpreter is known that has the lock `%s` (%s); name workloads to see Toy alone"
                .formatted(policy, String.join(", ", Bands.policies())));
      }
      return all.stream()
          .filter(w -> known.stream().anyMatch(q -> q.workload() == w.number()))
          .toList();
    }
    List<Workload> chosen = new ArrayList<>();
    for (String name : names) {
      String number = name.toLowerCase(Locale.ROOT).replaceFirst("^w?0*", "");
      Workload found =
          all.stream().filter(w -> number.equals("" + w.number())).findFirst().orElse(null);
      if (found == null) {
        List<String> there = all.stream().map(Workload::name).toList();
        throw new UsageException(
            "there is no workload `%s` (%s)".formatted(name, String.join(", ", there)));
      }
      if (!chosen.contains(found)) {
        chosen.add(found);
      }
    }
    return chosen;
  }

  /// Ctrl-C reaches the process that runs, too; what is complete by then is printed.
  private void handleInterrupts() {
    Signals.onInterrupt(() -> {
      interrupted = true;
      toy.kill();
      if (python != null) {
        python.kill();
      }
    });
  }

  // ---- the rounds

  /// The figures of one workload, by quantity: a value for each round.
  private static final class Figures {
    final Map<String, List<Double>> python = new LinkedHashMap<>();
    final Map<String, List<Double>> toy = new LinkedHashMap<>();

    static void add(Map<String, List<Double>> to, Map<String, Double> figures) {
      figures.forEach((key, value) -> to.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
    }
  }

  private List<Line> measure(List<Workload> workloads) {
    Map<Workload, Figures> figures = new LinkedHashMap<>();
    Consumer<String> progress = progress();
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : workloads) {
        if (interrupted) {
          break;
        }
        String where = "round " + round + " of " + rounds + ", " + workload.name() + ": ";
        progress.accept(where + workload.title());
        run(workload, figures.computeIfAbsent(workload, _ -> new Figures()));
      }
    }
    progress.accept("");
    List<Line> lines = new ArrayList<>();
    figures.forEach((workload, each) -> lines.addAll(lines(workload, each)));
    return lines;
  }

  private void run(Workload workload, Figures figures) {
    try {
      if (python != null) {
        Figures.add(figures.python, python.figures(workload.python()));
      }
      Figures.add(figures.toy, toy.figures(workload.toy()));
    } catch (Interpreter.Failed e) {
      if (!interrupted) {
        failed.add(workload.name() + ": " + e.getMessage());
      }
    }
  }

  private List<Line> lines(Workload workload, Figures figures) {
    List<Line> lines = new ArrayList<>();
    figures.toy.forEach((key, values) -> {
      Quantity known =
          Bands.of(policy).stream()
              .filter(q -> q.workload() == workload.number() && q.key().equals(key))
              .findFirst()
              .orElse(null);
      lines.add(
          new Line(workload, key, known, figures.python.getOrDefault(key, List.of()), values));
    });
    return lines;
  }

  // ---- the answer

  private int answer(Comparison comparison, boolean json) {
    boolean unicode = stdio.hasUnicode();
    Style style = new Style(color, unicode, COLUMNS, false);
    stdio.print(
        json
            ? FidelityJson.of(comparison, Version.number())
            : new FidelityText(comparison, style, unicode).text());
    comparison.failed().forEach(message -> stdio.err().println("toy fidelity: " + message));
    if (comparison.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    boolean ok = comparison.outside().isEmpty() && comparison.failed().isEmpty();
    return ok ? ExitCode.OK : ExitCode.ERROR;
  }

  /// On a terminal one line that is overwritten, and cleared by nothing to say; else nobody hears.
  private Consumer<String> progress() {
    boolean shown =
        stdio.errIsTerminal() && !"dumb".equals(stdio.environment().getOrDefault("TERM", ""));
    return shown ? text -> stdio.err().printf("\r\u001b[K%.78s", text) : _ -> {};
  }
}
