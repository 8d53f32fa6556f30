package toy.sched;

import toy.gil.Breaker;
import toy.vm.Fiber;
import toy.vm.Unwind;

/// How the script, or the entry at the prompt, comes to an end that it does not reach by itself: by
/// Ctrl-C, its own `exit()`, a limit, a deadlock, or an error of ours. Thread-safe.
final class Stopping {
  private final Machine machine;

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

  /// `budget` is used up; its units are told by who calls.
  void limitReached(Budget budget, LimitHit hit) {
    Upstream upstream = machine.upstream();
    if (upstream != null && budget.tell()) {
      upstream.limit(hit);
    }
    if (budget == machine.limiter().current()) {
      state().stop();
      state().exitWith(hit.limit().exitCode());
    }
  }

  /// The `finally` blocks of what a limit ended have had their time.
  void stopAfter(Budget budget) {
    stopEntry(budget.entry);
    for (VmProcess process : machine.roster().all()) {
      process.breaker.clear(Breaker.LIMIT); // STOP is set where it is still needed
    }
    if (budget != machine.limiter().current() && budget != machine.limiter().last()) {
      tellLimit(budget);
    }
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
