package toy.sched;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import toy.gil.Breaker;
import toy.vm.Fiber;
import toy.vm.Unwind;

/// How the script, or the entry at the prompt, comes to an end that it does not reach by itself: by
/// Ctrl-C, its own `exit()`, a limit, a deadlock, or an error of ours. Thread-safe.
final class Stopping {
  /// What the main thread of an overdue script may still take for its end, ns.
  private static final long LAST_WORDS_NS = 200_000_000;

  /// The same where processes of the operating system are left, which it waits for until they have
  /// been killed.
  private static final long LAST_CHILDREN_NS = 1_300_000_000;

  private final Machine machine;
  private final CountDownLatch ended = new CountDownLatch(1); // the script, or the wait for it
  private volatile boolean overdue;
  private volatile IntConsumer onLimit = _ -> {};

  Stopping(Machine machine) {
    this.machine = machine;
  }

  private RunState state() {
    return machine.state();
  }

  // ---- Ctrl-C

  /// See [Machine#interrupt].
  boolean interrupt() {
    return switch (state().press()) {
      case IDLE -> false;
      case FIRST -> {
        VmThread main = machine.roster().first().main();
        main.process.breaker.set(Breaker.INTERRUPT);
        main.unpark();
        yield true;
      }
      case AGAIN -> {
        stopAll(Exit.INTERRUPTED);
        yield true;
      }
    };
  }

  /// Whether Ctrl-C has to be raised in `thread`.
  boolean interrupts(VmThread thread) {
    return state().isInterrupted() && thread.process.number == 0 && thread == thread.process.main();
  }

  /// As [#interrupts]; the caller raises KeyboardInterrupt.
  boolean takeInterrupt(VmThread thread) {
    if (!interrupts(thread)) {
      return false;
    }
    state().interruptServed();
    thread.process.breaker.clear(Breaker.INTERRUPT);
    return true;
  }

  // ---- by itself, or by an error of ours

  /// Why a thread left its fiber: a program that ends from within any thread.
  void unwound(Unwind how) {
    if (how.kind() == Unwind.Kind.EXIT) {
      leave(how.code());
    }
  }

  /// A thread ends the whole program.
  void leave(int code) {
    state().leaveWith(code);
    stopAll(code);
  }

  /// An error of ours: 70. Or there is no memory left where the program cannot be told: 4.
  void bug(Throwable cause) {
    Upstream upstream = machine.upstream();
    if (cause instanceof OutOfMemoryError && upstream == null) {
      machine.limiter().heapIsFull(machine.roster().first().main(), (Fiber.Place) null);
      return;
    }
    if (upstream != null) {
      upstream.diedOf(cause);
    }
    machine.printer().bug(cause);
    stopAll(cause instanceof OutOfMemoryError ? Exit.LIMIT : Exit.INTERNAL);
  }

  // ---- limits

  /// See [Machine#onLimit].
  void onLimit(IntConsumer listener) {
    onLimit = listener;
  }

  /// `budget` is used up; its units are told by who calls.
  void limitReached(Budget budget, LimitHit hit) {
    Upstream upstream = machine.upstream();
    if (upstream != null && budget.tell()) {
      upstream.limit(hit);
    }
    if (budget == machine.limiter().current()) {
      state().stop();
      state().exitWith(hit.limit().exitCode());
      onLimit.accept(hit.limit().exitCode());
    }
  }

  /// The `finally` blocks of what a limit ended have had their time.
  void stopAfter(Budget budget) {
    budget.stop();
    stopEntry(budget.entry);
    for (VmProcess process : machine.roster().all()) {
      process.breaker.clear(Breaker.LIMIT); // STOP is set where it is still needed
    }
    if (budget != machine.limiter().current()) {
      tellLimit(budget); // its entry is over, and has said what it had to say
    }
  }

  /// What `budget` paid for was stopped, and somebody has not left: it is in the middle of a native
  /// that does not poll, or of a call of the system. A script ends without it: the locks are
  /// closed, so that the others need not wait for the one that it holds, and if the main thread
  /// itself does not come back, [Machine#run] does not wait for it. A session cannot go on without
  /// its main thread, so there it is said why nothing happens.
  void overdue(Budget budget) {
    if (budget != machine.limiter().current()) {
      return;
    }
    if (machine.isPrompt()) {
      if (state().isRunning()) {
        tellLimit(budget);
        machine.printer().unstoppable();
      }
      return;
    }
    overdue = true;
    for (VmProcess process : machine.roster().all()) {
      process.gil.close();
      process.main().unpark();
    }
    boolean alone = machine.roster().foreign().isEmpty();
    machine.limiter().after(alone ? LAST_WORDS_NS : LAST_CHILDREN_NS, ended::countDown);
  }

  /// Whether the script goes to its end without waiting for those that are stuck.
  boolean isOverdue() {
    return overdue;
  }

  /// The script has come to its end.
  void ended() {
    ended.countDown();
  }

  /// Waits for that, or until it is not to be waited for any longer.
  void awaitEnd() {
    Machine.await(ended);
  }

  /// Whether somebody has waited long enough for a script whose main thread is stuck: nothing more
  /// may be said.
  boolean isLeft() {
    return ended.getCount() == 0;
  }

  /// Says which limit was reached, once.
  void tellLimit(Budget budget) {
    LimitHit hit = budget.hit();
    if (hit != null && budget.tell()) {
      machine.printer().limit(hit);
    }
  }

  // ---- all of it

  /// Stops what the script or entry started: its threads and processes unwind without running Toy
  /// code, its tasks are cancelled.
  void stopAll(int code) {
    state().stop();
    state().exitWith(code);
    stopEntry(state().entry());
  }

  private void stopEntry(int number) {
    boolean atPrompt = machine.isPrompt();
    for (VmProcess process : machine.roster().all()) {
      for (VmThread thread : process.threads()) {
        if (process.number == 0 && thread == process.main()) {
          // Not after over(), whose caller forgets what came before.
          state().whileRunning(number, thread::stop);
        } else if (!atPrompt || thread.entry == number) {
          thread.stop();
        }
      }
    }
    for (ProcessHandle process : machine.roster().foreign()) {
      if (!atPrompt || process.entry == number) {
        process.stop();
      }
    }
  }

  /// Nobody can ever run again. It is told on a thread of its own: that of whoever parked last is a
  /// unit, which has an account.
  void deadlocked() {
    if (!state().stop()) {
      return;
    }
    Thread teller =
        new Thread(
            () -> {
              machine.knots().tellAll();
              stopAll(Exit.DEADLOCK);
            },
            "toy deadlock");
    teller.setDaemon(true);
    teller.start();
  }
}
