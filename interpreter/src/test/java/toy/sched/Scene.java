package toy.sched;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import toy.vm.Fiber;

/// What the actors of a [Stress] have seen.
class Scene {
  final AtomicInteger count = new AtomicInteger();
  final AtomicInteger inside = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final List<Object> said = Collections.synchronizedList(new ArrayList<>());
  int plain; // guarded by what is being tested

  /// The reading of the clock in `nanos` from now.
  static long in(Fiber f, long nanos) {
    return f.vm.scheduler.clock().nanos() + nanos;
  }

  void enter() {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    int read = plain;
    for (int i = 0; i < 100; i++) { // long enough for the others to come
      Thread.onSpinWait();
    }
    plain = read + 1;
    inside.decrementAndGet();
  }

  String said() {
    return String.join(" ", said.stream().map(String::valueOf).sorted().toList());
  }
}
