package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The scheduler is the one seam between the language and time: outside `toy.sched` and
/// `toy.gil.RealGil` nothing reads a clock, sleeps, parks, or draws a random number. Else a
/// simulated scheduler could not stand behind the same interface.
class TimeAndChanceTest {
  /// By class: the methods that are forbidden; an empty set forbids all of them.
  private static final Map<String, Set<String>> FORBIDDEN =
      Map.ofEntries(
          Map.entry("java.lang.System", Set.of("nanoTime", "currentTimeMillis")),
          Map.entry(
              "java.lang.Thread", Set.of("sleep", "join", "yield", "onSpinWait", "interrupt")),
          Map.entry("java.lang.Object", Set.of("wait", "notify", "notifyAll")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.lang.StrictMath", Set.of("random")),
          Map.entry("java.lang.Process", Set.of("waitFor")),
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry("java.util.Date", Set.of("<init>")),
          Map.entry("java.util.Timer", Set.of()),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.Random", Set.of()),
          Map.entry("java.util.SplittableRandom", Set.of()),
          Map.entry("java.util.Collections", Set.of("shuffle")),
          Map.entry("java.util.random.RandomGenerator", Set.of("getDefault", "of")),
          Map.entry("java.util.random.RandomGeneratorFactory", Set.of()),
          Map.entry("java.security.SecureRandom", Set.of()),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of()),
          Map.entry("java.util.concurrent.locks.LockSupport", Set.of()),
          Map.entry("java.nio.channels.Selector", Set.of()),
          Map.entry(
              "java.util.concurrent.locks.Condition",
              Set.of("await", "awaitNanos", "awaitUninterruptibly", "awaitUntil")),
          Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
          Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
          Map.entry("java.util.concurrent.Semaphore", Set.of("acquire", "tryAcquire")),
          Map.entry("java.util.concurrent.Exchanger", Set.of()),
          Map.entry("java.util.concurrent.BlockingQueue", Set.of("take", "put", "poll", "offer")),
          Map.entry("java.util.concurrent.LinkedBlockingQueue", Set.of("take", "put")),
          Map.entry("java.util.concurrent.ArrayBlockingQueue", Set.of("take", "put")),
          Map.entry("java.util.concurrent.SynchronousQueue", Set.of()),
          Map.entry("java.util.concurrent.Future", Set.of("get")),
          Map.entry("java.util.concurrent.FutureTask", Set.of("get")),
          Map.entry("java.util.concurrent.CompletableFuture", Set.of("get", "join")),
          Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep", "timedJoin", "timedWait")));

  private static final Predicate<String> MAY =
      name ->
          name.startsWith("toy.sched.")
              || name.equals("toy.gil.RealGil")
              || name.startsWith("toy.gil.RealGil$");

  @Test
  void onlyTheSchedulerKnowsTimeAndChance() {
    List<String> wrong =
        ClassFiles.all().stream()
            .filter(model -> !MAY.test(ClassFiles.nameOf(model)))
            .flatMap(TimeAndChanceTest::violations)
            .toList();
    assertEquals(List.of(), wrong);
  }

  /// The walk sees plain calls, method references and constructors: this class makes one of each.
  @Test
  void whatIsForbiddenIsFound() {
    List<String> found = violations(ClassFiles.ofTest(Offender.class)).toList();
    String offender = Offender.class.getName();
    assertTrue(found.contains(offender + " uses java.lang.System.nanoTime"), found::toString);
    assertTrue(found.contains(offender + " uses java.lang.Thread.sleep"), found::toString);
    assertTrue(found.contains(offender + " uses java.util.Random.<init>"), found::toString);
    assertTrue(found.contains(offender + " uses java.lang.Object.wait"), found::toString);
    assertEquals(4, found.size(), found::toString);
  }

  private static Stream<String> violations(ClassModel model) {
    return ClassFiles.members(model)
        .filter(TimeAndChanceTest::isForbidden)
        .distinct()
        .map(member -> ClassFiles.nameOf(model) + " uses " + member);
  }

  private static boolean isForbidden(String member) {
    int dot = member.lastIndexOf('.');
    Set<String> methods = FORBIDDEN.get(member.substring(0, dot));
    return methods != null && (methods.isEmpty() || methods.contains(member.substring(dot + 1)));
  }

  @SuppressWarnings("unused")
  private static final class Offender {
    final java.util.function.LongSupplier clock = System::nanoTime;
    final java.util.Random random = new java.util.Random(1);

    synchronized void block() throws InterruptedException {
      Thread.sleep(1);
      wait();
    }
  }
}
