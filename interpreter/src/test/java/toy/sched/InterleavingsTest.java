package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.sched.Interleavings.Scene;
import toy.sched.Interleavings.Turns;
import toy.value.None;
import toy.value.ToyError;
import toy.vm.Request;

/// Each machine on which threads wait, in every order of the steps of its waits. Exactly the
/// outcomes that are named may come, and each of them must. Behind each scene stands the fault that
/// was put into the code once to see it red.
@Timeout(120)
class InterleavingsTest {
  private static void outcomes(Supplier<Scene> scenes, String... expected) {
    var seen = Interleavings.of(scenes);
    assertEquals(Set.of(expected), seen.keySet(), seen::toString);
    assertTrue(seen.values().stream().mapToInt(n -> n).sum() >= 10, seen::toString);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Scene scene(Supplier<Object> outcome, Consumer<Turns>... actors) {
    return new Scene(Arrays.asList(actors), outcome);
  }

  private static String sorted(List<Object> said) {
    return said.stream().map(String::valueOf).sorted().collect(Collectors.joining(" "));
  }

  private static String name(ToyError e) {
    return e.value().type().name();
  }

  // ---- locks

  private static Consumer<Turns> turn(ToyLock lock, int[] counter) {
    return t -> {
      lock.acquire(t.fiber, Request.NEVER, true);
      int read = counter[0];
      t.pass();
      counter[0] = read + 1;
      lock.release(t.fiber);
      t.pass();
    };
  }

  /// Red: `wakeNext` in `free` left out (stuck); `tryTake` that takes what is locked.
  @Test
  void oneAtATimeHasALock() {
    outcomes(
        () -> {
          ToyLock lock = new ToyLock(ToyLock.TYPE);
          int[] counter = {0};
          return scene(
              () -> counter[0], turn(lock, counter), turn(lock, counter), turn(lock, counter));
        },
        "3");
  }

  /// Red: `wakeNext` in `withdraw` left out (stuck).
  @Test
  void whoGivesUpALockWakesTheNext() {
    outcomes(
        () -> {
          ToyLock lock = new ToyLock(ToyLock.TYPE);
          List<Object> said = new ArrayList<>();
          return scene(
              () -> sorted(said),
              turn(lock, new int[1]),
              t -> {
                boolean had = lock.acquire(t.fiber, t.sometime(), true);
                said.add(had ? "had" : "late");
                if (had) {
                  lock.release(t.fiber);
                }
              },
              turn(lock, new int[1]));
        },
        "had",
        "late");
  }

  // ---- semaphores

  /// Red: `value--` without the look at 0 (three at once).
  @Test
  void asManyAsItHasPlacesHaveASemaphore() {
    outcomes(
        () -> {
          ToySemaphore places = new ToySemaphore(ToySemaphore.TYPE, 2);
          int[] inside = {0, 0};
          Consumer<Turns> actor =
              t -> {
                places.acquire(t.fiber, Request.NEVER, true);
                inside[1] = Math.max(inside[1], ++inside[0]);
                t.pass();
                inside[0]--;
                places.release(1);
              };
          return scene(() -> inside[1] + " at once, " + places.state(), actor, actor, actor);
        },
        "1 at once, 2 left",
        "2 at once, 2 left");
  }

  /// Red: `wake(value)` in `withdraw` left out (stuck).
  @Test
  void aReleaseIsNotLostInOneThatGivesUp() {
    outcomes(
        () -> {
          ToySemaphore places = new ToySemaphore(ToySemaphore.TYPE, 0);
          List<Object> said = new ArrayList<>();
          return scene(
              () -> sorted(said) + ", " + places.state(),
              t -> places.release(1),
              t -> {
                boolean had = places.acquire(t.fiber, t.sometime(), true);
                said.add(had ? "had" : "late");
                t.pass();
                if (had) {
                  places.release(1);
                }
              },
              t -> places.acquire(t.fiber, Request.NEVER, true));
        },
        "had, 0 left",
        "late, 0 left");
  }

  // ---- events, conditions, barriers

  /// Red: a gate that says what its event says now (`true` never came: shut again before the look).
  @Test
  void aSetLetsThroughThoughItIsClearedAtOnce() {
    outcomes(
        () -> {
          ToyEvent event = new ToyEvent();
          List<Object> said = new ArrayList<>();
          return scene(
              () -> sorted(said),
              t -> said.add(event.await(t.fiber, t.sometime())),
              t -> {
                t.pass();
                if (!event.waiting().isEmpty()) {
                  said.add("waits");
                }
                event.set();
                event.clear();
              });
        },
        "false",
        "true",
        "false waits",
        "true waits");
  }

  private static void with(ToyCondition turn, Turns t, Runnable body) {
    turn.lock.acquire(t.fiber, Request.NEVER, true);
    body.run();
    turn.lock.release(t.fiber);
  }

  private static ToyCondition condition() {
    return new ToyCondition(new ToyLock(ToyLock.TYPE));
  }

  /// Red: `open` left out of `tell` (stuck).
  @Test
  void noNotifyPassesAWaiterBy() {
    outcomes(
        () -> {
          ToyCondition turn = condition();
          boolean[] ready = {false};
          Consumer<Turns> waits =
              t ->
                  with(
                      turn,
                      t,
                      () -> {
                        while (!ready[0]) {
                          turn.await(t.fiber, Request.NEVER);
                        }
                      });
          return scene(
              () -> "all",
              waits,
              t ->
                  with(
                      turn,
                      t,
                      () -> {
                        ready[0] = true;
                        turn.notify(t.fiber, 2);
                      }),
              waits);
        },
        "all");
  }

  /// Who is told though its time is over was told. Red: what the wait says taken for what `leave`
  /// says (stuck: one notify reached nobody).
  @Test
  void aNotifyIsNotLostInATimeOut() {
    outcomes(
        () -> {
          ToyCondition turn = condition();
          List<Object> said = new ArrayList<>();
          boolean[] waits = {false};
          boolean[] over = {false};
          return scene(
              () -> sorted(said),
              t ->
                  with(
                      turn,
                      t,
                      () -> {
                        boolean told = turn.await(t.fiber, t.sometime());
                        said.add(told ? "told" : "late");
                        if (told) {
                          turn.notify(t.fiber, 1);
                        }
                      }),
              t ->
                  with(
                      turn,
                      t,
                      () -> {
                        waits[0] = !over[0];
                        if (waits[0]) {
                          turn.await(t.fiber, Request.NEVER);
                        }
                      }),
              t ->
                  with(
                      turn,
                      t,
                      () -> {
                        over[0] = true;
                        if (waits[0]) {
                          turn.notify(t.fiber, 1);
                        }
                      }));
        },
        "told",
        "late");
  }

  private static Consumer<Turns> meets(ToyBarrier barrier, List<Object> said, boolean timed) {
    return t -> {
      try {
        said.add(barrier.await(t.fiber, timed ? t.sometime() : Request.NEVER));
      } catch (ToyError e) {
        said.add(name(e));
      }
    };
  }

  /// Red: the gate not opened in `fail` (stuck).
  @Test
  void allGoOnOrNobodyDoes() {
    outcomes(
        () -> {
          ToyBarrier barrier = new ToyBarrier(3, None.NONE, -1);
          List<Object> said = new ArrayList<>();
          return scene(
              () -> sorted(said).replace("BrokenBarrierError", "broken"),
              meets(barrier, said, false),
              meets(barrier, said, false),
              meets(barrier, said, true));
        },
        "0 1 2",
        "broken broken broken");
  }

  // ---- queues

  private static Consumer<Turns> gets(ToyQueue queue, List<Object> said, int n, boolean timed) {
    return t -> {
      for (int i = 0; i < n; i++) {
        try {
          said.add(queue.get(t.fiber, timed ? t.sometime() : Request.NEVER, true));
        } catch (ToyError e) {
          said.add(name(e));
        }
        t.pass();
      }
    };
  }

  private static Consumer<Turns> puts(ToyQueue queue, long... items) {
    return t -> {
      for (long item : items) {
        queue.put(t.fiber, item, Request.NEVER, true);
        t.pass();
      }
    };
  }

  /// Red: `wakeFirst(putters)` in a get left out (stuck).
  @Test
  void whatIsPutIsGotOnce() {
    outcomes(
        () -> {
          ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 1);
          List<Object> said = new ArrayList<>();
          return scene(
              () -> sorted(said), puts(queue, 1, 2), puts(queue, 3), gets(queue, said, 3, false));
        },
        "1 2 3");
  }

