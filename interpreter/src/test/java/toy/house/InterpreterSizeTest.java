package toy.house;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/// HotSpot silently refuses to compile a method of more than 8,000 bytes of bytecode, and the
/// dispatch loop would run 17 times slower. The limit here leaves room for one more instruction.
class InterpreterSizeTest {
  private static final int LIMIT = 7_000;

  @Test
  void theDispatchLoopStaysCompilable() {
    List<MethodModel> loops =
        ClassFiles.named("toy.vm.Interpreter").methods().stream()
            .filter(method -> method.methodName().equalsString("run"))
            .toList();
    assertFalse(loops.isEmpty(), "toy.vm.Interpreter has no method named run");
    for (MethodModel loop : loops) {
      int size = loop.findAttribute(Attributes.code()).orElseThrow().codeLength();
      assertTrue(size < LIMIT, "toy.vm.Interpreter.run has " + size + " bytes, limit " + LIMIT);
    }
  }
}
