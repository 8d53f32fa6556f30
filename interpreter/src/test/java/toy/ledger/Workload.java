package toy.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.GilThread;
import toy.gil.Policy;
import toy.gil.RealGil;
import toy.gil.Reason;
import toy.gil.RuntimeLock;

/// A random run of real threads, tasks and VMs: each thread draws from its own seeded numbers what
/// it does next. It stands for the scheduler and keeps its rules: one reading per step boundary,
/// and tasks ready from the event on.
final class Workload {
  private static final Reason[] REASONS = Reason.values();

  private final Policy policy;
  private final Phaser running = new Phaser(1);
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  final Recording recording = new Recording();
  final Ledger ledger = new Ledger(System.nanoTime(), recording);
  final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();

  Workload(Policy policy) {
    this.policy = policy;
  }

  /// Runs it to its end; the last snapshot is the whole run.
  Snapshot run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Vm main = new Vm("main", null);
    main.start(Model.MAIN, random.split(), 2);
    running.arriveAndAwaitAdvance();
    if (!errors.isEmpty()) {
      throw new AssertionError("a thread of the run failed", errors.getFirst());
    }
    ledger.vms().forEach(vm -> ((VmAccount) vm).end());
    List<Snapshot> last = new ArrayList<>();
    ledger.snapshot(null, last::add);
    return last.getFirst();
  }

  private final class Vm {
    final Breaker breaker = new Breaker();
    final RealGil gil = new RealGil(policy, System::nanoTime, breaker);
    final VmAccount account;

    Vm(String name, @Nullable Vm parent) {
      account =
          ledger.createVm(
              name,
              parent == null ? null : parent.account,
              VmAccount.Kind.VM,
              gil,
              System.nanoTime());
    }

    void start(Model model, SplittableRandom random, int depth) {
      ThreadAccount thread = account.thread("w", model, "w.toy:1", System.nanoTime());
      running.register();
      Thread.ofPlatform()
          .start(() -> {
            try {
              new Worker(this, thread, random, depth).live();
            } catch (RuntimeException | Error e) {
              errors.add(e);
            } finally {
              running.arriveAndDeregister();
            }
          });
    }
  }

  private record Timer(TaskAccount task, long at) {}

  /// One thread, with a small loop of its own.
  private final class Worker {
    private final Vm vm;
    private final ThreadAccount account;
    private final GilThread thread;
    private final SplittableRandom random;
    private final int depth;
    private final PriorityQueue<Timer> timers =
        new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private final ArrayDeque<TaskAccount> ready = new ArrayDeque<>();

    Worker(Vm vm, ThreadAccount account, SplittableRandom random, int depth) {
      this.vm = vm;
      this.account = account;
      this.thread = account.gilThread();
      this.random = random;
      this.depth = depth;
      account.beforeCut(this::due);
    }

    void live() {
      vm.gil.acquire(thread);
      for (int i = random.nextInt(3, 12); i > 0; i--) {
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> hold();
          case 4, 5 -> block();
          case 6 -> loop();
          case 7 -> ledger.snapshot(vm.account, snapshots::add);
          case 8 -> spawn(vm, Model.THREAD);
          default -> spawn(new Vm("p", vm), Model.PROCESS);
        }
      }
      vm.gil.exit(thread);
    }

    private void spawn(Vm where, Model model) {
      if (depth > 0 && (model == Model.THREAD || random.nextInt(3) == 0)) {
        where.start(model, random.split(), depth - 1);
      }
    }

    private void hold() {
      long end = System.nanoTime() + random.nextInt(200_000);
      do {
        if (vm.breaker.get() != 0) {
          vm.gil.checkpoint(thread);
        }
      } while (System.nanoTime() - end < 0);
    }

    private void block() {
      vm.gil.release(thread, REASONS[random.nextInt(REASONS.length)]);
      LockSupport.parkNanos(random.nextInt(100_000));
      vm.gil.acquire(thread);
    }

    /// What a cut reads of a loop is written inside the runtime, where there is no lock.
    private void enter() {
      if (vm.gil.runtime() instanceof RuntimeLock lock) {
        lock.lock();
      }
    }

    private void leave() {
      if (vm.gil.runtime() instanceof RuntimeLock lock) {
        lock.unlock();
      }
    }

    private void loop() {
      enter();
      try {
        loopInside();
      } finally {
        leave();
      }
    }

    private void loopInside() {
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        ready.add(account.task(null, "w.toy:2", System.nanoTime()));
      }
      int steps = random.nextInt(3, 20);
      long now = System.nanoTime();
      while (!(ready.isEmpty() && timers.isEmpty())) {
        due(now);
        while (!timers.isEmpty() && timers.peek().at - now <= 0) {
          ready.add(timers.remove().task);
        }
        if (ready.isEmpty()) {
          long pause = timers.element().at - now;
          leave();
          vm.gil.release(thread, Reason.LOOP);
          LockSupport.parkNanos(pause);
          vm.gil.acquire(thread);
          enter();
          now = System.nanoTime();
        } else {
          now = step(ready.remove(), now, steps-- > 0);
        }
      }
    }

    /// One step; the reading that ends it begins what follows.
    private long step(TaskAccount task, long now, boolean more) {
      if (!more && random.nextBoolean()) {
        task.end(now); // cancelled before it runs
        return now;
      }
      task.begin(now);
      leave();
      hold();
      if (random.nextInt(4) == 0) {
        block();
      }
      enter();
      long end = System.nanoTime();
      if (!more) {
        task.end(end);
        return end;
      }
      long at = end + random.nextInt(200_000);
      Reason reason = REASONS[random.nextInt(REASONS.length)];
      task.suspend(reason, random.nextBoolean() ? at : TaskAccount.NO_DEADLINE, end);
      timers.add(new Timer(task, at));
      return end;
    }

    private void due(long now) {
      for (Timer timer : timers) {
        if (timer.at - now <= 0) {
          timer.task.ready(timer.at);
        }
      }
    }
  }
}
