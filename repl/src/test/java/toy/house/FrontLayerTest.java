package toy.house;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The front ends' imports run one way: what they share, the parts, the prompt, the command.
class FrontLayerTest {
  private static final Set<String> ENGINE =
      Set.of(
          "toy.compile",
          "toy.gil",
          "toy.ledger",
          "toy.lib",
          "toy.report",
          "toy.sandbox",
          "toy.sched",
          "toy.syntax",
          "toy.value",
          "toy.vm");

  @Test
  void importsRunOneWay() {
    new Layers(
            Map.of(
                "toy.front", ENGINE,
                "toy.terminal", Set.of("toy.front", "toy.syntax"),
                "toy.compare", engineAnd("toy.front"),
                "toy.lab", engineAnd("toy.front"),
                "toy.fidelity", engineAnd("toy.front"),
                "toy.explain", Set.of("toy.report", "toy.syntax"),
                "toy.repl", engineAnd("toy.front", "toy.terminal", "toy.compare", "toy.explain"),
                "toy.cli",
                    engineAnd(
                        "toy.front",
                        "toy.terminal",
                        "toy.compare",
                        "toy.lab",
                        "toy.explain",
                        "toy.fidelity",
                        "toy.repl")))
        .check();
  }

  private static Set<String> engineAnd(String... others) {
    Set<String> all = new HashSet<>(ENGINE);
    all.addAll(Set.of(others));
    return all;
  }
}
