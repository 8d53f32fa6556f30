package toy.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import toy.ledger.UnitNow;
import toy.vm.Fiber;
import toy.vm.ModuleValue;

/// Looks at a VM while it runs, from a thread that is no Toy thread, and makes a [Live.Vm] of it.
///
/// Everything is read under the mutex of the VM's lock, which nobody keeps while it runs or waits:
/// no program is stopped, no lock changes hands, the account is not touched. A thread that does not
/// hold the lock cannot change its loop or its frames meanwhile, so all of it can be read. Of the
/// holder only what is safe to read while it changes is: its state, its place (near enough) and how
/// many tasks it has. A patient look waits for the holder's next checkpoint, where that holder is
/// in the middle of nothing, and reads it all; if none comes in time, as in a long native, it makes
/// do with less.
final class Onlooker {
  /// How long a patient look waits for one VM's holder. Toy code comes to a checkpoint within
  /// microseconds; the rest is for a processor that others use.
  private static final long PATIENCE_MS = 100;

  private final VmProcess process;
  private final boolean listing; // tasks and locks too
  private final boolean quiet; // the holder too is in the middle of nothing
  private final long now;

  private Onlooker(VmProcess process, boolean listing, boolean quiet, long now) {
    this.process = process;
    this.listing = listing;
    this.quiet = quiet;
    this.now = now;
  }

  /// At once: threads exactly, tasks counted.
  static Live.Vm glance(VmProcess process) {
    return process.gil.underMutex(now -> new Onlooker(process, false, false, now).vm());
  }

  /// All there is, if the holder is not busy for too long.
  static Live.Vm look(VmProcess process) {
    Live.Vm seen = whenQuiet(process, now -> new Onlooker(process, true, true, now).vm());
    return seen != null
        ? seen
        : process.gil.underMutex(now -> new Onlooker(process, true, false, now).vm());
  }

  /// Cancels the task of that id on a thread's loop; false if there is none, or the loop cannot be
  /// looked at in time.
  static boolean cancel(VmThread thread, String id) {
    Task found =
        whenQuiet(
            thread.process,
            _ -> {
              EventLoop loop = thread.loop;
              List<Task> all = loop == null ? List.of() : loop.tasks();
              return all.stream().filter(task -> task.id().equals(id)).findFirst().orElse(null);
            });
    if (found != null) {
      found.cancelFromOutside();
    }
    return found != null;
  }

  /// What `read` gives at a moment when the holder of the lock is in the middle of nothing; null if
  /// none comes in time.
  private static <T> @Nullable T whenQuiet(VmProcess process, LongFunction<@Nullable T> read) {
    AtomicReference<@Nullable T> made = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    process.gil.whenQuiet(now -> {
      if (done.getCount() > 0) {
        made.set(read.apply(now));
        done.countDown();
      }
    });
    try {
      if (!done.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        done.countDown(); // too late: the holder need not bother
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return made.get();
  }

  private Live.Vm vm() {
    List<Live.Thread> threads = new ArrayList<>();
    boolean complete = true;
    for (VmThread thread : process.threads()) {
      UnitNow state = thread.account.now(now);
      if (state.state() != UnitNow.State.ENDED) {
        boolean still = quiet || state.state() != UnitNow.State.HOLDING;
        complete &= still;
        threads.add(thread(thread, state, still));
      }
    }
    return new Live.Vm(
        process.account.id(),
        process.name,
        process.parent == null ? null : process.parent.account.id(),
        process.policy(),
        process.gil.core().waiters(),
        threads,
        listing && complete ? locks() : List.of(),
        complete);
  }

  // ---- threads

  private Live.Thread thread(VmThread thread, UnitNow state, boolean still) {
    Blocked blocked = thread.blocked();
    Task stepping = thread.stepping;
    return new Live.Thread(
        thread.id(),
        thread.name(),
        thread.account.model(),
        state,
        blocked != null ? blocked.what().get() : still ? awaited(thread) : null,
        (stepping == null ? thread.fiber : stepping.fiber).glance(),
        thread.account.spawnedAt(),
        thread.entry,
        thread.isStopped(),
        loop(thread, stepping, still));
  }

  /// What the top level awaits while the thread steps its loop.
  private static @Nullable String awaited(VmThread thread) {
    TopWait waiting = thread.waiting;
    return waiting == null ? null : waiting.on.describe();
  }

  private Live.@Nullable Loop loop(VmThread thread, @Nullable Task stepping, boolean still) {
    EventLoop loop = thread.loop;
    if (loop == null || !loop.isRunning() && loop.live() == 0) {
      return null;
    }
    List<Live.Task> tasks = new ArrayList<>();
    if (listing && still) {
      for (Task task : loop.oldest(Live.Loop.LISTED)) {
        tasks.add(task(task));
      }
    }
    return new Live.Loop(
        loop.live(), loop.waiting(), stepping == null ? null : stepping.id(), tasks);
  }

  private Live.Task task(Task task) {
    Pending on = task.waitingOn();
    UnitNow state = task.account.now(now);
    boolean suspended = state.state() == UnitNow.State.SUSPENDED;
    Fiber.Place at = task.fiber.glance();
    return new Live.Task(
        task.id(),
        task.called(),
        state,
        on == null || !suspended ? null : on.describe(),
        on == null || !suspended
            ? List.of()
            : on.units().stream().filter(u -> !u.isDone()).map(Handle::id).toList(),
        at == null ? task.madeAt() : at,
        task.spawnedAt == null ? null : task.spawnedAt.text(),
        task.entry);
  }

  // ---- locks and queues

  private List<Live.Lock> locks() {
    Map<Primitive, @Nullable String> found = new LinkedHashMap<>();
    ModuleValue main = process.vm.main;
    for (String global : main.names()) {
      Object value = main.get(global);
      if (value instanceof Primitive primitive) {
        found.putIfAbsent(primitive, global);
      }
    }
    for (VmThread thread : process.threads()) {
      Blocked blocked = thread.blocked();
      if (blocked != null && blocked.on() != null) {
        found.putIfAbsent(blocked.on(), null);
      }
    }
    List<Live.Lock> locks = new ArrayList<>();
    found.forEach((primitive, name) -> locks.add(lock(primitive, name)));
    return locks;
  }

  private static Live.Lock lock(Primitive lock, @Nullable String name) {
    VmThread owner = lock.owner();
    return new Live.Lock(
        name,
        lock.kind(),
        lock.state(),
        owner == null ? null : owner.id(),
        owner != null && !owner.process.threads().contains(owner),
        owner == null ? null : lock.takenAt(),
        ids(lock.waiting()));
  }

  private static List<String> ids(List<toy.vm.ToyThread> threads) {
    return threads.stream().map(t -> t instanceof VmThread known ? known.id() : t.name()).toList();
  }
}
