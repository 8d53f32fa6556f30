package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitForGraphTest {
  /// By number: whom each waits for; null for who runs.
  private static Set<Integer> stuckWith(int unit, List<List<Integer>> graph) {
    return WaitForGraph.stuckWith(unit, graph::get);
  }

  private static List<List<Integer>> graph(Object... edges) {
    List<List<Integer>> graph = new ArrayList<>();
    for (Object of : edges) {
      graph.add(
          switch (of) {
            case Integer one -> List.of(one);
            case List<?> several -> several.stream().map(Integer.class::cast).toList();
            default -> null;
          });
    }
    return graph;
  }

  private static final Object RUNS = "runs";

  @Test
  void whoRunsIsNotStuck() {
    assertEquals(Set.of(), stuckWith(0, graph(RUNS)));
  }

  @Test
  void aChainThatEndsAtOneThatRunsIsNone() {
    assertEquals(Set.of(), stuckWith(0, graph(1, 2, RUNS)));
  }

  @Test
  void whoWaitsForItselfIsStuck() {
    assertEquals(Set.of(0), stuckWith(0, graph(0, RUNS)));
  }

  @Test
  void aCycleIsFoundFromEachOfItsUnits() {
    for (int unit = 0; unit < 3; unit++) {
      assertEquals(Set.of(0, 1, 2), stuckWith(unit, graph(1, 2, 0, RUNS)));
    }
  }

  @Test
  void whoWaitsForACycleIsStuckToo() {
    assertEquals(Set.of(0, 1, 2), stuckWith(2, graph(1, 0, 0)));
    assertEquals(Set.of(0, 1), stuckWith(0, graph(1, 0, 0)));
  }

  @Test
  void oneOfSeveralThatRunsIsEnough() {
    assertEquals(Set.of(), stuckWith(0, graph(List.of(0, 1, 2), 0, RUNS)));
    assertEquals(Set.of(0, 1, 2), stuckWith(0, graph(List.of(0, 1, 2), 0, 0)));
  }

  @Test
  void whoWaitsForNobodyAtAllIsStuck() {
    assertEquals(Set.of(0, 1), stuckWith(0, graph(1, List.of(), RUNS)));
  }

  @Test
  void nobodyIsLookedAtTwice() {
    int[] looks = new int[3];
    WaitForGraph.stuckWith(
        0,
        (Integer unit) -> {
          looks[unit]++;
          return List.of(0, 1, 2);
        });
    assertTrue(looks[0] == 1 && looks[1] == 1 && looks[2] == 1);
  }

  /// Random graphs, against two other ways to know: who waits for one at most is stuck if its path
  /// comes back to itself or to nobody (found by walking as many steps as there are units); and in
  /// general, those who are left when again and again all are let go who wait for one that runs.
  @Test
  void agreesWithBruteForceOnRandomGraphs() {
    SplittableRandom random = new SplittableRandom(5);
    int stuck = 0;
    int free = 0;
    for (int run = 0; run < 20_000; run++) {
      int size = random.nextInt(1, 9);
      int most = random.nextInt(1, 4);
      List<List<Integer>> graph = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        graph.add(random.nextInt(4) == 0 ? null : some(random, size, most));
      }
      Set<Integer> left = leftOver(graph);
      for (int unit = 0; unit < size; unit++) {
        Set<Integer> found = stuckWith(unit, graph);
        assertEquals(left.contains(unit), !found.isEmpty(), graph + " from " + unit);
        assertTrue(left.containsAll(found), graph + " from " + unit);
        if (most == 1) {
          assertEquals(walksForEver(unit, graph), !found.isEmpty(), graph + " from " + unit);
        }
        stuck += found.isEmpty() ? 0 : 1;
        free += found.isEmpty() ? 1 : 0;
      }
    }
    assertTrue(stuck > 1000 && free > 1000, stuck + " stuck, " + free + " free");
  }

  private static List<Integer> some(SplittableRandom random, int size, int most) {
    List<Integer> some = new ArrayList<>();
    for (int i = random.nextInt(1, most + 1); i > 0; i--) {
      some.add(random.nextInt(size));
    }
    return some;
  }

  private static boolean walksForEver(int unit, List<List<Integer>> graph) {
    Integer at = unit;
    for (int step = 0; step <= graph.size(); step++) {
      if (graph.get(at) == null) {
        return false;
      }
      at = graph.get(at).getFirst();
    }
    return true;
  }

  private static Set<Integer> leftOver(List<List<Integer>> graph) {
    Set<Integer> gone = new HashSet<>();
    for (int round = 0; round <= graph.size(); round++) {
      for (int i = 0; i < graph.size(); i++) {
        if (graph.get(i) == null || graph.get(i).stream().anyMatch(gone::contains)) {
          gone.add(i);
        }
      }
    }
    Set<Integer> left = new HashSet<>();
    for (int i = 0; i < graph.size(); i++) {
      if (!gone.contains(i)) {
        left.add(i);
      }
    }
    return left;
  }
}
