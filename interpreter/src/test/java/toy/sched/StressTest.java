package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.value.None;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Request;

/// Each state machine on which threads wait, played by [Stress] on threads that run at the same
/// time. Here it is the real parks, the real scheduler and what happens within a step that are
/// looked at; a fault that needs one certain order of steps is found by [InterleavingsTest], these
/// scenes may miss it on a busy machine. Where a fault is named it was put into the code once, and
/// was seen red here.
@Timeout(120)
class StressTest {
  private static long in(Fiber f, long nanos) {
    return f.vm.scheduler.clock().nanos() + nanos;
  }

  /// What actors have seen, in the order of their numbers.
  private static class Scene {
    final AtomicInteger count = new AtomicInteger();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final List<Object> said = Collections.synchronizedList(new ArrayList<>());
    int plain; // guarded by what is being tested

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

  // ---- Lock, RLock

  private static final class Locked extends Scene {
    final ToyLock lock;

    Locked(toy.value.ToyClass type) {
      lock = new ToyLock(type);
    }

    boolean turn(Fiber f, long deadline) {
      boolean had = lock.acquire(f, deadline, true);
      if (had) {
        enter();
        lock.release(f);
      }
      return had;
    }
  }

  /// Red: `wakeNext` in `free` left out (a round did not end).
  @Test
  void oneAtATimeHasALock() {
    Stress.of(() -> new Locked(ToyLock.TYPE))
        .actors(
            3,
            (f, s) -> {
              for (int i = 0; i < 3; i++) {
                s.turn(f, Request.NEVER);
              }
            })
        .outcome(s -> s.plain + ", at once " + s.most)
        .sees("9, at once 1")
        .play();
  }

  @Test
  void whoGivesUpALockDoesNotKeepItFromTheNext() {
    Stress.of(() -> new Locked(ToyLock.TYPE))
        .actor((f, s) -> {
          s.lock.acquire(f, Request.NEVER, true);
          s.lock.release(f);
        })
        .actor((f, s) -> s.said.add(s.turn(f, in(f, 2_000)) ? "had" : "late"))
        .actor((f, s) -> s.turn(f, Request.NEVER))
        .outcome(Scene::said)
        .allows("had", "late")
        .play();
  }

  /// Red: a release that frees it though it was taken twice.
  @Test
  void oneAtATimeHasAnRLockHoweverOften() {
    Stress.of(() -> new Locked(ToyLock.REENTRANT))
        .actors(
            2,
            (f, s) -> {
              s.lock.acquire(f, Request.NEVER, true);
              boolean again = s.turn(f, Request.NEVER);
              s.lock.release(f);
              try {
                s.lock.release(f);
                s.said.add("released twice");
              } catch (ToyError e) {
                s.count.addAndGet(again ? 1 : 0);
              }
            })
        .outcome(s -> s.plain + " " + s.count + " " + s.most + s.said())
        .sees("2 2 1")
        .play();
  }

  // ---- Semaphore

  private static final class Places extends Scene {
    final ToySemaphore places;

    Places(long value) {
      places = new ToySemaphore(ToySemaphore.TYPE, value);
    }
  }

  @Test
  void asManyAsItHasPlacesHaveASemaphore() {
    Stress.of(() -> new Places(2))
        .actors(
            3,
            (f, s) -> {
              s.places.acquire(f, Request.NEVER, true);
              s.most.accumulateAndGet(s.inside.incrementAndGet(), Math::max);
              s.inside.decrementAndGet();
              s.places.release(1);
            })
        .outcome(s -> (s.most.get() <= 2) + ", " + s.places.state())
        .sees("true, 2 left")
        .play();
  }

  @Test
  void aReleaseIsNotLostInOneThatGivesUp() {
    Stress.of(() -> new Places(0))
        .actor((f, s) -> s.places.release(1))
        .actor((f, s) -> {
          boolean had = s.places.acquire(f, in(f, 2_000), true);
          s.said.add(had ? "had" : "late");
          if (had) {
            s.places.release(1);
          }
        })
        .actor((f, s) -> s.places.acquire(f, Request.NEVER, true))
        .outcome(s -> s.said() + ", " + s.places.state())
        .allows("had, 0 left", "late, 0 left")
        .play();
  }

