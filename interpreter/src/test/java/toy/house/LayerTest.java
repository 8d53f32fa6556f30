package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Imports run one way. A package that is not in the table fails as well: whoever adds one says
/// where it belongs.
class LayerTest {
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "toy.gil", Set.of(),
          "toy.ledger", Set.of("toy.gil"),
          "toy.report", Set.of("toy.gil", "toy.ledger"),
          "toy.value", Set.of(),
          "toy.syntax", Set.of("toy.grammar", "toy.value"),
          "toy.compile", Set.of("toy.syntax", "toy.value"),
          "toy.vm", Set.of("toy.compile", "toy.syntax", "toy.value", "toy.gil", "toy.ledger"),
          "toy.sched",
              Set.of("toy.vm", "toy.compile", "toy.syntax", "toy.value", "toy.gil", "toy.ledger"),
          "toy.lib",
              Set.of(
                  "toy.sched",
                  "toy.vm",
                  "toy.compile",
                  "toy.syntax",
                  "toy.value",
                  "toy.gil",
                  "toy.ledger",
                  "toy.report"));

  /// Class names inside descriptors and signatures, which hold the types of fields, parameters,
  /// annotations and generics.
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(toy/[\\w/$]+)[;<.]");

  @Test
  void importsRunOneWay() {
    List<String> wrong = ClassFiles.all().stream().flatMap(LayerTest::violations).toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyLayerIsThere() {
    Set<String> found = new TreeSet<>();
    ClassFiles.all().forEach(model -> found.add(ClassFiles.packageOf(ClassFiles.nameOf(model))));
    assertEquals(new TreeSet<>(MAY_USE.keySet()), found);
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
        violations(bad).toList());
  }

  private static Stream<String> violations(ClassModel model) {
    String user = ClassFiles.nameOf(model);
    String from = ClassFiles.packageOf(user);
    Set<String> allowed = MAY_USE.get(from);
    if (allowed == null) {
      return Stream.of(user + " is in " + from + ", which has no row in the table of layers");
    }
    Set<String> used = new TreeSet<>();
    ClassFiles.constants(model).flatMap(LayerTest::toyClasses).forEach(used::add);
    return used.stream()
        .filter(name -> !ClassFiles.packageOf(name).equals(from))
        .filter(name -> !allowed.contains(ClassFiles.packageOf(name)))
        .map(name ->
            "%s uses %s: %s may not use %s"
                .formatted(user, name, from, ClassFiles.packageOf(name)));
  }

  private static Stream<String> toyClasses(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type when type.asInternalName().startsWith("toy/") ->
          Stream.of(type.asInternalName().replace('/', '.'));
      case Utf8Entry text ->
          IN_DESCRIPTOR
              .matcher(text.stringValue())
              .results()
              .map((MatchResult match) -> match.group(1).replace('/', '.'));
      default -> Stream.of();
    };
  }
}
