package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which package of a module may use which of the project's. A package that is not in the table
/// fails as well: whoever adds one says where it belongs.
///
/// @param mayUse for each package of the module, the others that it may use
public record Layers(Map<String, Set<String>> mayUse) {
  /// Class names inside descriptors and signatures, which hold the types of fields, parameters,
  /// annotations and generics.
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(toy/[\\w/$]+)[;<.]");

  /// Holds the compiled classes of the module in the current folder to the table.
  public void check() {
    assertEquals(List.of(), ClassFiles.all().stream().flatMap(this::violations).toList());
    Set<String> found = new TreeSet<>();
    ClassFiles.all().forEach(model -> found.add(ClassFiles.packageOf(ClassFiles.nameOf(model))));
    assertEquals(new TreeSet<>(mayUse.keySet()), found, "a row without a package");
  }

  Stream<String> violations(ClassModel model) {
    String user = ClassFiles.nameOf(model);
    String from = ClassFiles.packageOf(user);
    Set<String> allowed = mayUse.get(from);
    if (allowed == null) {
      return Stream.of(user + " is in " + from + ", which has no row in the table of layers");
    }
    Set<String> used = new TreeSet<>();
    ClassFiles.constants(model).flatMap(Layers::toyClasses).forEach(used::add);
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