  /// Red: `wakeFirst(line())` in `withdraw` left out (stuck).
  @Test
  void anItemIsNotLostInATimeOut() {
    outcomes(
        () -> {
          ToyQueue queue = new ToyQueue(ToyQueue.LAST_IN, 0);
          List<Object> said = new ArrayList<>();
          return scene(
              () -> sorted(said) + ", " + queue.size() + " left",
              gets(queue, said, 1, true),
              gets(queue, said, 1, false),
              puts(queue, 1, 2));
        },
        "1 2, 0 left",
        "1 Empty, 1 left",
        "2 Empty, 1 left");
  }

  /// Red: the joiners not woken in `taskDone` (stuck).
  @Test
  void aJoinOfAQueueEndsWithItsWork() {
    outcomes(
        () -> {
          ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 0);
          int[] done = {0};
          List<Object> said = new ArrayList<>();
          Consumer<Turns> works =
              t -> {
                queue.get(t.fiber, Request.NEVER, true);
                t.pass();
                done[0]++;
                queue.taskDone();
              };
          return scene(
              () -> sorted(said),
              t -> {
                queue.put(t.fiber, 1L, Request.NEVER, true);
                queue.put(t.fiber, 2L, Request.NEVER, true);
                queue.join(t.fiber);
                said.add(done[0]);
              },
              works,
              works);
        },
        "2");
  }
}
