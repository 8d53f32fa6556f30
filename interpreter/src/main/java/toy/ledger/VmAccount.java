package toy.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.RealGil;
import toy.gil.Reason;

/// The account of one VM: its life, its lock, its threads.
///
/// The lock's figures change in the transitions of its threads, under the mutex of its [RealGil].
/// They are integrals over time, kept apart from the threads' own sums, so that each can check the
/// other.
public final class VmAccount implements Account {
  /// Where the VM runs.
  public enum Kind {
    /// In this JVM.
    VM("vm"),
    /// In an operating-system process of its own.
    OS("os");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /// The word for it in reports.
    public String key() {
      return key;
    }
  }

  static final int EACH = 1000; // how many tasks get a row of their own

  private final String id;
  private final String name;
  private final @Nullable String parent;
  private final Kind kind;
  private final RealGil gil;
  private final long originNs;
  private final long createdNs;
  final @Nullable Recorder recorder;
  private final List<ThreadAccount> threads = new ArrayList<>(); // guarded by itself

  // Guarded by the mutex of gil.
  private long last; // the reading up to which the integrals reach
  private int holders;
  private int waiters;
  private long heldNs;
  private long idleNs;
  private long handoffNs; // idle while somebody waits
  private long waitingNs;
  private long overlaps; // somebody took the lock while another held it
  private long backwards; // readings before the last one
  private long switches;
  private long retaken; // after a forced drop, by the thread that dropped it
  private @Nullable ThreadAccount lastHolder;
  private boolean lastDropForced;
  private long startupNs = -1;
  private long endedNs = -1;

  private volatile long copiedBytes;
  private volatile long copyNs;
  private volatile long transportNs;
  private volatile long memoryBytes;

  VmAccount(
      String id,
      String name,
      @Nullable String parent,
      Kind kind,
      RealGil gil,
      long originNs,
      long now,
      @Nullable Recorder recorder) {
    this.id = id;
    this.name = name;
    this.parent = parent;
    this.kind = kind;
    this.gil = gil;
    this.originNs = originNs;
    this.createdNs = now;
    this.last = now;
    this.recorder = recorder;
    record(null, null, Recorder.Kind.VM_CREATED, null, now);
  }

  /// Opens the account of a new thread, which attaches to the lock. `spawnedNs` is the reading at
  /// which the spawn began (for a VM's first thread: its creation), `spawnedAt` the place,
  /// `file:line`.
  public ThreadAccount thread(
      String threadName, Model model, @Nullable String spawnedAt, long spawnedNs) {
    synchronized (threads) {
      ThreadAccount thread =
          new ThreadAccount(this, "T" + threads.size(), threadName, model, spawnedAt, spawnedNs);
      thread.bind(gil.attach(thread));
      threads.add(thread);
      return thread;
    }
  }

  /// Adds what was copied into or out of this VM, and how long that took its sender. Not at the
  /// same time from two threads.
  public void copied(long bytes, long ns) {
    copiedBytes = copiedBytes + bytes;
    copyNs = copyNs + ns;
  }

  /// Adds how long something was on its way over a pipe. Not at the same time from two threads.
  public void transported(long ns) {
    transportNs = transportNs + ns;
  }

  /// Sets how much memory the VM's objects take, if that is known.
  public void memory(long bytes) {
    memoryBytes = bytes;
  }

  /// Ends the VM: no interval reaches beyond this instant. Called once, when no thread runs any
  /// more.
  public void end() {
    gil.<@Nullable Void>underMutex(now -> {
      advance(now);
      endedNs = now;
      record(null, null, Recorder.Kind.VM_ENDED, null, now);
      return null;
    });
  }

  /// Brings the integrals to `now`, with the states as they were until then.
  void advance(long now) {
    long d = now - last;
    if (d < 0) {
      backwards++;
      return;
    }
    last = now;
    if (holders == 0) {
      idleNs += d;
      if (waiters > 0) {
        handoffNs += d;
      }
    } else {
      heldNs += d * holders;
    }
    waitingNs += d * waiters;
  }

  boolean hasEnded() {
    return endedNs >= 0;
  }

  void waits(int more) {
    waiters += more;
  }

  void took(ThreadAccount thread) {
    if (holders++ > 0) {
      overlaps++;
    }
    if (lastHolder != thread) {
      if (lastHolder != null) {
        switches++;
      }
      lastHolder = thread;
    } else if (lastDropForced) {
      retaken++;
    }
  }

  void letGo(boolean forced) {
    holders--;
    lastDropForced = forced;
  }

  void started(ThreadAccount thread, long now) {
    if (startupNs < 0 && thread.model() != Model.THREAD) {
      startupNs = now - createdNs;
    }
  }

  void wentBack() {
    backwards++;
  }

  void record(
      @Nullable String thread,
      @Nullable String task,
      Recorder.Kind what,
      @Nullable Reason reason,
      long at) {
    if (recorder != null && (endedNs < 0 || what == Recorder.Kind.VM_ENDED)) {
      recorder.record(new Recorder.Event(id, thread, task, what, reason, at));
    }
  }

  /// What the account says at `now`. Under the lock's mutex, and while nobody but the caller holds
  /// the lock.
  VmSnapshot cut(long now) {
    long at = endedNs >= 0 ? endedNs : now;
    List<ThreadAccount> all;
    synchronized (threads) {
      all = List.copyOf(threads);
    }
    if (endedNs < 0) {
      for (ThreadAccount thread : all) {
        thread.beforeCut(at);
      }
      advance(now);
    }
    List<ThreadSnapshot> threadCuts = new ArrayList<>(all.size());
    TaskTotals totals = TaskTotals.NONE;
    for (ThreadAccount thread : all) {
      threadCuts.add(thread.cut(at, originNs, endedNs >= 0));
      totals = totals.plus(thread.cutTasks(at, endedNs >= 0));
    }
    return new VmSnapshot(
        id,
        name,
        parent,
        kind,
        gil.core().policy(),
        createdNs - originNs,
        at - createdNs,
        Math.max(startupNs, 0),
        copiedBytes,
        copyNs,
        transportNs,
        memoryBytes,
        endedNs < 0,
        gilFigures(),
        threadCuts,
        totals,
        cutEach(all, at));
  }

  private List<TaskSnapshot> cutEach(List<ThreadAccount> all, long at) {
    List<TaskAccount> first = new ArrayList<>();
    for (ThreadAccount thread : all) {
      first.addAll(thread.loop().first());
    }
    if (first.size() > 1) {
      first.sort(Comparator.comparingLong(TaskAccount::created));
    }
    List<TaskSnapshot> each = new ArrayList<>();
    for (TaskAccount task : first.subList(0, Math.min(EACH, first.size()))) {
      each.add(task.cut(at, endedNs >= 0));
    }
    return each;
  }

  private GilFigures gilFigures() {
    var core = gil.core();
    return new GilFigures(
        heldNs,
        idleNs,
        handoffNs,
        waitingNs,
        core.acquires(),
        core.forced(),
        core.voluntary(),
        core.exits(),
        core.switches(),
        core.requests(),
        core.honoured(),
        switches,
        overlaps,
        backwards,
        retaken);
  }

  @Override
  public String id() {
    return id;
  }

  /// What the program calls it.
  public String name() {
    return name;
  }

  /// The VM's lock.
  public RealGil gil() {
    return gil;
  }
}
