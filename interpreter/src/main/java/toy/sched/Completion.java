package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.ToyError;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// How a thread, a process or a task ended, and who waits for that. It is done once: result, error
/// and cancellation race, and the first wins. Guarded by itself; nothing blocks under that lock,
/// and no other lock is taken under it but that of a loop's inbox.
///
/// The error is one object however many join: each of them raises it with the trace that it had
/// here, so that the joiners' own frames do not mix.
final class Completion implements Waitable {
  /// Hears of the end, on the thread that made it.
  interface Watcher {
    /// @param at the reading of the end, ns
    void completed(long at);
  }

  private final Handle unit;
  private boolean done;
  private @Nullable Object value;
  private @Nullable ExceptionValue error;
  private ExceptionValue.@Nullable Trace trace;
  private boolean failed;
  private boolean cancelled;
  private boolean retrieved;
  private @Nullable Object watchers; // none, one Watcher, or a list of them

  Completion(Handle unit) {
    this.unit = unit;
  }

  Handle unit() {
    return unit;
  }

  /// The unit returned `result`. False if it was done already.
  boolean succeed(Object result, long at) {
    synchronized (this) {
      if (done) {
        return false;
      }
      done = true;
      value = result;
    }
    tell(at);
    return true;
  }

  /// The unit failed; `sent` stands for the error and is what [#result] gives.
  boolean failWith(Object sent, long at) {
    synchronized (this) {
      if (done) {
        return false;
      }
      done = true;
      failed = true;
      value = sent;
    }
    tell(at);
    return true;
  }

  /// The unit raised `failure`, with the trace that it has now.
  ///
  /// @param wasCancelled whether that was what `cancel` asked for
  boolean fail(ExceptionValue failure, boolean wasCancelled, long at) {
    synchronized (this) {
      if (done) {
        return false;
      }
      done = true;
      failed = true;
      error = failure;
      trace = failure.trace;
      cancelled = wasCancelled;
    }
    tell(at);
    return true;
  }

  private void tell(long at) {
    Object all;
    synchronized (this) {
      all = watchers;
      watchers = null;
    }
    if (all instanceof Watcher one) {
      one.completed(at);
    } else if (all instanceof List<?> several) {
      for (Object watcher : several) {
        ((Watcher) watcher).completed(at);
      }
    }
  }

  synchronized boolean isDone() {
    return done;
  }

  /// Whether it raised an error, or was cancelled.
  synchronized boolean isFailed() {
    return failed;
  }

  /// Whether it raised an error and was not cancelled.
  synchronized boolean hasError() {
    return failed && !cancelled;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /// Whether it failed and nobody has heard of it.
  synchronized boolean isUnheard() {
    return failed && !cancelled && !retrieved;
  }

  /// The error, or null; it still counts as unheard of.
  synchronized @Nullable ExceptionValue error() {
    return error;
  }

  synchronized ExceptionValue.@Nullable Trace trace() {
    return trace;
  }

  /// Whether somebody waits.
  synchronized boolean isAwaited() {
    return watchers != null;
  }

  /// The result; throws the error. Once it is done.
  synchronized Object result() {
    retrieved = true;
    if (error != null) {
      error.trace = trace;
      throw new ToyError(error);
    }
    if (value == null) {
      throw new IllegalStateException("not done");
    }
    return value;
  }

  /// Tells `watcher` of the end. False if it is done already; then the watcher is not told.
  synchronized boolean watch(Watcher watcher) {
    if (done) {
      return false;
    }
    if (watchers == null) {
      watchers = watcher;
    } else {
      List<Object> several = new ArrayList<>(all());
      several.add(watcher);
      watchers = several;
    }
    return true;
  }

  synchronized void unwatch(Watcher watcher) {
    List<?> rest = all().stream().filter(w -> w != watcher).toList();
    watchers = rest.isEmpty() ? null : rest.size() == 1 ? rest.getFirst() : rest;
  }

  private List<?> all() {
    return watchers == null ? List.of() : watchers instanceof List<?> l ? l : List.of(watchers);
  }

  @Override
  public boolean tryTake(ToyThread waiter) {
    return isDone();
  }

  @Override
  public void enlist(ToyThread waiter) {
    watch((VmThread) waiter);
  }

  @Override
  public void withdraw(ToyThread waiter) {
    unwatch((VmThread) waiter);
  }

  @Override
  public String describe() {
    return "the end of " + unit.label();
  }
}
