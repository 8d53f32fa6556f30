package toy.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import toy.front.ExitCode;
import toy.ledger.Snapshot;
import toy.report.Report;
import toy.report.RunFacts;
import toy.sched.Session;

/// Runs the work: every way under every policy once unmeasured, then round by round, taking turns,
/// so that a slow moment of the machine hits all of them. All figures are from the account of the
/// entry that ran the round. For one thread, which is no Toy thread; [#interrupt] comes from any.
final class Comparer {
  /// A way that takes this many times as long as the fastest is measured once only, if that is
  /// long.
  private static final int FAR_SLOWER = 10;

  private static final long LONG_NS = 1_000_000_000;
  private static final long WARM_NS = 500_000_000; // of work, until the JVM has compiled most of it
  private static final int MAX_WARM_UPS = 10;

  private final CompareOptions options;
  private final Work work;
  private final List<Stage> stages;
  private final Consumer<String> progress;
  private final Allocation allocation = new Allocation();
  private final List<Contender> contenders = new ArrayList<>();
  private final List<Way> failed = new ArrayList<>();
  private int roundsDone;
  private volatile boolean interrupted;
  private int failure = ExitCode.ERROR;

  /// One way on one stage, and its rounds so far.
  private static final class Contender {
    final Stage stage;
    final Way way;
    final List<Run> runs = new ArrayList<>();
    long firstNs; // in the last unmeasured round
    boolean once;

    Contender(Stage stage, Way way) {
      this.stage = stage;
      this.way = way;
    }
  }

  /// @param progress hears in a few words what runs now
  Comparer(CompareOptions options, Work work, List<Stage> stages, Consumer<String> progress) {
    this.options = options;
    this.work = work;
    this.stages = stages;
    this.progress = progress;
    for (Stage stage : stages) {
      for (Way way : options.ways()) {
        contenders.add(new Contender(stage, way));
      }
    }
  }

  /// Ctrl-C: the round that runs is interrupted, and none follows.
  void interrupt() {
    interrupted = true;
    stages.forEach(stage -> stage.machine().interrupt());
  }

  /// Carries it out.
  ///
  /// @param program the file's name; empty where `title` says it all
  /// @param title the work as it was given
  Comparison run(String program, String title) {
    warmUp();
    for (int round = 1; round <= options.count() && goesOn(); round++) {
      round(round);
    }
    return result(program, title);
  }

  private boolean goesOn() {
    return !interrupted && !contenders.isEmpty();
  }

  /// Every way once, and short work again: what runs for the first time is slower.
  private void warmUp() {
    long total = 0;
    for (int i = 0; i < MAX_WARM_UPS && total < WARM_NS && goesOn(); i++) {
      for (Contender contender : List.copyOf(contenders)) {
        total += goesOn() ? warmUp(contender) : 0;
      }
    }
    long fastest = contenders.stream().mapToLong(c -> c.firstNs).min().orElse(0);
    for (Contender contender : contenders) {
      contender.once = contender.firstNs >= LONG_NS && contender.firstNs >= FAR_SLOWER * fastest;
    }
  }

  private long warmUp(Contender contender) {
    progress.accept("unmeasured round: " + describe(contender));
    Session.Outcome outcome = post(contender, options.n());
    Snapshot window = contender.stage.session().window();
    if (outcome instanceof Session.Done && window != null) {
      contender.firstNs = window.wallNs();
      return window.wallNs();
    }
    if (!interrupted) {
      fails(contender);
    }
    return 0;
  }

  /// What a round of no units allocates, to be parsed and accounted for: -1 if the JVM cannot tell.
  private long emptyBytes(Contender contender) {
    long before = allocation.bytes();
    post(contender, 0);
    return before < 0 ? -1 : allocation.bytes() - before;
  }

  /// A way that cannot run the work is left out; what none can run is the work's own fault.
  private void fails(Contender contender) {
    if (!failed.contains(contender.way)) {
      failed.add(contender.way);
    }
    if (contender.way == Way.SEQ) {
      contenders.clear();
    } else {
      contenders.removeIf(other -> other.way == contender.way);
    }
  }

  private void round(int round) {
    for (Contender contender : List.copyOf(contenders)) {
      if (contender.once && round > 1 || !contenders.contains(contender)) {
        continue;
      }
      progress.accept("round " + round + " of " + options.count() + ": " + describe(contender));
      long emptyBefore = emptyBytes(contender);
      long before = allocation.bytes();
      Session.Outcome outcome = post(contender, options.n());
      long bytes = allocation.bytes() - before;
      Snapshot window = contender.stage.session().window();
      // The account of all units so far is cut at both ends of an entry, so that the cuts of this
      // one cost what those of its two neighbours cost on average.
      long empty = interrupted ? 0 : (emptyBefore + emptyBytes(contender)) / 2;
      long allocated = emptyBefore < 0 ? -1 : Math.max(0, bytes - empty);
      if (interrupted) {
        return;
      }
      if (outcome instanceof Session.Done && window != null) {
        Report report = new Report(window, new RunFacts("", "", "real", 0, false, List.of()));
        contender.runs.add(Run.of(window, report.verdict(), allocated));
      } else {
        fails(contender);
      }
    }
    roundsDone = round;
  }

  /// The exit code where the work has failed: that of a limit or of a missing permission before any
  /// other.
  int failure() {
    return failure;
  }

  private Session.Outcome post(Contender contender, int n) {
    contender.stage.prepare();
    Session.Outcome outcome = contender.stage.session().post(work.round(contender.way, n));
    if (outcome instanceof Session.Failed(int code)) {
      interrupted |= code == ExitCode.INTERRUPTED;
      failure = Math.max(failure, code);
    }
    return outcome;
  }

  private String describe(Contender contender) {
    return stages.size() == 1
        ? contender.way.key()
        : contender.way.key() + ", " + contender.stage.policy().name();
  }

  private Comparison result(String program, String title) {
    Map<Way, String> notes = new EnumMap<>(Way.class);
    List<Row> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      String note = work.note(contender.way);
      if (note != null) {
        notes.put(contender.way, note);
      }
      if (!contender.runs.isEmpty()) {
        rows.add(new Row(contender.stage.policy(), contender.way, contender.runs, contender.once));
      }
    }
    return new Comparison(
        program, title, options.n(), options.count(), roundsDone, interrupted, rows, notes, failed);
  }
}
