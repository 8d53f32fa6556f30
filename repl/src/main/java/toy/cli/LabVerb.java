package toy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toy.front.ExitCode;
import toy.front.HeaderLines;
import toy.front.RunOptions;
import toy.front.Sources;
import toy.front.Stdio;
import toy.front.Suggestion;
import toy.front.UsageException;
import toy.lab.Check;
import toy.lab.Checker;
import toy.lab.Finding;
import toy.lab.Lab;
import toy.lab.LabJson;
import toy.lab.Labs;
import toy.lab.Prose;
import toy.lab.Verdict;
import toy.syntax.Source;

@Command(
    name = "lab",
    footer = {
      "Examples:",
      "  toy lab list                    the labs, and the files to edit",
      "  toy lab run 1                   predict, run it, see what the lock did",
      "  toy lab check 1                 is it solved? 0 if it is, else 1",
      "  toy lab hint 1                  a nudge; then toy lab hint 1 2, and 3",
      "  toy lab check my/copy.toy       a file of one's own instead of a number",
      ""
    },
    customSynopsis = "toy lab list|run|check|hint [FILE] [--json]",
    header = "The labs: exercises that check themselves by what the lock did.")
final class LabVerb implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<String> ACTIONS = List.of("list", "run", "check", "hint");

  private final Main main;

  @Mixin final HelpFlag help = new HelpFlag();

  @Mixin final PermissionFlags rights = new PermissionFlags();

  @Mixin final LimitFlags limits = new LimitFlags();

  @Option(names = "--json", description = "for programs: one document on standard output")
  boolean json;

  @Parameters(paramLabel = "list|run|check|hint [FILE]", description = "what to do, and with what")
  List<String> words = new ArrayList<>();

  LabVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException, Sources.Unreadable, IOException {
    String action = words.isEmpty() ? "list" : words.getFirst().toLowerCase(Locale.ROOT);
    if (!ACTIONS.contains(action)) {
      throw new UsageException(
          "lab knows no `%s`%s (%s)"
              .formatted(action, Suggestion.phrase(action, ACTIONS), String.join(", ", ACTIONS)));
    }
    if (action.equals("list")) {
      return list(Labs.find(folders(null)));
    }
    if (words.size() < 2) {
      throw new UsageException("toy lab " + action + ": which file? (toy lab list shows them)");
    }
    Source file = Sources.file(fileOf(words.get(1)));
    Labs labs = Labs.find(folders(Path.of(file.name())));
    Lab lab = labs.of(file);
    return switch (action) {
      case "run" -> run(lab, file);
      case "check" -> check(labs, lab, file);
      default -> hint(lab, file);
    };
  }

  /// Where labs may be: around the file, in Toy's own folder, in the current one.
  private static List<Path> folders(@Nullable Path file) {
    List<Path> folders = new ArrayList<>();
    Path at = file == null ? null : file.toAbsolutePath().getParent();
    if (at != null) {
      folders.add(at);
      folders.add(at.resolveSibling("."));
    }
    String home = System.getProperty("toy.home");
    if (home != null) {
      folders.add(Path.of(home, "programs", "labs"));
    }
    folders.add(Path.of("programs", "labs"));
    folders.add(Path.of(""));
    folders.replaceAll(LabVerb::shortest);
    return folders;
  }

  /// The name as it is, or the file of the lab with that number.
  private static String fileOf(String word) throws UsageException, Sources.Unreadable {
    if (!word.matches("[0-9]{1,3}") || Files.exists(Path.of(word))) {
      return word;
    }
    return Labs.find(folders(null)).numbered(Integer.parseInt(word)).starter().toString();
  }

  private int list(Labs labs) {
    if (json) {
      main.stdio().print(LabJson.list(labs));
      return ExitCode.OK;
    }
    StringBuilder out = new StringBuilder();
    for (Lab lab : labs.all()) {
      out.append(
          "%2d  %-36s %3d min  %s\n"
              .formatted(lab.number(), lab.title(), lab.minutes(), lab.starter().getFileName()));
    }
    Path folder = labs.all().getFirst().starter().toAbsolutePath().getParent();
    out.append("The files are in ").append(folder == null ? "/" : shortest(folder)).append('\n');
    main.stdio().print(out + "then: toy lab run 1, edit the file, toy lab check 1\n");
    return ExitCode.OK;
  }

  /// The file as seen from the current folder, where that is shorter.
  private static Path shortest(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private int run(Lab lab, Source file) throws UsageException, IOException {
    if (json) {
      main.stdio().print(LabJson.run(lab, file, given()));
      return ExitCode.OK;
    }
    Stdio stdio = main.stdio();
    stdio.err().print(lab.heading() + "\n" + Prose.wrap("Predict: " + lab.question()));
    if (stdio.inIsTerminal() && stdio.errIsTerminal()) {
      stdio.err().print("Your prediction, then ENTER: ");
      stdio.err().flush();
      int typed;
      do {
        typed = stdio.in().read();
      } while (typed >= 0 && typed != '\n');
    }
    // The report is printed also where it is piped.
    RunOptions report = given().with("--report", "text");
    int code = main.runSource(file, List.of(), report);
    boolean solved = verdict(lab, file, false).passed(); // what is expected would tell the answer
    stdio
        .err()
        .print(
            solved
                ? Prose.wrap("Solved. Expected: " + lab.expected())
                : Prose.wrap("Not solved yet. Goal: " + lab.goal() + ".")
                    + "then: toy lab check "
                    + file.name()
                    + "\n");
    return code;
  }

  private int check(Labs labs, Lab lab, Source file) throws UsageException {
    Verdict verdict = verdict(lab, file, json);
    int at = labs.all().indexOf(lab) + 1;
    Path next = at < labs.all().size() ? labs.all().get(at).starter() : null;
    main.stdio().print(json ? LabJson.verdict(verdict) : verdict.text(next));
    return verdict.passed() ? ExitCode.OK : ExitCode.ERROR;
  }

  private RunOptions given() throws UsageException {
    return limits.over(rights.over(RunOptions.NONE));
  }

  private Verdict verdict(Lab lab, Source file, boolean all) throws UsageException {
    Stdio stdio = main.stdio();
    RunOptions rules = given().over(HeaderLines.parse(file));
    List<Finding> found =
        new Checker(LIMIT, rules.rights().permissions(), rules.limits())
            .check(lab, file, all, check -> progress(stdio, lab, check));
    if (stdio.errIsTerminal()) {
      stdio.err().print("\r" + " ".repeat(78) + "\r");
    }
    return new Verdict(lab, file.name(), found);
  }

  private static void progress(Stdio stdio, Lab lab, Check check) {
    if (stdio.errIsTerminal()) {
      int number = lab.list().indexOf(check) + 1;
      String text = "checking %d of %d: %s …".formatted(number, lab.list().size(), check.title());
      stdio.err().printf("\r%-78.78s", text);
      stdio.err().flush();
    }
  }

  private int hint(Lab lab, Source file) throws UsageException {
    Verdict verdict = verdict(lab, file, false);
    Finding first = verdict.first();
    if (first == null) {
      main.stdio().print(lab.heading() + "\nAll checks pass: no hint is needed.\n");
      return ExitCode.OK;
    }
    List<String> hints = first.check().hints();
    int number = words.size() < 3 ? 1 : RunOptions.count("toy lab hint FILE", words.get(2));
    if (number < 1 || number > hints.size()) {
      throw new UsageException("there are hints 1 to " + hints.size());
    }
    if (json) {
      main.stdio().print(LabJson.hint(verdict, first, number));
      return ExitCode.OK;
    }
    StringBuilder out = new StringBuilder(lab.heading()).append('\n');
    out.append(Prose.wrap("not yet: " + first.message()));
    String head = "hint %d of %d: ".formatted(number, hints.size());
    out.append(Prose.wrap(head + hints.get(number - 1)));
    if (number < hints.size()) {
      out.append("next: toy lab hint %s %d\n".formatted(file.name(), number + 1));
    }
    main.stdio().print(out.toString());
    return ExitCode.OK;
  }
}
