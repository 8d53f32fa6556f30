package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import toy.gil.Reason;
import toy.value.None;
import toy.vm.Request;

/// The loop as a plain object: what it does next, told the time.
class EventLoopTest {
  private final Rig rig = new Rig();
  private final VmProcess process = rig.process(null);
  private final EventLoop loop = process.main().makeLoop();

  /// Who waits on the loop and notes when it was woken.
  private final class Noted implements LoopWaiter {
    final List<Long> at = new ArrayList<>();

    @Override
    public EventLoop loop() {
      return loop;
    }

    @Override
    public void wake(long reading) {
      at.add(reading);
    }
  }

  private Task task(long nanos) {
    return new Task(
        loop,
        null,
        new SleepAwait("sleep", Reason.SLEEP, nanos, None.NONE),
        null,
        null,
        rig.machine.clock().nanos());
  }

  @Test
  void tasksComeInTheOrderInWhichTheyBecameReady() {
    List<Task> made = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      made.add(task(0));
    }
    for (int round = 0; round < 3; round++) {
      for (Task expected : made) {
        Task next = (Task) loop.poll();
        assertEquals(expected, next);
        loop.enqueue(next);
      }
    }
    assertEquals(100, loop.live());
    assertEquals(made, loop.tasks());
  }

  @Test
  void aTimerFiresAtItsDeadlineWhateverTheDelay() {
    Noted waiter = new Noted();
    SleepAwait sleep = new SleepAwait("sleep", Reason.IO, 1_000_000, None.NONE);
    sleep.arm(waiter);
    long deadline = loop.nextDeadline();
    loop.catchUp(deadline - 1);
    assertTrue(waiter.at.isEmpty());
    assertFalse(sleep.isDone());
    loop.catchUp(deadline + 50_000_000);
    assertEquals(List.of(deadline), waiter.at);
    assertTrue(sleep.isDone());
    assertEquals(Request.NEVER, loop.nextDeadline());
  }

  @Test
  void aTimerThatIsGivenUpDoesNotFire() {
    Noted waiter = new Noted();
    SleepAwait sleep = new SleepAwait("sleep", Reason.SLEEP, 1_000_000, None.NONE);
    sleep.arm(waiter);
    sleep.disarm(waiter);
    loop.catchUp(Long.MAX_VALUE - 1);
    assertTrue(waiter.at.isEmpty());
  }

  @Test
  void postsOfOtherThreadsCarryTheirReadings() {
    Noted waiter = new Noted();
    int threads = 4;
    int posts = 1_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      long first = i * (long) posts;
      all.add(
          Rig.start(() -> {
            Rig.await(start);
            for (long n = first; n < first + posts; n++) {
              loop.arrived(waiter, n);
            }
          }));
    }
    start.countDown();
    all.forEach(Rig::join);
    assertTrue(loop.hasPosts());
    loop.catchUp(0);
    assertFalse(loop.hasPosts());
    assertEquals(threads * posts, waiter.at.stream().distinct().count());
    for (int i = 0; i < threads; i++) {
      long first = i * (long) posts;
      List<Long> own = waiter.at.stream().filter(n -> n / posts == first / posts).toList();
      assertEquals(own.stream().sorted().toList(), own, "one thread's posts keep their order");
    }
  }

  @Test
  void aTaskIsReadyOnceHoweverOftenItIsWoken() {
    Task one = task(0);
    assertEquals(one, loop.poll());
    one.account.begin(10);
    one.advance(); // awaits sleep(0): woken during its own step
    one.suspended(20);
    one.wake(30);
    one.wake(40);
    assertEquals(one, loop.poll());
    assertEquals(null, loop.poll());
  }
}
