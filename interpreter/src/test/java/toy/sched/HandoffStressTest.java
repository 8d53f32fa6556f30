package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Request;

/// As [StressTest], for what one thread hands to another: items of a queue, the end of a unit, the
/// signal that ends a park.
@Timeout(120)
class HandoffStressTest {
  // ---- Queue

  private static final class Items extends Scene {
    final ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 1);

    void get(Fiber f, long deadline) {
      try {
        said.add(queue.get(f, deadline, true));
      } catch (ToyError e) {
        said.add(e.value().type().name());
      }
    }
  }

  /// Red: `wakeFirst(putters)` in a get left out.
  @Test
  void whatIsPutIsGotOnce() {
    Stress.of(Items::new)
        .actor((f, s) -> {
          s.queue.put(f, 1L, Request.NEVER, true);
          s.queue.put(f, 2L, Request.NEVER, true);
        })
        .actor((f, s) -> {
          s.queue.put(f, 3L, Request.NEVER, true);
          s.queue.put(f, 4L, Request.NEVER, true);
        })
        .actor((f, s) -> {
          for (int i = 0; i < 4; i++) {
            s.get(f, Request.NEVER);
          }
        })
        .outcome(Scene::said)
        .sees("1 2 3 4")
        .play();
  }

  /// Red: `wakeFirst(line())` in `withdraw` left out.
  @Test
  void anItemIsNotLostInATimeOut() {
    Stress.of(Items::new)
        .actor((f, s) -> s.get(f, Scene.in(f, 3_000)))
        .actor((f, s) -> s.get(f, Request.NEVER))
        .actor((f, s) -> {
          s.queue.put(f, 1L, Request.NEVER, true);
          s.queue.put(f, 2L, Request.NEVER, true);
        })
        .outcome(s -> s.said() + ", " + s.queue.size() + " left")
        .allows("1 2, 0 left", "1 Empty, 1 left")
        .play();
  }

  /// Red: `joiners.forEach(unpark)` left out of `taskDone`.
  @Test
  void aJoinOfAQueueEndsWithItsWork() {
    Stress.of(
            () -> {
              Items s = new Items();
              return s;
            })
        .actor((f, s) -> {
          s.queue.put(f, 1L, Request.NEVER, true);
          s.queue.join(f);
          s.said.add(s.count.get());
        })
        .actor((f, s) -> {
          s.queue.get(f, Request.NEVER, true);
          s.count.incrementAndGet();
          s.queue.taskDone();
        })
        .outcome(Scene::said)
        .sees("1")
        .play();
  }

  // ---- ends

  private static final class Ending extends Scene {
    volatile Promise promise;

    synchronized Promise promise(Fiber f) {
      if (promise == null) {
        promise = Tasks.promise(f, "it", Reason.JOIN, false);
      }
      return promise;
    }
  }

  @Test
  void oneOfSeveralEndsWins() {
    Stress.of(Ending::new)
        .actor((f, s) -> s.count.addAndGet(s.promise(f).completion.succeed(1L, 0) ? 1 : 0))
        .actor((f, s) -> s.count.addAndGet(s.promise(f).cancel(f, null) ? 1 : 0))
        .actor((f, s) -> {
          Handle end = s.promise(f);
          end.await(f, Request.NEVER);
          s.said.add(end.isCancelled() ? "cancelled" : "result");
        })
        .outcome(s -> s.count + " " + s.said())
        .sees("1 cancelled", "1 result")
        .play();
  }

  /// Red: watchers not told in `tell` (a round did not end).
  @Test
  void aJoinEndsWithTheUnitOrInTime() {
    Stress.of(Ending::new)
        .actor((f, s) -> {
          for (int i = 0; i < 100; i++) {
            Thread.onSpinWait();
          }
          s.promise(f).succeed(1L);
        })
        .actor((f, s) -> s.said.add(s.promise(f).await(f, Scene.in(f, 8_000))))
        .actor((f, s) -> s.promise(f).await(f, Request.NEVER))
        .outcome(Scene::said)
        .sees("true", "false")
        .play();
  }

  // ---- the parker

  private static final class Parked extends Scene {
    final Progress progress = new Progress();
    volatile Parker parker;
    volatile boolean signalled;
  }

  /// A signal before, in or after the step from running to parked ends the park, and the count of
  /// those who can go on is as before.
  @Test
  void noSignalIsLostByWhoIsAboutToPark() {
    Stress.of(Parked::new)
        .actor((f, s) -> {
          s.progress.more();
          s.progress.more();
          s.parker = new Parker(new RealClock(), s.progress, () -> s.said.add("deadlock"));
          while (!s.signalled) {
            s.parker.park(Request.NEVER);
          }
        })
        .actor((f, s) -> {
          while (s.parker == null) {
            Thread.onSpinWait();
          }
          for (int i = Math.floorMod(System.identityHashCode(s), 200); i > 0; i--) {
            Thread.onSpinWait();
          }
          s.signalled = true;
          s.parker.unpark();
        })
        .outcome(s -> s.progress.going() + s.said())
        .sees("2")
        .play();
  }

  // ---- the same under a lock

  /// What waits without the GIL takes it again in between: under a lock that switches at all
  /// checkpoints the machines come to the same.
  @Test
  void aQueueUnderALockThatSwitchesOften() {
    for (Policy policy :
        List.of(Policy.cpython(), Policy.fair(), Policy.cpython().withSwitchEvery(1))) {
      var seen =
          Stress.of(Items::new)
              .under(policy)
              .actor((f, s) -> {
                for (long i = 0; i < 4; i++) {
                  s.queue.put(f, i, Request.NEVER, true);
                  f.vm.scheduler.checkpoint(f);
                }
              })
              .actors(
                  2,
                  (f, s) -> {
                    s.get(f, Request.NEVER);
                    f.vm.scheduler.checkpoint(f);
                    s.get(f, Request.NEVER);
                  })
              .outcome(Scene::said)
              .sees("0 1 2 3")
              .play();
      assertEquals(1, seen.size());
    }
  }
}
