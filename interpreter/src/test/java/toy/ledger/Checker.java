package toy.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toy.gil.Reason;
import toy.ledger.Recorder.Event;

/// Recomputes the figures of a report from a recording of what happened, in another way than the
/// ledger: from lists of closed intervals and their overlaps, with nothing added up as the run
/// goes. Then it compares. For snapshots of runs whose VMs have all ended.
public final class Checker {
  private record Span(long from, long to, String state) {
    long overlap(Span o) {
      return Math.max(0, Math.min(to, o.to) - Math.max(from, o.from));
    }
  }

  private final List<String> differences = new ArrayList<>();
  private final List<Event> events;
  private final Map<String, List<Span>> threads = new LinkedHashMap<>(); // the lock's states
  private final Map<String, List<Span>> steps = new HashMap<>(); // by thread; the state is the task
  private final Map<String, List<Span>> tasks = new LinkedHashMap<>(); // ready, running, suspended
  private final Map<String, Long> vmStart = new HashMap<>();
  private final Map<String, Long> vmEnd = new HashMap<>();

  private Checker(List<Event> events) {
    this.events = events;
    for (Event e : events) {
      if (e.kind() == Recorder.Kind.VM_CREATED) {
        vmStart.put(e.vm(), e.at());
      } else if (e.kind() == Recorder.Kind.VM_ENDED) {
        vmEnd.put(e.vm(), e.at());
      }
    }
    buildSpans();
  }

  /// The figures of `snapshot` that differ from what `events` say, each with its name and both
  /// numbers.
  public static List<String> differences(List<Event> events, Snapshot snapshot) {
    Checker checker = new Checker(events);
    for (VmSnapshot vm : snapshot.vms()) {
      checker.compareVm(vm);
      vm.threads().forEach(thread -> checker.compareThread(vm, thread));
      vm.each().forEach(task -> checker.compareTask(vm, task));
    }
    return checker.differences;
  }

  private void buildSpans() {
    Map<String, Event> open = new HashMap<>();
    for (Event e : events) {
      if (e.thread() == null) {
        continue;
      }
      String unit = e.vm() + "/" + (e.task() == null ? e.thread() : e.task());
      Event before = open.put(unit, e);
      if (e.kind() == Recorder.Kind.READY && (before == null || !suspended(before))) {
        open.put(unit, before); // ready already
        continue;
      }
      long at = before == null ? e.at() : Math.max(e.at(), before.at());
      if (at != e.at()) {
        open.put(unit, new Event(e.vm(), e.thread(), e.task(), e.kind(), e.reason(), at));
      }
      if (before != null) {
        close(unit, before, at);
      }
    }
    open.forEach((unit, last) -> close(unit, last, vmEnd.getOrDefault(last.vm(), last.at())));
  }

  private static boolean suspended(Event e) {
    return e.kind() == Recorder.Kind.SUSPENDED;
  }

  private void close(String unit, Event e, long to) {
    String state =
        switch (e.kind()) {
          case WANTING, DROPPED -> "waiting";
          case TAKEN -> "held";
          case RELEASED -> "released " + e.reason();
          case TASK_CREATED, READY -> "ready";
          case STEP -> "running";
          case SUSPENDED -> "suspended " + e.reason();
          case ENDED, TASK_ENDED, VM_CREATED, VM_ENDED -> "";
        };
    if (state.isEmpty()) {
      return;
    }
    Span span = new Span(e.at(), to, state);
    (e.task() == null ? threads : tasks).computeIfAbsent(unit, _ -> new ArrayList<>()).add(span);
    if (e.kind() == Recorder.Kind.STEP) {
      steps
          .computeIfAbsent(e.vm() + "/" + e.thread(), _ -> new ArrayList<>())
          .add(new Span(e.at(), to, unit));
    }
  }

  private void compareVm(VmSnapshot vm) {
    String id = vm.id();
    long wall = vmEnd.getOrDefault(id, 0L) - vmStart.getOrDefault(id, 0L);
    equal(id + " wall", wall, vm.wallNs());
    List<Span> holds = new ArrayList<>();
    threads.forEach((unit, spans) -> {
      if (unit.startsWith(id + "/")) {
        spans.stream().filter(s -> s.state.equals("held")).forEach(holds::add);
      }
    });
    holds.sort(Comparator.comparingLong(Span::from).thenComparingLong(Span::to));
    long held = 0;
    long until = Long.MIN_VALUE;
    for (Span hold : holds) {
      held += hold.to - hold.from;
      if (hold.from < until && !vm.policy().isParallel()) {
        differences.add(id + " two holders from " + hold.from + " to " + until);
      }
      until = Math.max(until, hold.to);
    }
    equal(id + " held", held, vm.gil().heldNs());
    if (!vm.policy().isParallel()) {
      equal(id + " idle", wall - held, vm.gil().idleNs());
      equal(id + " switches", switches(id), vm.gil().switches());
    }
    equal(id + " acquires", count(id, null, Recorder.Kind.TAKEN), vm.gil().acquires());
    equal(id + " forced", count(id, null, Recorder.Kind.DROPPED), vm.gil().forced());
    long tasksHere = count(id, null, Recorder.Kind.TASK_CREATED);
    equal(id + " tasks", tasksHere, vm.tasks().created());
    equal(id + " steps", count(id, null, Recorder.Kind.STEP), vm.tasks().steps());
  }

