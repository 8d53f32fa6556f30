package toy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.ledger.Model;
import toy.ledger.ModelRow;
import toy.ledger.Snapshot;
import toy.ledger.TaskTotals;
import toy.ledger.ThreadSnapshot;
import toy.ledger.VmSnapshot;
import toy.report.Verdict.Kind;
import toy.report.Verdict.Question;

/// Walks the chart once over one snapshot.
///
/// "Time at work" is what the shares are of: the alive time of all units without that for which a
/// unit only waits for other units (reasons `join`, `start`, `loop`), because these are in the
/// account themselves. A task's ready time counts as waiting. A step that blocks its loop is no I/O
/// of a task's: the last question is about it.
final class Flowchart {
  private static final double IO_SHARE = 0.5;
  private static final double CPU_SHARE = 0.7;
  private static final double BUSY_SHARE = 0.8;
  private static final double NO_WAITS = 0.01;
  private static final double CONTENDED = 0.1;
  private static final double ALONE = 1.1; // "1.0 held a lock at once" would be no English
  private static final int MANY = 100;
  private static final long SLOW_NS = 100_000_000;
  private static final long LONG_STEP_NS = 100_000_000;
  private static final long PROCESS_START_NS = 1_000_000; // when the run started none: a VM's usual
  private static final long SHORT_NS = 50_000_000; // the start of a unit weighs more than its work
  private static final int POOL = 8; // more processes than that nobody would start for one job

  private final Snapshot snapshot;
  private final Map<Model, ModelRow> rows;
  private final List<Question> chart = new ArrayList<>();
  private final long wall;
  private long held;
  private long waiting;
  private long io;
  private long atWork;
  private final Typical ioWaits = new Typical();
  private int units;
  private boolean unfinished; // units go on after the window, so its work says little of theirs
  private Model mostIo = Model.MAIN;
  private Model mostWaits = Model.MAIN;
  private long maxStep;
  private long blocking;
  private long heldInSteps;

  Flowchart(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.rows = snapshot.models();
    this.wall = snapshot.wallNs();
    sumUp();
  }

  private void sumUp() {
    long topIo = -1;
    long topWaits = -1;
    for (ModelRow row : rows.values()) {
      long rowIo = io(row);
      long coordination =
          row.released().get(Reason.JOIN)
              + row.released().get(Reason.START)
              + row.released().get(Reason.LOOP);
      held += row.heldNs();
      waiting += row.waitingNs() + row.readyNs();
      io += rowIo;
      atWork += row.total() - coordination;
      if (row.model() != Model.MAIN) {
        units += row.count();
      }
      if (rowIo > topIo) {
        topIo = rowIo;
        mostIo = row.model();
      }
      if (row.waitingNs() + row.readyNs() > topWaits) {
        topWaits = row.waitingNs() + row.readyNs();
        mostWaits = row.model();
      }
    }
    ModelRow main = row(Model.MAIN);
    if (units == 0 || main.heldNs() + io(main) >= 0.1 * wall) {
      units += main.count();
    }
    for (VmSnapshot vm : snapshot.vms()) {
      TaskTotals tasks = vm.tasks();
      maxStep = Math.max(maxStep, tasks.stepLengths().max());
      blocking += tasks.blocking().total();
      heldInSteps += tasks.heldNs();
      ioWaits.add(
          tasks.suspended().get(Reason.IO) + tasks.suspended().get(Reason.SLEEP), tasks.ioWaits());
      for (ThreadSnapshot thread : vm.threads()) {
        unfinished |= thread.model() != Model.MAIN && !thread.ended();
        for (Reason reason : List.of(Reason.IO, Reason.SLEEP)) {
          ioWaits.add(thread.whole().released().get(reason), thread.voluntary().get(reason));
        }
      }
    }
  }

  /// The mean length of waits, by their time and not by their number: beside one sleep of two
  /// seconds a dozen lines written to a terminal do not make it a wait of 0.2 s.
  private static final class Typical {
    private double total;
    private double weighted;

