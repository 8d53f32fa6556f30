package toy.sched;

import java.util.List;
import toy.gil.Reason;
import toy.syntax.DiagnosticCode;
import toy.value.ToyError;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Host;
import toy.vm.Request;
import toy.vm.Unwind;

/// The end of a VM, on its main thread, which holds the GIL: pending tasks are cancelled and
/// stepped until they are done, then threads and processes that are no daemons are joined, then the
/// others are stopped without running their `finally`, then the standard output is flushed.
/// Intervals are closed by who calls.
final class Ending {
  /// How long the others may take to leave once they have been stopped, ns; less where a limit was
  /// reached. A native that does not poll could keep its thread for longer; then the lock is closed
  /// over its head.
  private static final long PATIENCE = 2_000_000_000L;

  private final VmThread main;
  private final VmProcess process;
  private final Machine machine;
  private final Fiber f;

  private Ending(VmThread main) {
    this.main = main;
    this.process = main.process;
    this.machine = process.machine;
    this.f = main.fiber;
  }

  /// @param orderly false when the program is being stopped: nothing more of it runs
  static void of(VmThread main, boolean orderly) {
    Ending ending = new Ending(main);
    if (orderly) {
      ending.orderly();
    }
    if (main.process.parent == null) {
      if (orderly && main.process.machine.knots().remain()) {
        main.process.machine.state().exitWith(Exit.DEADLOCK);
      }
      main.process.machine.over(); // what is left runs no Toy code, and cannot be interrupted
    }
    main.stopServed();
    ending.finalise();
  }

  private void orderly() {
    try {
      shutDown();
      cancelTasks();
      joinAll();
    } catch (ToyError e) {
      Script.failed(machine, main, e.value());
    } catch (Unwind e) {
      machine.stopping().unwound(e);
    }
  }

  /// Executors that the program left open finish what they were given.
  private void shutDown() {
    List<Object> open = process.atExit;
    while (!open.isEmpty()) {
      Object executor = open.removeLast();
      f.call(f.getAttribute(executor, "shutdown"));
    }
  }

  private void cancelTasks() {
    EventLoop loop = main.makeLoop();
    List<Task> pending = loop.tasks();
    if (pending.isEmpty()) {
      return;
    }
    Task first = pending.getFirst();
    machine
        .warnings()
        .tell(
            DiagnosticCode.CANCELLED_AT_END,
            pending.size() == 1
                ? first.label() + " had not ended when the program did: it was cancelled; await it"
                : pending.size()
                    + " tasks had not ended when the program did, the first is "
                    + first.label()
                    + ": they were cancelled; await them",
            first.spawnedAt);
    cancelAndStep(main, f, pending);
  }

  /// Cancels `tasks` and steps the loop until they are done.
  static void cancelAndStep(VmThread thread, Fiber f, List<Task> tasks) {
    Machine machine = thread.process.machine;
    if (machine.knots().remainAmong(tasks)) {
      machine.state().exitWith(Exit.DEADLOCK);
    }
    for (Task task : tasks) {
      task.cancel(f, null);
    }
    for (Task task : tasks) {
      Driver.drive(thread, f, new TopWait(task.loop, task));
    }
  }

  private void joinAll() {
    List<Handle> running = process.running();
    while (running.stream().anyMatch(Ending::isAwaited)) {
      for (Handle handle : running) {
        if (isAwaited(handle)) {
          f.vm.scheduler.perform(
              f, new Request.Wait(Reason.JOIN, handle.completion, Request.NEVER));
        }
      }
      running = process.running();
    }
  }

  private static boolean isAwaited(Handle handle) {
    return switch (handle) {
      case ThreadHandle t -> !t.isDaemon();
      case ProcessHandle p -> !p.isDaemon();
      case Task _, Promise _ -> false;
    };
  }

  private void finalise() {
    stopTheRest();
    main.dropTasks();
    process.closeEndpoints();
    if (!machine.state().isStopping()) {
      reportUnawaited();
      reportUnheard();
    }
    if (process.parent == null) {
      reportOpenFiles();
      try {
        machine.host().flushAtEnd(f);
      } catch (Unwind e) {
        machine.stopping().unwound(e); // the reader went away, or the lock is closed
      }
    }
  }

  /// There is no reference counting that would close a file when its last user is gone.
  private void reportOpenFiles() {
    for (Host.OpenFile file : machine.host().openFiles()) {
      machine
          .warnings()
          .tell(
              DiagnosticCode.OPEN_FILE,
              "file '" + file.name() + "' was never closed; it is written now",
              file.openedAt(),
              "`with open(…) as f { … }` closes it at once");
    }
  }

  private void stopTheRest() {
    if (isAlone()) {
      return;
    }
    long deadline = machine.clock().nanos() + PATIENCE;
    main.release(Reason.JOIN);
    while (isAwaiting() && machine.clock().nanos() < deadline) {
      stopOthers(); // again each time: somebody may have been about to spawn
      main.parker.park(deadline);
    }
    if (process.threads().size() > 1) {
      process.gil.close();
    }
    try {
      main.acquire();
    } catch (Unwind _) {
      // The lock is closed, and nobody else holds it any more: it ends without it.
    }
  }

  private void stopOthers() {
    for (VmThread thread : process.threads()) {
      if (thread != main) {
        thread.stop();
      }
    }
    for (Handle handle : process.running()) {
      if (handle instanceof ProcessHandle p) {
        p.stop();
      }
    }
  }

  /// Processes of the operating system are killed if they do not answer: they end.
  private boolean isAwaiting() {
    return !isAlone() && !(machine.stopping().isOverdue() && machine.roster().foreign().isEmpty());
  }

  private boolean isAlone() {
    return process.threads().size() <= 1 && process.running().isEmpty();
  }

  private void reportUnawaited() {
    for (Coroutine c = f.vm.unstarted(); c != null; c = c.next) {
      machine.printer().unawaited(machine, c);
    }
    f.vm.clearUnstarted();
  }

  /// Errors of units that nobody joined.
  private void reportUnheard() {
    for (Handle handle : process.takeUnheard()) {
      machine.state().failed(Exit.ERROR);
      try {
        handle.result(f);
      } catch (ToyError e) {
        machine.state().failed(Exit.of(e.value()));
        machine.printer().uncaught(f, e.value(), handle);
        machine.printer().neverJoined(machine, handle);
      }
    }
  }
}
