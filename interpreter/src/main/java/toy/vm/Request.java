package toy.vm;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;

/// What a native asks of the [Scheduler] that takes time. The kind, not the caller, decides what
/// stops: a blocking request stops the thread on which it is made, also inside a task's step; only
/// [Await] suspends a task. A request holds no mutable Toy object: arguments are taken out before
/// the lock is released, results are built after it has been taken again.
public sealed interface Request {
  /// No deadline.
  long NEVER = Long.MAX_VALUE;

  /// `time.sleep`: blocking, reason `sleep`.
  record Sleep(long nanos) implements Request {}

  /// File, terminal or simulated I/O: blocking, reason `io`. `call` runs without the lock.
  record Io(IoCall call) implements Request {}

  /// Waiting on a state machine: blocking. `on` decides when; [Reason] is LOCK, QUEUE, EVENT or
  /// JOIN.
  ///
  /// @param deadline clock reading in ns after which the wait gives up, or [#NEVER]
  record Wait(Reason reason, Waitable on, long deadline) implements Request {}

  /// The only one that suspends a task; at the top level it runs the loop until `on` is done.
  record Await(Awaitable on) implements Request {}

  /// Runs without the lock; touches Java data only.
  interface IoCall {
    @Nullable Object run() throws IOException;
  }
}