    /// @param ns what `count` waits of one kind took together
    void add(long ns, long count) {
      total += ns;
      weighted += (double) ns * ns / Math.max(1, count);
    }

    long meanNs() {
      return total == 0 ? 0 : Math.round(weighted / total);
    }
  }

  private ModelRow row(Model model) {
    ModelRow row = rows.get(model);
    if (row == null) {
      throw new IllegalStateException("no row for " + model);
    }
    return row;
  }

  private static long io(ModelRow row) {
    return row.released().get(Reason.IO) + row.released().get(Reason.SLEEP);
  }

  Verdict verdict() {
    boolean alone = units <= 1 && waiting <= NO_WAITS * atWork;
    ask(
        ChartStep.ALONE,
        alone,
        Figures.count(units, "unit") + " at work, waiting " + share(waiting, atWork));
    if (alone) {
      return end(Kind.IRRELEVANT, "One unit and no waits: the GIL is irrelevant here.", null);
    }
    boolean ioBound = io >= IO_SHARE * atWork && io > 0;
    ask(ChartStep.IO, ioBound, share(io, atWork));
    if (ioBound) {
      return ioBound();
    }
    boolean cpuBound =
        held + waiting >= CPU_SHARE * atWork && held >= BUSY_SHARE * wall && units >= 2;
    ask(
        ChartStep.CPU,
        cpuBound,
        share(held + waiting, atWork)
            + ", held "
            + Figures.percent(held, wall)
            + " of wall, "
            + Figures.count(units, "unit"));
    if (cpuBound) {
      return cpuBound();
    }
    boolean longStep = maxStep >= LONG_STEP_NS;
    ask(ChartStep.LONG_STEP, longStep, "the longest took " + Figures.duration(maxStep));
    if (longStep) {
      return offload();
    }
    return end(Kind.MIXED, mix(wall < SHORT_NS ? "Too short to tell" : "Mixed"), null);
  }

  private String mix(String what) {
    return what
        + ": held "
        + Figures.percent(held, atWork)
        + ", waiting "
        + Figures.percent(waiting, atWork)
        + ", io and sleep "
        + Figures.percent(io, atWork)
        + ". No verdict.";
  }

  private Verdict ioBound() {
    long mean = ioWaits.meanNs();
    double atOnce = wall == 0 ? 0 : (double) io / wall;
    // The mean over the run; its peak is higher, since units start and end one after the other.
    boolean many = units >= MANY && atOnce >= MANY / 2.0;
    boolean slow = mean >= SLOW_NS;
    ask(
        ChartStep.MANY_OR_SLOW,
        many || slow,
        Figures.count(units, "unit")
            + ", "
            + Figures.ratio(atOnce)
            + " at once on average, "
            + Figures.duration(mean)
            + " each");
    String what =
        "I/O-bound: "
            + Figures.percent(io, atWork)
            + " of the time was sleep or I/O, "
            + Figures.duration(mean)
            + " each.";
    Kind kind = many || slow ? Kind.IO_TASKS : Kind.IO_THREADS;
    Model fits = many || slow ? Model.TASK : Model.THREAD;
    String advice =
        mostIo == fits
            ? (fits == Model.TASK ? "Tasks" : "Threads") + " are right for it."
            : "Try `spawn " + fits.key() + "`.";
    if (fits == Model.TASK && mostIo == Model.THREAD && isOffloaded()) {
      advice = "Right for calls that block: tasks await the threads.";
      kind = Kind.IO_THREADS;
    }
    if (maxStep >= LONG_STEP_NS) {
      advice = "But a task's step took " + Figures.duration(maxStep) + ": " + offloadAdvice();
    }
    return end(kind, what, advice);
  }

  /// Whether tasks await the few threads that wait, as after `await spawn thread` of a call that
  /// would block the loop.
  private boolean isOffloaded() {
    ModelRow threads = row(Model.THREAD);
    long awaited = row(Model.TASK).released().get(Reason.JOIN);
    return threads.count() < MANY && awaited >= io(threads) / Math.max(1, threads.count()) / 2;
  }