  // ---- Event

  private static final class Told extends Scene {
    final ToyEvent event = new ToyEvent();
  }

  @Test
  void aSetLetsThroughThoughItIsClearedAtOnce() {
    Stress.of(Told::new)
        .actors(
            2,
            (f, s) -> {
              s.count.incrementAndGet();
              s.event.await(f, Request.NEVER);
            })
        .actor((f, s) -> {
          while (s.event.waiting().size() < s.count.get() && s.plain++ < 2_000) {
            Thread.onSpinWait();
          }
          s.event.set();
          s.event.clear();
          s.event.set();
        })
        .play();
  }

  @Test
  void aTimeOutAndASetAreOneOrTheOther() {
    Stress.of(Told::new)
        .actor((f, s) -> s.said.add(s.event.await(f, in(f, 15_000))))
        .actor((f, s) -> {
          for (int i = 0; i < 150; i++) {
            Thread.onSpinWait();
          }
          s.event.set();
        })
        .outcome(Scene::said)
        .sees("true", "false")
        .play();
  }

  // ---- Condition

  private static final class Line extends Scene {
    final ToyCondition turn = new ToyCondition(new ToyLock(ToyLock.REENTRANT));
    boolean ready;

    void with(Fiber f, Runnable body) {
      turn.lock.enter(f);
      try {
        body.run();
      } finally {
        turn.lock.release(f);
      }
    }
  }

  @Test
  void noNotifyPassesAWaiterBy() {
    Stress.of(Line::new)
        .actor((f, s) ->
            s.with(
                f,
                () -> {
                  while (!s.ready) {
                    s.turn.await(f, Request.NEVER);
                  }
                }))
        .actor((f, s) ->
            s.with(
                f,
                () -> {
                  s.ready = true;
                  s.turn.notify(f, 1);
                }))
        .play();
  }

  /// One is told; it was told in time, or it is the other.
  @Test
  void aNotifyIsNotLostInATimeOut() {
    Stress.of(Line::new)
        .actor((f, s) ->
            s.with(
                f,
                () -> {
                  s.count.incrementAndGet();
                  boolean told = s.turn.await(f, in(f, 10_000));
                  s.said.add(told ? "told" : "late");
                  if (told) {
                    s.turn.notify(f, 1);
                  }
                }))
        .actor((f, s) ->
            s.with(
                f,
                () -> {
                  s.count.incrementAndGet();
                  s.turn.await(f, Request.NEVER);
                }))
        .actor((f, s) -> {
          while (s.count.get() < 2) {
            Thread.onSpinWait();
          }
          s.with(f, () -> s.turn.notify(f, 1));
        })
        .outcome(Scene::said)
        .sees("told", "late")
        .play();
  }

  // ---- Barrier

  private static final class Meeting extends Scene {
    final ToyBarrier barrier = new ToyBarrier(3, None.NONE, -1);

    void meet(Fiber f, Long deadline) {
      try {
        said.add(barrier.await(f, deadline));
      } catch (ToyError e) {
        said.add(e.value().type().name());
      }
    }
  }

  @Test
  void allMeetAndEachHasItsNumber() {
    Stress.of(Meeting::new)
        .actors(
            3,
            (f, s) -> {
              s.meet(f, null);
              s.meet(f, null);
            })
        .outcome(Scene::said)
        .sees("0 0 1 1 2 2")
        .play();
  }

  @Test
  void allGoOnOrNobodyDoes() {
    Stress.of(Meeting::new)
        .actors(2, (f, s) -> s.meet(f, null))
        .actor((f, s) -> s.meet(f, in(f, 3_000)))
        .outcome(s -> s.said().replace("BrokenBarrierError", "broken"))
        .allows("0 1 2", "broken broken broken")
        .play();
  }

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
        .actor((f, s) -> s.get(f, in(f, 3_000)))
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
        .actor((f, s) -> s.said.add(s.promise(f).await(f, in(f, 8_000))))
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
