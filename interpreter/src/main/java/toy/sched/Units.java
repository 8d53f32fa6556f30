package toy.sched;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.ledger.Snapshot;
import toy.value.Instance;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Model;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// What natives ask about threads, processes and the lock, and do with them; see [Tasks] for tasks.
/// Every call comes from the thread that runs the fiber, with the GIL.
public final class Units {
  private Units() {}

  private static VmThread thread(Fiber f) {
    return (VmThread) f.thread;
  }

  // ---- the account

  /// The account of all VMs now.
  public static Snapshot snapshot(Fiber f) {
    return thread(f).process.snapshot(f);
  }

  /// The machine's warnings so far.
  public static List<Warning> warnings(Fiber f) {
    return thread(f).process.machine.warnings().all();
  }

  // ---- threads

  /// `threading.Thread(…).start()`: `face` is that Thread.
  public static ThreadHandle startThread(
      Fiber f,
      Instance face,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      String name,
      boolean daemon) {
    return Spawner.thread(f, faced(face, callee, args, keywords, name, daemon));
  }

  /// `multiprocessing.Process(…).start()`: `face` is what the program calls the process by.
  public static ProcessHandle startProcess(
      Fiber f,
      Instance face,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      String name,
      boolean daemon) {
    return Spawner.process(f, faced(face, callee, args, keywords, name, daemon));
  }

  private static Spawner.Call faced(
      Instance face,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      String name,
      boolean daemon) {
    return new Spawner.Call(
        callee, args, keywords, new SpawnOptions(name, daemon, false, null, face));
  }

  /// What messages and the names of units call a function.
  public static String nameOf(Object callee) {
    return Spawner.nameOf(callee);
  }

  /// The number of the next thread that is given no name.
  public static long nextThread(Fiber f) {
    return thread(f).process.nextThread();
  }

  /// What the program calls the thread that runs by: its Thread, else its handle.
  public static Object currentThread(Fiber f) {
    return face(thread(f));
  }

  /// `threading.enumerate()`: the threads of this VM that have not ended.
  public static List<Object> threads(Fiber f) {
    List<Object> all = new ArrayList<>();
    for (VmThread thread : thread(f).process.threads()) {
      ThreadHandle handle = thread.handle();
      if (handle == null || !handle.isDone()) {
        all.add(face(thread));
      }
    }
    return all;
  }

  public static Object mainThread(Fiber f) {
    return face(thread(f).process.main());
  }

  private static Object face(VmThread thread) {
    ThreadHandle handle = thread.handle();
    return handle != null ? handle.face : thread.face();
  }

  public static long currentIdent(Fiber f) {
    return ident(thread(f));
  }

  static long ident(VmThread thread) {
    return Long.parseLong(thread.account.id().substring(1)) + 1;
  }

  /// ns that the thread has run on a processor.
  public static long cpuTime(Fiber f) {
    return thread(f).process.machine.cpuTime().ask();
  }

  /// ns that the whole JVM has run on processors, as far as the platform tells.
  public static long processTime() {
    return java.lang.ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(java.time.Duration::toNanos)
        .orElse(0L);
  }

  // ---- processes and the lock

  public static long pid(Fiber f) {
    VmProcess process = thread(f).process;
    return process.machine.pid(process.number);
  }

  /// `multiprocessing.current_process().name`.
  public static String processName(Fiber f) {
    return thread(f).process.name;
  }

  /// The name of the process that spawned this one, or null.
  public static @Nullable String parentName(Fiber f) {
    VmProcess process = thread(f).process;
    Birth birth = process.machine.birth();
    return process.parent != null ? process.parent.name : birth == null ? null : birth.parentName();
  }

  /// Its number. Only where it has a name.
  public static long parentPid(Fiber f) {
    VmProcess process = thread(f).process;
    VmProcess parent = process.parent;
    return parent == null
        ? java.lang.ProcessHandle.current().parent().map(java.lang.ProcessHandle::pid).orElse(0L)
        : process.machine.pid(parent.number);
  }

  /// `executor.shutdown()` is called before the VM's end, unless [#notAtExit] follows.
  public static void atExit(Fiber f, Object executor) {
    thread(f).process.atExit.add(executor);
  }

  public static void notAtExit(Fiber f, Object executor) {
    thread(f).process.atExit.removeIf(known -> known == executor);
  }

  /// The rules of this VM's lock.
  public static Policy policy(Fiber f) {
    return thread(f).process.policy();
  }

  public static void setPolicy(Fiber f, Policy policy) {
    thread(f).process.setPolicy(policy);
  }

  /// A number that depends on the machine's seed and on `key` alone.
  public static long chance(Fiber f, String key) {
    return thread(f).process.machine.host().chance(key);
  }

  /// Keeps the processor busy until the unit has held the lock for `nanos` more.
  ///
  /// @param checkpoints whether another thread may have the lock meanwhile, as with Toy code
  public static void hold(Fiber f, long nanos, boolean checkpoints) {
    VmThread thread = thread(f);
    var clock = f.vm.scheduler.clock();
    long until = thread.account.heldNanos(clock.nanos()) + nanos;
    while (thread.account.heldNanos(clock.nanos()) < until) {
      if (f.vm.breaker.get() != 0) {
        if (checkpoints) {
          RealScheduler.pass(f);
        } else {
          f.vm.scheduler.poll(f);
        }
      }
    }
  }

  // ---- sockets

  /// A channel of this VM, which closes it at its end.
  public static Endpoint endpoint(Fiber f, SelectableChannel channel) throws IOException {
    return new Endpoint(thread(f).process, channel);
  }

  /// Room to receive into for who does not wait, shared by all calls of the thread.
  public static ByteBuffer scratch(Fiber f) {
    return thread(f).scratch();
  }

  // ---- waiting

  /// The reading of the clock at which `seconds` from now are over.
  public static long deadline(Fiber f, double seconds) {
    double ns = seconds * 1e9;
    return ns >= Long.MAX_VALUE / 4.0 ? Request.NEVER : f.vm.scheduler.clock().nanos() + (long) ns;
  }

  /// `spawn` by a native: `pool("thread")` and its like.
  public static Object spawn(Fiber f, Model model, Object callee, ToyList args) {
    return f.vm.scheduler.spawn(f, model, callee, args, null, null, null);
  }

  /// What never comes, for who waits a fixed time: simulated I/O.
  public static Waitable nothing() {
    return Nothing.NOTHING;
  }

  private enum Nothing implements Waitable {
    NOTHING;

    @Override
    public boolean tryTake(ToyThread waiter) {
      return false;
    }

    @Override
    public void enlist(ToyThread waiter) {}

    @Override
    public void withdraw(ToyThread waiter) {}

    @Override
    public String describe() {
      return "simulated I/O";
    }
  }

  /// A handle to be joined.
  public static Handle handle(Object value) {
    if (value instanceof Handle handle) {
      return handle;
    }
    throw notJoinable(value);
  }

  /// What is not a handle cannot be joined.
  public static ToyError notJoinable(Object value) {
    return ToyError.typeError(
        "join takes a handle or a list of them, not "
            + Types.of(value).name()
            + (value instanceof Coroutine ? ": spawn it as a task first" : ""));
  }
}