  private long switches(String vm) {
    long switches = 0;
    String last = null;
    for (Event e : events) {
      if (e.vm().equals(vm) && e.kind() == Recorder.Kind.TAKEN) {
        switches += last != null && !last.equals(e.thread()) ? 1 : 0;
        last = e.thread();
      }
    }
    return switches;
  }

  private long count(
      String vm, @org.jspecify.annotations.Nullable String thread, Recorder.Kind kind) {
    return events.stream()
        .filter(e -> e.vm().equals(vm) && e.kind() == kind)
        .filter(e -> thread == null || thread.equals(e.thread()))
        .count();
  }

  private void compareThread(VmSnapshot vm, ThreadSnapshot thread) {
    String unit = vm.id() + "/" + thread.id();
    List<Span> spans = threads.getOrDefault(unit, List.of());
    List<Span> inSteps = steps.getOrDefault(unit, List.of());
    long alive = spans.isEmpty() ? 0 : spans.getLast().to - spans.getFirst().from;
    equal(unit + " alive", alive, thread.aliveNs());
    equal(unit + " acquires", count(vm.id(), thread.id(), Recorder.Kind.TAKEN), thread.acquires());
    equal(unit + " tasks", overlap(spans, inSteps, ""), thread.tasksNs());
    compareState(unit, "held", spans, inSteps, thread.whole().heldNs(), thread.own().heldNs());
    compareState(
        unit, "waiting", spans, inSteps, thread.whole().waitingNs(), thread.own().waitingNs());
    for (Reason r : Reason.values()) {
      ByReason whole = thread.whole().released();
      ByReason own = thread.own().released();
      compareState(unit, "released " + r, spans, inSteps, whole.get(r), own.get(r));
    }
    List<Span> waits = spans.stream().filter(s -> s.state.equals("waiting")).toList();
    long longest = waits.stream().mapToLong(s -> s.to - s.from).max().orElse(0);
    equal(unit + " waits", waits.size(), thread.waitLengths().count());
    equal(unit + " longest wait", longest, thread.waitLengths().max());
  }

  private void compareState(
      String unit, String state, List<Span> spans, List<Span> inSteps, long whole, long own) {
    long sum = sum(spans, state);
    equal(unit + " " + state, sum, whole);
    equal(unit + " own " + state, sum - overlap(spans, inSteps, state), own);
  }

  private void compareTask(VmSnapshot vm, TaskSnapshot task) {
    String unit = vm.id() + "/" + task.id();
    List<Span> spans = tasks.getOrDefault(unit, List.of());
    equal(unit + " running", sum(spans, "running"), task.runningNs());
    equal(unit + " ready", sum(spans, "ready"), task.readyNs());
    String loop = vm.id() + "/" + task.loopThread();
    List<Span> loopSpans = threads.getOrDefault(loop, List.of());
    List<Span> mine =
        steps.getOrDefault(loop, List.of()).stream().filter(s -> s.state.equals(unit)).toList();
    equal(unit + " held", overlap(loopSpans, mine, "held"), task.heldNs());
    equal(unit + " waiting", overlap(loopSpans, mine, "waiting"), task.waitingNs());
    Map<Reason, Long> blocking = new EnumMap<>(Reason.class);
    for (Reason r : Reason.values()) {
      blocking.put(r, overlap(loopSpans, mine, "released " + r));
      equal(unit + " suspended " + r, sum(spans, "suspended " + r), task.suspended().get(r));
    }
    blocking.forEach((r, ns) -> equal(unit + " blocking " + r, ns, task.blocking().get(r)));
  }

  private static long sum(List<Span> spans, String state) {
    return spans.stream().filter(s -> s.state.equals(state)).mapToLong(s -> s.to - s.from).sum();
  }

  /// How long `spans` of that state (any, if it is empty) overlap `others`.
  private static long overlap(List<Span> spans, List<Span> others, String state) {
    long sum = 0;
    for (Span span : spans) {
      if (state.isEmpty() || span.state.equals(state)) {
        for (Span other : others) {
          sum += span.overlap(other);
        }
      }
    }
    return sum;
  }

  private void equal(String figure, long recomputed, long reported) {
    if (recomputed != reported) {
      differences.add(figure + ": recomputed " + recomputed + ", reported " + reported);
    }
  }
}
