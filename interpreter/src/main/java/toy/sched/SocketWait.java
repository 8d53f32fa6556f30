package toy.sched;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// A blocking call of a socket: its thread tries it without the GIL, and waits in its selector as
/// long as it would block. Reason `io`. Touched by that thread alone.
public final class SocketWait implements Waitable, Poller.Watcher {
  /// One try, without the GIL; touches Java data only.
  @FunctionalInterface
  public interface Attempt {
    /// False where it would block.
    boolean run() throws IOException;
  }

  private final VmThread thread;
  private final Endpoint endpoint;
  private final int operation;
  private final String what;
  private final Attempt attempt;
  private @Nullable Exception failure;

  private SocketWait(
      VmThread thread, Endpoint endpoint, int operation, String what, Attempt attempt) {
    this.thread = thread;
    this.endpoint = endpoint;
    this.operation = operation;
    this.what = what;
    this.attempt = attempt;
  }

  /// Performs a call; false when the deadline passes first.
  ///
  /// @param operation what to wait for, of [java.nio.channels.SelectionKey]
  /// @param what the call, for messages
  /// @throws IOException what the call came to; also a RuntimeException of the channel is passed on
  public static boolean perform(
      Fiber f, Endpoint endpoint, int operation, String what, long deadline, Attempt attempt)
      throws IOException {
    SocketWait call = new SocketWait((VmThread) f.thread, endpoint, operation, what, attempt);
    boolean done =
        Boolean.TRUE.equals(f.vm.scheduler.perform(f, new Request.Wait(Reason.IO, call, deadline)));
    switch (call.failure) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case null, default -> {}
    }
    return done;
  }

  @Override
  public boolean tryTake(ToyThread waiter) {
    try {
      if (attempt.run()) {
        return true;
      }
      Poller poller = thread.parker.poller();
      poller.unwatch(endpoint, this);
      poller.watch(endpoint, operation, this);
      return false;
    } catch (IOException | RuntimeException e) {
      failure = e;
      return true;
    }
  }

  @Override
  public void ready(long at) {
    thread.parker.noticed();
  }

  @Override
  public void enlist(ToyThread waiter) {}

  @Override
  public void withdraw(ToyThread waiter) {
    thread.parker.forget(endpoint, this);
  }

  @Override
  public boolean comesFromOutside() {
    return true;
  }

  @Override
  public String describe() {
    return what;
  }

  /// Whether the error says that the channel was closed here.
  public static boolean isClosed(Exception e) {
    return e instanceof ClosedChannelException;
  }
}
