package toy.sched;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import toy.ledger.UnitNow;

/// Looks at what no thread of a program need be awake for: its time, and how much lives in the
/// heap. A thread of its own does that, which exists from the start where anything is limited, for
/// later there may be no room for one; else from when it is first needed. What it finds it tells
/// [Limiter]. Thread-safe.
final class Watchdog {
  private static final long WEIGH_MS = 20;

  private final Machine machine;
  private final Limiter limiter;
  private final Limits limits;
  private final long baseline; // bytes that lived when the machine was made
  private long lookAgain; // at so many bytes; the thread's own
  private @Nullable ScheduledThreadPoolExecutor timer; // guarded by this
  private @Nullable ScheduledFuture<?> alarm; // guarded by this

  Watchdog(Machine machine, Limiter limiter) {
    this.machine = machine;
    this.limiter = limiter;
    this.limits = limiter.limits();
    boolean weighs = limits.has(Limit.MEMORY);
    if (weighs) {
      System.gc();
    }
    this.baseline = weighs ? living() : 0;
    if (!limits.equals(Limits.NONE)) {
      timer().prestartCoreThread();
    }
    if (weighs) {
      timer().scheduleWithFixedDelay(this::weigh, WEIGH_MS, WEIGH_MS, TimeUnit.MILLISECONDS);
    }
  }

  /// Bytes that live, and what is dead but not yet collected; where memory is limited, beyond what
  /// lived at the start.
  long used() {
    return living() - baseline;
  }

  private static long living() {
    Runtime jvm = Runtime.getRuntime();
    return jvm.totalMemory() - jvm.freeMemory();
  }

  private synchronized ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor made = timer;
    if (made == null) {
      made =
          new ScheduledThreadPoolExecutor(
              1,
              body -> {
                Thread thread = new Thread(body, "toy watchdog");
                thread.setDaemon(true);
                return thread;
              });
      made.setRemoveOnCancelPolicy(true);
      made.setRejectedExecutionHandler((_, _) -> {}); // the machine is closed
      timer = made;
    }
    return made;
  }

  /// Runs `act` on the watchdog's thread, unless the machine is closed before.
  void after(long ns, Runnable act) {
    timer().schedule(act, ns, TimeUnit.NANOSECONDS);
  }

  /// The time of `budget` begins.
  void begin(Budget budget) {
    if (limits.has(Limit.TIME)) {
      long max = limits.max(Limit.TIME);
      ScheduledFuture<?> set = timer().schedule(() -> timeIsUp(budget), max, TimeUnit.NANOSECONDS);
      synchronized (this) {
        alarm = set;
      }
    }
  }

  /// It no longer runs.
  synchronized void over() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
  }

  // ---- time

  private void timeIsUp(Budget budget) {
    try {
      long used = machine.clock().nanos() - budget.beganNs;
      VmThread thread = busiest(budget);
      limiter.reach(budget, limiter.seen(budget, Limit.TIME, used, thread, note(thread)));
    } catch (OutOfMemoryError e) {
      machine.stopping().bug(e);
    }
  }

  private static String note(VmThread thread) {
    Blocked in = thread.blocked();
    try {
      return in == null ? "" : "it waited for " + in.what().get();
    } catch (RuntimeException _) {
      return ""; // what it waits for changes while its name is read
    }
  }

  /// A thread of `budget` that holds its lock, else the first one.
  private VmThread busiest(Budget budget) {
    for (VmProcess process : machine.roster().all()) {
      for (VmThread thread : process.threads()) {
        boolean holds =
            process.gil.underMutex(now -> thread.account.now(now).state() == UnitNow.State.HOLDING);
        if (holds && thread.ownBudget() == budget) {
          return thread;
        }
      }
    }
    return machine.roster().first().main();
  }

  // ---- memory

  /// Looks how much lives, and once that is too much ends what the greediest thread runs.
  private void weigh() {
    try {
      weighOnce();
    } catch (OutOfMemoryError e) {
      machine.stopping().bug(e);
    }
  }

  private void weighOnce() {
    long max = limits.max(Limit.MEMORY);
    if (used() <= max || living() < lookAgain) {
      return;
    }
    System.gc(); // else what is dead counts too
    long live = used();
    if (live <= max) {
      lookAgain = baseline + live + max / 8;
      return;
    }
    VmThread thread = greediest();
    Budget budget = thread.ownBudget();
    limiter.reach(budget, limiter.seen(budget, Limit.MEMORY, live, thread, ""));
  }

  /// Of the threads that have not ended the one that has taken the most memory since it began.
  private VmThread greediest() {
    VmThread found = machine.roster().first().main();
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean) {
      long most = -1;
      for (VmProcess process : machine.roster().all()) {
        for (VmThread thread : process.threads()) {
          Thread java = thread.java();
          long taken = java == null ? -1 : bean.getThreadAllocatedBytes(java.threadId());
          if (taken > most) {
            most = taken;
            found = thread;
          }
        }
      }
    }
    return found;
  }
}
