package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two machines in one JVM never meet: no class has static state that can change, but for one flag.
class StaticStateTest {
  /// Types whose only use is to change. (An interface such as `Map` may well be immutable.)
  private static final Pattern MUTABLE =
      Pattern.compile(
          "Ljava/(util/concurrent/.*|util/(\\w*HashMap|TreeMap|ArrayList|ArrayDeque|\\w*HashSet"
              + "|TreeSet|BitSet)|lang/(StringBuilder|ThreadLocal|ScopedValue));");

  /// Goes from false to true once; what it turns on is harmless to a machine that does not need it.
  private static final String ONE_WAY = "toy.value.Sharing.parallel";

  @Test
  void nothingStaticChanges() {
    assertEquals(
        List.of(ONE_WAY), ClassFiles.all().stream().flatMap(StaticStateTest::violations).toList());
  }

  @Test
  void whatChangesIsFound() {
    String offender = Offender.class.getName();
    assertEquals(
        List.of(offender + ".count", offender + ".COUNTER", offender + ".SEEN"),
        violations(ClassFiles.ofTest(Offender.class)).toList());
  }

  private static Stream<String> violations(ClassModel model) {
    return model.fields().stream()
        .filter(StaticStateTest::changes)
        .map(field -> ClassFiles.nameOf(model) + "." + field.fieldName());
  }

  private static boolean changes(FieldModel field) {
    return field.flags().has(AccessFlag.STATIC)
        && (!field.flags().has(AccessFlag.FINAL)
            || MUTABLE.matcher(field.fieldType().stringValue()).matches());
  }

  @SuppressWarnings({"unused", "NonFinalStaticField"})
  private static final class Offender {
    static int count;
    static final AtomicInteger COUNTER = new AtomicInteger();
    static final ArrayList<String> SEEN = new ArrayList<>();
    static final List<String> FINE = List.of();
  }
}
