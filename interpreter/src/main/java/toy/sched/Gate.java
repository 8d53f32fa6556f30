package toy.sched;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import toy.vm.ToyThread;

/// Opens once, for all who wait at it then or come later. What can be shut again, as an event,
/// takes a new gate for each time: so who was let through once cannot be caught by a shutting that
/// comes before it has looked. Guarded by itself.
final class Gate implements Primitive.Wait {
  private final Primitive of;
  private final String what;
  private final Deque<ToyThread> waiters = new ArrayDeque<>(0);
  private boolean open;

  /// @param what what those who wait at it wait for, for messages: "an event"
  Gate(Primitive of, String what) {
    this.of = of;
    this.what = what;
  }

  synchronized void open() {
    open = true;
    waiters.forEach(ToyThread::unpark);
  }

  synchronized boolean isOpen() {
    return open;
  }

  synchronized void addWaiters(Collection<ToyThread> to) {
    to.addAll(waiters);
  }

  @Override
  public boolean tryTake(ToyThread waiter) {
    return isOpen();
  }

  @Override
  public synchronized void enlist(ToyThread waiter) {
    waiters.add(waiter);
  }

  @Override
  public synchronized void withdraw(ToyThread waiter) {
    waiters.remove(waiter);
  }

  @Override
  public Primitive primitive() {
    return of;
  }

  @Override
  public String describe() {
    return what;
  }
}
