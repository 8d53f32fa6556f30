package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.Checker;
import toy.ledger.Recorder.Event;
import toy.ledger.Recorder.Kind;
import toy.ledger.Recording;
import toy.ledger.Snapshot;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Faults put into the recording of a real run: the reckoning differs from the account by the
/// figure that the fault belongs to, as it would if the account had made it. What it does when an
/// account is told wrongly is `toy.ledger.SeededFaultsTest`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedFaultsTest {
  private static final String PROGRAM =
      """
      let lock = Lock()
      let q = Queue(maxsize=1)
      def work() { with lock { time.sleep(0.002) }; q.put(1); q.put(2); for i in range(3000) { i } }
      async def nap(s) { await asyncio.sleep(s); return 1 }
      async def main() { time.sleep(0.002); await gather(nap(0), nap(0.001), nap(0.002)) }
      let hs = [spawn thread work(), spawn thread work()]
      for _ in range(4) { q.get() }
      for i in range(3000) { i }
      join(hs)
      run(main())
      join(spawn process time.sleep(0.001))
      """;

  private List<Event> events = List.of();
  private Snapshot account = record();

  /// Records a run in which everything has happened that a fault needs: whether there was anybody
  /// to drop the lock for is the operating system's affair.
  private Snapshot record() {
    for (int i = 0; i < 50; i++) {
      Snapshot made = run();
      if (faults().allMatch(fault -> events.stream().anyMatch(fault.where))) {
        return made;
      }
    }
    throw new AssertionError(
        "not seen: " + faults().filter(f -> events.stream().noneMatch(f.where)).toList());
  }

  private Snapshot run() {
    Recording recording = new Recording();
    Policy policy = Policy.cpython().withSwitchEvery(50);
    try {
      Source source = new Source("faults.toy", PROGRAM);
      ScriptRun run =
          ScriptRun.of(source, options -> options.withPolicy(policy).withRecorder(recording));
      assertEquals(0, run.code(), run.err());
      events = recording.events();
      return run.account();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theRecordingAsItWasAgrees() {
    assertEquals(List.of(), account.check().failed());
    assertEquals(List.of(), Checker.differences(events, account));
  }

  /// @param figure what a difference begins with; `%s` is the thread of the event
  private record Fault(String what, String figure, Predicate<Event> where, Change change) {
    @Override
    public String toString() {
      return what + ": " + figure;
    }
  }

  /// What is told instead of an event.
  private interface Change {
    List<Event> of(Event event);
  }

  private static Predicate<Event> kind(Kind kind) {
    return e -> e.vm().equals("P0") && e.kind() == kind;
  }

  private static Predicate<Event> kind(Kind kind, String thread) {
    return kind(kind).and(e -> thread.equals(e.thread()));
  }

  private static Predicate<Event> released(Reason reason) {
    return kind(Kind.RELEASED).and(e -> e.reason() == reason);
  }

  private static Predicate<Event> task(Kind kind) {
    return kind(kind).and(e -> "T0.3".equals(e.task()));
  }

  private static Change dropped() {
    return _ -> List.of();
  }

  private static Change twice() {
    return e -> List.of(e, at(e, e.at() + 1));
  }

  private static Change as(Kind kind, Reason reason) {
    return e -> List.of(new Event(e.vm(), e.thread(), e.task(), kind, reason, e.at()));
  }

  private static Change later(long ns) {
    return e -> List.of(at(e, e.at() + ns));
  }

  private static Event at(Event e, long at) {
    return new Event(e.vm(), e.thread(), e.task(), e.kind(), e.reason(), at);
  }

  private static Change by(String thread) {
    return e -> List.of(new Event(e.vm(), thread, e.task(), e.kind(), e.reason(), e.at()));
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("an acquire is left out", "P0/T1 acquires", kind(Kind.TAKEN, "T1"), dropped()),
        new Fault("an acquire is told twice", "P0/T1 acquires", kind(Kind.TAKEN, "T1"), twice()),
        new Fault("another thread's acquire", "P0/T2 acquires", kind(Kind.TAKEN, "T2"), by("T1")),
        new Fault(
            "a drop when the next has the lock",
            "P0 two holders",
            kind(Kind.DROPPED),
            later(10_000_000_000L)),
        new Fault("a wait is left out", "P0/%s waits", kind(Kind.WANTING), dropped()),
        new Fault("a wait begins late", "P0/%s waiting", kind(Kind.WANTING), later(10)),
        new Fault("a drop is left out", "P0 forced", kind(Kind.DROPPED), dropped()),
        new Fault("a drop is told twice", "P0 forced", kind(Kind.DROPPED), twice()),
        new Fault(
            "a drop as a release", "P0 forced", kind(Kind.DROPPED), as(Kind.RELEASED, Reason.IO)),
        new Fault(
            "a release as a drop",
            "P0 forced",
            released(Reason.SLEEP),
            as(Kind.DROPPED, Reason.SLEEP)),
        new Fault(
            "a wrong reason",
            "P0/T1 released SLEEP",
            released(Reason.SLEEP).and(e -> "T1".equals(e.thread())),
            as(Kind.RELEASED, Reason.LOCK)),
        new Fault("a release is left out", "P0 held", released(Reason.JOIN), dropped()),
        new Fault("a release is stamped late", "P0 held", released(Reason.JOIN), later(100)),
        new Fault("a thread's end is left out", "P0/T1 alive", kind(Kind.ENDED, "T1"), dropped()),
        new Fault("a task is left out", "P0 tasks", task(Kind.TASK_CREATED), dropped()),
        new Fault("a step is left out", "P0 steps", task(Kind.STEP), dropped()),
        new Fault("a step begins late", "P0/T0.3 running", task(Kind.STEP), later(10)),
        new Fault("a step's end is left out", "P0/T0.3 running", task(Kind.SUSPENDED), dropped()),
        new Fault(
            "a wrong reason of an await",
            "P0/T0.3 suspended SLEEP",
            task(Kind.SUSPENDED),
            as(Kind.SUSPENDED, Reason.IO)),
        new Fault("ready from the notice on", "P0/T0.3 ready", task(Kind.READY), later(500)),
        new Fault("ready is left out", "P0/T0.3 ready", task(Kind.READY), dropped()),
        new Fault("a VM's end is stamped late", "P0 wall", kind(Kind.VM_ENDED), later(1)),
        new Fault(
            "a child's end is left out",
            "P1 wall",
            e -> e.vm().equals("P1") && e.kind() == Kind.VM_ENDED,
            dropped()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theReckoningNamesIt(Fault fault) {
    List<Event> told = new ArrayList<>();
    @Nullable String figure = null;
    for (Event event : events) {
      if (figure == null && fault.where.test(event)) {
        figure = fault.figure.formatted(event.thread());
        told.addAll(fault.change.of(event));
      } else {
        told.add(event);
      }
    }
    List<String> differences = Checker.differences(told, account);
    assertTrue(named(differences, figure), differences::toString);
  }

  private static boolean named(List<String> differences, @Nullable String figure) {
    return differences.stream()
        .anyMatch(d -> d.startsWith(figure + ":") || d.startsWith(figure + " from"));
  }
}
