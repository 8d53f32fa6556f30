package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import toy.value.ExceptionValue;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;

class CompletionTest {
  private final Fiber f = new Rig().fiber();

  private Completion completion() {
    VmThread thread = (VmThread) f.thread;
    return new ThreadHandle(thread, null).completion;
  }

  private static ExceptionValue error() {
    return new ExceptionValue(Types.VALUE_ERROR, ToyTuple.of("x"));
  }

  @Test
  void theFirstEndWinsAndTellsEachWatcherOnce() {
    for (int round = 0; round < 300; round++) {
      Completion completion = completion();
      AtomicInteger told = new AtomicInteger();
      completion.watch(_ -> told.incrementAndGet());
      completion.watch(_ -> told.incrementAndGet());
      CountDownLatch start = new CountDownLatch(1);
      AtomicInteger won = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int way = i;
        threads.add(
            Rig.start(() -> {
              Rig.await(start);
              boolean mine =
                  switch (way) {
                    case 0 -> completion.succeed(1L, 5);
                    case 1 -> completion.fail(error(), false, 5);
                    default -> completion.fail(error(), true, 5);
                  };
              if (mine) {
                won.incrementAndGet();
              }
            }));
      }
      start.countDown();
      threads.forEach(Rig::join);
      assertEquals(1, won.get());
      assertEquals(2, told.get());
    }
  }

  @Test
  void whoComesLateIsNotTold() {
    Completion completion = completion();
    completion.succeed(1L, 5);
    assertFalse(completion.watch(_ -> {}));
  }

  @Test
  void whoLeftIsNotTold() {
    Completion completion = completion();
    List<String> told = new ArrayList<>();
    Completion.Watcher a = _ -> told.add("a");
    Completion.Watcher b = _ -> told.add("b");
    Completion.Watcher c = _ -> told.add("c");
    completion.watch(a);
    completion.watch(b);
    completion.watch(c);
    completion.unwatch(b);
    completion.succeed(1L, 5);
    assertEquals(List.of("a", "c"), told);
  }

  @Test
  void everyJoinerGetsTheSameErrorWithTheTraceOfItsEnd() {
    Completion completion = completion();
    ExceptionValue error = error();
    ExceptionValue.Trace trace = new ExceptionValue.Trace("f", "source", 0, 1, null, null);
    error.trace = trace;
    completion.fail(error, false, 5);
    ToyError first = assertThrows(ToyError.class, completion::result);
    error.trace = new ExceptionValue.Trace("joiner", "source", 0, 1, null, trace);
    ToyError second = assertThrows(ToyError.class, completion::result);
    assertSame(first.value(), second.value());
    assertSame(trace, error.trace);
  }

  @Test
  void anErrorIsUnheardOfUntilSomebodyAsks() {
    Completion completion = completion();
    completion.fail(error(), false, 5);
    assertTrue(completion.isUnheard());
    assertThrows(ToyError.class, completion::result);
    assertFalse(completion.isUnheard());
  }

  @Test
  void aCancelIsNothingToHearOf() {
    Completion completion = completion();
    completion.fail(Task.cancelledError(null), true, 5);
    assertFalse(completion.isUnheard());
    assertTrue(completion.isCancelled());
  }
}