  private Verdict cpuBound() {
    double atOnce = wall == 0 ? 0 : (double) held / wall;
    String speed = " (speed-up " + Figures.ratio(atOnce) + "×)";
    boolean contended = waiting >= CONTENDED * atWork;
    ask(ChartStep.CONTENDED, contended, share(waiting, atWork));
    if (wall < SHORT_NS && (!contended || unfinished)) {
      return end(Kind.MIXED, mix("Too short to tell"), null);
    }
    if (!contended) {
      String many =
          atOnce < ALONE
              ? "one at a time held a lock."
              : Figures.ratio(atOnce) + (hasLock() ? " held a lock at once." : " ran at once.");
      return end(Kind.CPU_PARALLEL, "CPU-bound, and nobody waited: " + many, null);
    }
    ModelRow most = row(mostWaits);
    long locks = snapshot.vms().stream().filter(Flowchart::isContended).count();
    int n = Math.min(Math.max(units, 2), POOL);
    long saved = held - held / n;
    long cost = n * processCost();
    boolean pays = cost < saved;
    ask(
        ChartStep.PAYS,
        pays,
        "saved up to " + Figures.duration(saved) + ", start and copy " + Figures.duration(cost));
    String what =
        "CPU-bound: "
            + (most.count() > 1
                ? Figures.count(most.count(), most.model().key())
                : Figures.count(units, "unit"))
            + " took turns on "
            + (!hasLock() ? "the runtime" : locks > 1 ? locks + " locks" : "one lock")
            + speed
            + ".";
    String process = mostWaits == Model.TASK ? "`await spawn process`" : "`spawn process`";
    return pays
        ? end(Kind.CPU_PROCESSES, what, "Try " + process + ".")
        : end(Kind.CPU_TOO_SHORT, what, "Too short for processes to pay.");
  }

  private boolean hasLock() {
    return snapshot.vms().stream().noneMatch(vm -> vm.policy().isParallel());
  }

  /// Whether the threads of this VM wait for its lock.
  private static boolean isContended(VmSnapshot vm) {
    long waits = 0;
    long wants = 0;
    for (ThreadSnapshot thread : vm.threads()) {
      waits += thread.whole().waitingNs();
      wants += thread.whole().waitingNs() + thread.whole().heldNs();
    }
    return waits > 0 && waits >= CONTENDED * wants;
  }

  /// What one process costs: as in this run if it started some.
  private long processCost() {
    long cost = 0;
    int n = 0;
    for (VmSnapshot vm : snapshot.vms()) {
      if (vm.parent() != null) {
        cost += vm.startupNs() + vm.copyNs();
        n++;
      }
    }
    return n == 0 ? PROCESS_START_NS : cost / n;
  }

  private Verdict offload() {
    boolean blocks = blocking > heldInSteps;
    ask(
        ChartStep.COMPUTES,
        !blocks,
        "in steps: held "
            + Figures.duration(heldInSteps)
            + ", blocking "
            + Figures.duration(blocking));
    String what =
        "A task's step took " + Figures.duration(maxStep) + " while its loop stood still.";
    Kind kind = blocks ? Kind.OFFLOAD_BLOCKING : Kind.OFFLOAD_CPU;
    return end(kind, what, "Try " + offloadAdvice());
  }

  private String offloadAdvice() {
    return blocking > heldInSteps ? "`await spawn thread`." : "`await spawn process`.";
  }

  private static String share(long part, long whole) {
    return Figures.percent(part, whole)
        + " ("
        + Figures.duration(part)
        + " of "
        + Figures.duration(whole)
        + ")";
  }

  private void ask(ChartStep step, boolean answer, String numbers) {
    chart.add(new Question(chart.size() + 1, step.question(), answer, numbers));
  }

  private Verdict end(Kind kind, String sentence, @Nullable String advice) {
    for (ChartStep step : ChartStep.values()) {
      if (step.isMain() && chart.stream().noneMatch(q -> q.text().equals(step.question()))) {
        chart.add(new Question(chart.size() + 1, step.question(), null, ""));
      }
    }
    return new Verdict(kind, sentence, advice, chart);
  }
}
