package toy.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import toy.front.Engine;
import toy.front.ExitCode;
import toy.lab.Finding.Status;
import toy.lib.StandardLibrary;
import toy.sandbox.Permissions;
import toy.sched.LimitHit;
import toy.sched.Limits;
import toy.sched.Machine;
import toy.sched.Options;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticPrinter;
import toy.syntax.Source;
import toy.vm.Library;

/// Runs a lab's checks on a student's file. Each check runs on a machine of its own, whose program
/// is the file of checks; that imports the student's file as `answer`, so that the lines of both
/// are their own. Stateless.
public final class Checker {
  /// The message of a finding where the file cannot be run at all.
  static final String FILE_ERRORS = "the file has errors";

  private static final long SEED = 1; // the latencies of sim:// are the same every time

  /// A little of everything, unmeasured: what is used for the first time loads classes, and takes
  /// longer than what the checks measure.
  private static final Source WARM_UP =
      new Source(
          "<warm-up>",
          """
          async def pause() { await asyncio.sleep(0.001) }
          def work() { cpu(1); fetch("sim://fast/1ms") }
          async def main() {
            await gather([spawn task pause() for _ in range(3)])
            await spawn thread work()
          }
          with report() as r { run(main()) }
          join([spawn process work(), spawn thread work()])
          """);

  private final Engine engine = new Engine();
  private final Duration limit;
  private final Permissions rights;
  private final Limits limits;

  /// @param limit for one check, in real time: what takes longer never ends
  /// @param rights of the student's file and of the checks
  /// @param limits of one check
  public Checker(Duration limit, Permissions rights, Limits limits) {
    this.limits = limits;
    this.limit = limit;
    this.rights = rights;
  }

  /// Runs the checks in their order.
  ///
  /// @param all goes on after one that does not pass
  /// @param progress is told of each check before it runs
  public List<Finding> check(Lab lab, Source file, boolean all, Consumer<Check> progress) {
    String wrong = errors(file);
    if (wrong.isEmpty()) {
      warmUp();
    }
    List<Finding> found = new ArrayList<>();
    for (Check check : lab.list()) {
      if (!wrong.isEmpty()) {
        Status status = found.isEmpty() ? Status.ERROR : Status.SKIP;
        found.add(new Finding(check, status, List.of(), FILE_ERRORS, "", wrong));
        continue;
      }
      progress.accept(check);
      Finding finding = run(lab, check, Path.of(file.name()));
      found.add(finding);
      if (!all && !finding.passed()) {
        break;
      }
    }
    return found;
  }

  private void warmUp() {
    try (Machine machine = engine.machine(Options.of(new Kept(), new Kept()))) {
      end(machine, WARM_UP);
    }
  }

  private String errors(Source file) {
    List<Diagnostic> errors =
        engine.compile(file).diagnostics().stream()
            .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
            .toList();
    return new DiagnosticPrinter(false).print(errors, file, DiagnosticPrinter.Format.TEXT);
  }

  private Finding run(Lab lab, Check check, Path file) {
    Kept out = new Kept();
    Kept err = new Kept();
    Path checks = Path.of(lab.checks().name());
    Path folder = checks.getParent();
    Options options =
        Options.of(out, err)
            .withPolicy(lab.options().policy())
            .withOsProcesses(lab.options().osProcesses())
            .withPermissions(rights)
            .withLimits(limits)
            .withScript(folder == null ? Path.of(".") : folder, List.of(file.toString()))
            .withModules(Map.of("answer", file))
            .withSeed(SEED)
            .withCpuTimes(false);
    Notes notes = new Notes();
    Library library = StandardLibrary.create();
    library.module("lab", notes::fill);
    int code;
    LimitHit hit;
    try (Machine machine = new Machine(options, library)) {
      code = end(machine, program(lab, check));
      hit = machine.limitHit();
    }
    String failure = notes.failure();
    String message;
    Status status;
    if (failure != null) {
      status = Status.FAIL;
      message = failure;
    } else if (notes.passed() && code == ExitCode.OK) {
      status = Status.PASS;
      message = "";
    } else {
      status = Status.ERROR;
      message =
          hit == null
              ? why(code)
              : "the " + hit.limit().title() + " ended it; " + hit.way() + " raises it";
    }
    return new Finding(check, status, notes.measures(), message, out.text(), err.text());
  }

  /// The checks, and a call of one.
  private static Source program(Lab lab, Check check) {
    StringBuilder text = new StringBuilder(lab.checks().text());
    text.append("\nimport lab as the_lab\ntry {\n");
    for (String name : lab.needs()) {
      text.append("  assert hasattr(answer, \"%s\"), ".formatted(name));
      text.append("\"the checks need `%s`, which the file no longer has\"\n".formatted(name));
    }
    text.append("  %s()\n  the_lab.passed()\n".formatted(check.function()));
    text.append("} except AssertionError as e {\n  the_lab.failed(str(e))\n}\n");
    return new Source(lab.checks().name(), text.toString());
  }

  /// Its exit code; [ExitCode#TIME_OUT] where it had to be stopped.
  private int end(Machine machine, Source program) {
    int[] code = {ExitCode.INTERNAL};
    Thread run = Thread.ofPlatform().daemon().start(() -> code[0] = machine.run(program));
    try {
      if (run.join(limit)) {
        return code[0];
      }
      machine.close();
      run.join(limit);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.TIME_OUT;
  }

  private String why(int code) {
    return switch (code) {
      case ExitCode.TIME_OUT -> "not at its end after " + limit.toSeconds() + " s: stopped";
      case ExitCode.DEADLOCK -> "a deadlock: nobody can go on";
      case ExitCode.OK -> "the program left before it was measured: exit(…)?";
      default -> "the program ended with an error";
    };
  }
}
