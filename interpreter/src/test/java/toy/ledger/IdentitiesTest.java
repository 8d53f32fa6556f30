package toy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.gil.Policy;

/// Every identity is evaluated, and fails when one figure of a sound snapshot is wrong.
class IdentitiesTest {
  private final Snapshot sound = new Script((_, _, _, _) -> true).play();
  private final VmSnapshot vm = sound.vms().getFirst();

  @Test
  void allAreEvaluated() {
    Set<String> names = new TreeSet<>();
    sound.check().evaluated().forEach(name -> names.add(name.split(" ")[0]));
    assertEquals(
        Set.of(
            "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I11", "I12", "I15", "I16", "I17",
            "I20", "rows"),
        names);
  }

  @ParameterizedTest
  @CsvSource({
    "I2, overlaps, 1",
    "I2, backwards, 1",
    "I3, idleNs, 1",
    "I3, heldNs, 1",
    "I4, handoffNs, 1000000",
    "I6, voluntary, 1",
    "I7, switches, 1",
    "I7, seenSwitches, -1",
    "I8, requests, 1",
    "I8, honoured, 1",
    "I9, retaken, 1",
    "I12, waitingNs, -1",
  })
  void aWrongFigureOfTheLock(String identity, String figure, long more) {
    assertFails(identity, with(vm, "gil", with(vm.gil(), figure, more)));
  }

  @ParameterizedTest
  @CsvSource({
    "I1, aliveNs, 1",
    "I5, acquires, 1",
    "I5, holding, 1",
    "I8, forced, 5",
    "I11, disorder, 1",
    "I15, waits, 1",
    "I15, openWaitNs, 1",
    "I16, tasksNs, 1",
    "I17, aliveNs, 1000",
    "rows, tasksNs, 1",
    "CPU, cpuNs, 1000000000",
  })
  void aWrongFigureOfAThread(String identity, String figure, long more) {
    List<ThreadSnapshot> threads = new ArrayList<>(vm.threads());
    threads.set(0, with(threads.getFirst(), figure, more));
    assertFails(identity, with(vm, "threads", threads));
  }

  @ParameterizedTest
  @CsvSource({
    "I1, readyNs, 1",
    "I11, disorder, 1",
    "I16, runningNs, 1",
    "I16, lateReady, 1",
    "rows, waitingNs, 1",
    "I20, readyNs, -1000",
  })
  void aWrongFigureOfTheTasks(String identity, String figure, long more) {
    assertFails(identity, with(vm, "tasks", with(vm.tasks(), figure, more)));
  }

  @Test
  void withoutALockOneHolderIsNotAsked() {
    VmSnapshot parallel = with(vm, "policy", Policy.none());
    List<String> evaluated = check(parallel).evaluated();
    assertTrue(evaluated.stream().noneMatch(name -> name.startsWith("I9 ")));
    assertTrue(evaluated.stream().noneMatch(name -> name.startsWith("I8 ")));
    assertTrue(evaluated.stream().anyMatch(name -> name.startsWith("I1 ")));
  }

  private static Checks check(VmSnapshot vm) {
    return new Snapshot(1_000, 1_000, false, List.of(vm)).check();
  }

  private static void assertFails(String identity, VmSnapshot vm) {
    Checks checks = check(vm);
    assertTrue(checks.failedNames().contains(identity), checks.failed()::toString);
  }

  /// `record` with a number added to one component, or another object in its place.
  private static <R extends Record> R with(R record, String name, Object change) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
    try {
      Object[] values = new Object[components.length];
      boolean found = false;
      for (int i = 0; i < components.length; i++) {
        values[i] = components[i].getAccessor().invoke(record);
        if (components[i].getName().equals(name)) {
          found = true;
          values[i] =
              switch (values[i]) {
                case Long old -> old + (Long) change;
                case Integer old -> old + (int) (long) (Long) change;
                default -> change;
              };
        }
      }
      assertTrue(found, name);
      @SuppressWarnings("unchecked")
      R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return copy;
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
