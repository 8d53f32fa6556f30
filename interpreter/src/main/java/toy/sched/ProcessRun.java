package toy.sched;

import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Unwind;

/// What the first thread of a process does, wherever that runs: from taking the lock to having the
/// outcome packed and everything of the VM ended but the thread itself.
///
/// @param label of the process
/// @param failed told of an error, on the process's fiber, before the outcome is
/// @param exitCode told of an exit code other than 0
record ProcessRun(
    VmThread thread,
    Parcel parcel,
    String label,
    Fiber.@Nullable Place spawnedAt,
    BiConsumer<Fiber, ExceptionValue> failed,
    IntConsumer exitCode) {

  /// The outcome; null where the process was stopped.
  ProcessHandle.@Nullable Outcome run() {
    VmThread t = thread;
    Fiber f = t.fiber;
    Machine machine = t.process.machine;
    ProcessHandle.Outcome outcome = null;
    ExceptionValue error = null;
    Spawner.Call call = null;
    OwnCopies copies = null;
    try {
      t.enter();
      t.started();
      call = parcel.call(f);
      copies = new OwnCopies(f.vm.main);
      outcome = new ProcessHandle.Outcome.Returned(sendBack(call.run(f), "its result"));
    } catch (ToyError e) {
      error = e.value();
    } catch (Unwind e) {
      machine.stopping().unwound(e);
    } catch (Throwable e) {
      machine.stopping().bug(e);
    }
    if (error != null && error.type().isSubclassOf(Types.SYSTEM_EXIT)) {
      exitCode.accept(Script.exitCode(machine, f, error));
      error = null;
      outcome = new ProcessHandle.Outcome.Returned(Parcel.of(None.NONE));
    }
    if (error != null) {
      exitCode.accept(Exit.of(error));
      Traces.crossed(error, "process", label, spawnedAt, call);
      outcome = new ProcessHandle.Outcome.Raised(sendBack(error));
      failed.accept(f, error);
    }
    if (copies != null && outcome != null) {
      copies.tell(machine, label, spawnedAt);
    }
    Ending.of(t, outcome != null);
    t.exit();
    t.process.account.end();
    t.process.openPipes.closeAll();
    return outcome;
  }

  private Parcel sendBack(Object value, String what) {
    VmProcess process = thread.process;
    long began = process.machine.clock().nanos();
    Parcel parcel =
        Packer.packResult(
            process.vm, process.parent == null ? null : process.parent.vm, value, what);
    process.account.copied(parcel.bytes(), process.machine.clock().nanos() - began);
    return parcel;
  }

  /// An error that cannot be sent is replaced by one that says so.
  private Parcel sendBack(ExceptionValue error) {
    try {
      return sendBack(error, "its error");
    } catch (ToyError e) {
      e.value().trace = error.trace;
      return sendBack(e.value(), "its error");
    }
  }
}
