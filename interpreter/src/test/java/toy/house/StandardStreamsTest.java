package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import toy.lib.ChildProcess;

/// The engine talks through the streams it was given and ends by returning: it never touches the
/// JVM's own, and never stops the JVM. (JLine and picocli are not on its class path at all.)
class StandardStreamsTest {
  private static final Set<String> FORBIDDEN =
      Set.of(
          "java.lang.System.in",
          "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.System.console",
          "java.lang.System.exit",
          "java.lang.Runtime.exit",
          "java.lang.Runtime.halt",
          "java.lang.Runtime.addShutdownHook",
          "java.lang.IO.print",
          "java.lang.IO.println",
          "java.lang.IO.readln",
          "java.lang.Throwable.printStackTrace");

  @Test
  void theEngineLeavesTheJvmAlone() {
    assertEquals(
        List.of(), ClassFiles.all().stream().flatMap(StandardStreamsTest::violations).toList());
  }

  @Test
  void whatIsForbiddenIsFound() {
    assertEquals(
        List.of(Offender.class.getName() + " uses java.lang.System.out"),
        violations(ClassFiles.ofTest(Offender.class)).toList());
  }

  /// The entry of a child process is where it ends.
  private static boolean isAllowed(ClassModel model, String member) {
    return ClassFiles.nameOf(model).equals(ChildProcess.class.getName())
        && member.equals("java.lang.Runtime.halt");
  }

  private static Stream<String> violations(ClassModel model) {
    return ClassFiles.members(model)
        .filter(FORBIDDEN::contains)
        .filter(member -> !isAllowed(model, member))
        .distinct()
        .map(member -> ClassFiles.nameOf(model) + " uses " + member);
  }

  @SuppressWarnings("unused")
  private static final class Offender {
    static void print() {
      System.out.flush();
    }
  }
}
