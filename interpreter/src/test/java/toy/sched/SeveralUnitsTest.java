package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import toy.gil.Reason;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;

/// Futures, and what waits for several units at once, stepped by hand.
class SeveralUnitsTest {
  private final Rig rig = new Rig();
  private final Fiber f = rig.fiber();
  private final EventLoop loop = ((VmThread) f.thread).makeLoop();
  private final List<Promise> units = new ArrayList<>();

  private Promise unit() {
    Promise made = Tasks.promise(f, "a unit", Reason.JOIN, true);
    units.add(made);
    return made;
  }

  private List<Handle> three() {
    return List.of(unit(), unit(), unit());
  }

  private static ExceptionValue error(String text) {
    return new ExceptionValue(Types.VALUE_ERROR, ToyTuple.of(text));
  }

  /// Completions come through the inbox, for this is not the loop's thread; then all turns are had.
  private void settle() {
    do {
      loop.catchUp(rig.machine.clock().nanos());
      while (loop.poll() instanceof Runnable turn) {
        turn.run();
      }
    } while (loop.hasPosts());
  }

  private final class Waiter implements LoopWaiter {
    int woken;

    @Override
    public EventLoop loop() {
      return loop;
    }

    @Override
    public void wake(long at) {
      woken++;
    }
  }

  @Test
  void aFutureEndsOnce() {
    Promise one = unit();
    one.succeed(1L);
    assertThrows(ToyError.class, () -> one.succeed(2L));
    assertThrows(ToyError.class, () -> one.fail(error("late")));
    assertFalse(one.cancel(f, null));
    assertEquals(1L, one.value(f));
    Promise other = unit();
    assertTrue(other.cancel(f, null));
    assertThrows(ToyError.class, () -> other.succeed(2L));
    assertTrue(other.isCancelled());
  }

  @Test
  void aGatheringIsDoneOnceWithTheLastOne() {
    Gathering all = new Gathering(loop, three(), false);
    Waiter waiter = new Waiter();
    all.arm(waiter);
    units.get(2).succeed("c");
    units.get(0).succeed("a");
    settle();
    assertFalse(all.isDone());
    assertEquals(0, waiter.woken);
    units.get(1).succeed("b");
    assertFalse(all.isDone(), "it hears of the end in its turn");
    settle();
    assertTrue(all.isDone());
    assertEquals(1, waiter.woken);
    ToyList values = (ToyList) all.result(f);
    assertEquals("a", values.get(0));
    assertEquals("c", values.get(2));
  }

  @Test
  void theFirstErrorEndsAGatheringUnlessErrorsAreValues() {
    Gathering all = new Gathering(loop, three(), false);
    Gathering values = new Gathering(loop, List.copyOf(units), true);
    units.get(1).fail(error("first"));
    settle();
    units.get(0).fail(error("second"));
    settle();
    assertTrue(all.isDone());
    assertFalse(values.isDone());
    ToyError raised = assertThrows(ToyError.class, () -> all.result(f));
    assertEquals("first", raised.value().args.items[0]);
    units.get(2).succeed(3L);
    settle();
    assertEquals(3L, ((ToyList) values.result(f)).get(2));
  }

  @Test
  void oneTaskAtATimeAwaitsAGathering() {
    Gathering all = new Gathering(loop, three(), false);
    Waiter first = new Waiter();
    all.arm(first);
    assertThrows(ToyError.class, () -> all.arm(new Waiter()));
    all.disarm(first);
    all.arm(new Waiter());
  }

  @Test
  void whoLeavesAGatheringIsNotWoken() {
    Gathering all = new Gathering(loop, three(), false);
    Waiter waiter = new Waiter();
    all.arm(waiter);
    all.disarm(waiter);
    units.forEach(u -> u.succeed(1L));
    settle();
    assertEquals(0, waiter.woken);
    assertTrue(all.isDone());
  }

  @Test
  void unitsAreGivenInTheOrderOfTheirEnds() {
    Finished ends = new Finished(loop, three(), -1);
    Waiter waiter = new Waiter();
    ends.arm(waiter);
    units.get(1).succeed(1L);
    units.get(0).succeed(0L);
    settle();
    assertEquals(1, waiter.woken, "it arms again for the next one");
    assertSame(units.get(1), ends.result(f));
    assertSame(units.get(0), ends.result(f));
    assertFalse(ends.isDone());
    units.get(2).cancel(f, null);
    settle();
    assertSame(units.get(2), ends.result(f));
    assertSame(None.NONE, ends.result(f));
  }

  @Test
  void theTimeOrAnEndWins() {
    Finished late = new Finished(loop, List.of(unit()), 0);
    Finished inTime = new Finished(loop, List.of(units.getFirst()), Long.MAX_VALUE / 4);
    settle();
    assertTrue(late.isDone());
    assertSame(None.NONE, late.result(f));
    assertFalse(inTime.isDone());
    units.getFirst().succeed(1L);
    settle();
    assertSame(units.getFirst(), inTime.result(f));
    assertEquals(toy.vm.Request.NEVER, loop.nextDeadline(), "its timer is stopped");
  }

  @Test
  void theFirstFailureCancelsTheSiblings() {
    Siblings siblings = new Siblings(loop, null);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tasks.add(
          new Task(
              loop,
              null,
              new SleepAwait("sleep", Reason.SLEEP, 1_000_000_000_000L, None.NONE),
              null,
              null,
              rig.machine.clock().nanos()));
    }
    tasks.forEach(siblings::add);
    long now = rig.machine.clock().nanos();
    while (loop.poll() instanceof Task _) {}
    tasks.get(0).completion.fail(error("one"), false, now);
    tasks.get(1).completion.fail(error("two"), false, now);
    settle();
    assertEquals(List.of(tasks.get(0), tasks.get(1)), siblings.failed());
    assertEquals(List.of(tasks.get(2)), siblings.left());
    assertFalse(siblings.leave(), "nobody was in the block");
  }
}
