package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Imports run one way.
class LayerTest {
  private static final Layers LAYERS =
      new Layers(
          Map.ofEntries(
              Map.entry("toy.gil", Set.of()),
              Map.entry("toy.ledger", Set.of("toy.gil")),
              Map.entry("toy.report", Set.of("toy.gil", "toy.ledger")),
              Map.entry("toy.value", Set.of()),
              Map.entry("toy.syntax", Set.of("toy.grammar", "toy.value")),
              Map.entry("toy.compile", Set.of("toy.syntax", "toy.value")),
              Map.entry("toy.sandbox", Set.of("toy.syntax", "toy.value")),
              Map.entry(
                  "toy.vm",
                  Set.of(
                      "toy.compile",
                      "toy.sandbox",
                      "toy.syntax",
                      "toy.value",
                      "toy.gil",
                      "toy.ledger")),
              Map.entry(
                  "toy.wire",
                  Set.of(
                      "toy.vm", "toy.compile", "toy.syntax", "toy.value", "toy.gil", "toy.ledger")),
              Map.entry(
                  "toy.sched",
                  Set.of(
                      "toy.wire",
                      "toy.vm",
                      "toy.compile",
                      "toy.sandbox",
                      "toy.syntax",
                      "toy.value",
                      "toy.gil",
                      "toy.ledger")),
              Map.entry(
                  "toy.lib",
                  Set.of(
                      "toy.sched",
                      "toy.vm",
                      "toy.compile",
                      "toy.sandbox",
                      "toy.syntax",
                      "toy.value",
                      "toy.gil",
                      "toy.ledger",
                      "toy.report"))));

  @Test
  void importsRunOneWay() {
    LAYERS.check();
  }

  @Test
  void aLockThatKnowsTheVmIsFound() {
    ClassModel bad =
        ClassFile.of()
            .parse(
                ClassFile.of()
                    .build(
                        ClassDesc.of("toy.gil.Bad"),
                        builder ->
                            builder
                                .withField("vm", ClassDesc.of("toy.vm.Vm"), ClassFile.ACC_FINAL)
                                .withSuperclass(ConstantDescs.CD_Object)));
    assertEquals(
        List.of("toy.gil.Bad uses toy.vm.Vm: toy.gil may not use toy.vm"),
        LAYERS.violations(bad).toList());
  }
}
