package toy.sched;

import java.util.concurrent.atomic.AtomicInteger;

/// How many threads of the machine, over all its VMs, can still go on by themselves: those that
/// run, wait for a lock of a VM, sleep, are in I/O, or wait with a deadline. The others wait for
/// one of these; when there is none, nobody can ever run again.
///
/// A thread is taken out by itself when it parks and put back by whoever wakes it, before that one
/// can park in turn; so the count reaches zero only if all are stuck. One counter for all VMs,
/// touched only by parks without a deadline.
final class Progress {
  private final AtomicInteger going = new AtomicInteger();

  /// One more thread can go on: it was spawned, or is being woken.
  void more() {
    going.incrementAndGet();
  }

  /// One fewer: it ends, or parks for good. True when it was the last one.
  boolean less() {
    return going.decrementAndGet() == 0;
  }

  int going() {
    return going.get();
  }
}
