package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Each kind of mistake is found when it is planted.
class OperandCheckerTest {
  private static FunctionCode loop() {
    return Compiled.inside(
        Compiled.code("def f(n) { while n < 9 { n = n + 1; let m = [n, n] }; return n }"), "f");
  }

  private static void planted(String fault, FunctionCode code, int word, int value) {
    assertEquals(List.of(), OperandChecker.check(code));
    int sound = code.code[word];
    code.code[word] = value;
    List<String> found = OperandChecker.check(code);
    assertTrue(found.toString().contains(fault), found.toString());
    code.code[word] = sound;
  }

  private static int find(FunctionCode code, Op op) {
    for (int pc = 0; pc < code.code.length; pc += 4) {
      if (Op.of(code.code[pc]) == op) {
        return pc;
      }
    }
    throw new AssertionError(op + " is not in " + Disassembler.print(code));
  }

  @Test
  void aRegisterOutOfRange() {
    FunctionCode code = loop();
    planted("no register", code, find(code, Op.ADD) + 2, code.template.length);
  }

  @Test
  void aTargetInsideAnInstruction() {
    FunctionCode code = loop();
    planted("no instruction", code, find(code, Op.JLT) + 3, 5);
  }

  @Test
  void aTargetPastTheEnd() {
    FunctionCode code = loop();
    planted("no instruction", code, find(code, Op.JLT) + 3, code.code.length);
  }

  @Test
  void aConstantThatIsOverwritten() {
    FunctionCode code = loop();
    planted("a constant is overwritten", code, find(code, Op.ADD) + 1, code.template.length - 1);
  }

  @Test
  void aReadOfWhatWasNeverWritten() {
    FunctionCode code = loop();
    int list = find(code, Op.BUILD_LIST);
    planted("may be unwritten", code, list + 2, code.code[list + 2] - 1);
  }

  @Test
  void aReadOfWhatOneWayLeavesUnwritten() {
    FunctionCode code =
        Compiled.inside(Compiled.code("def f(n) { let m; if n { m = 1 }; return m }"), "f");
    planted("may be unwritten", code, find(code, Op.UNSET) + 1, 0);
  }

  @Test
  void aFunctionWithoutAnEnd() {
    FunctionCode code = loop();
    planted("falls off the end", code, code.code.length - 4, Op.CHECK.ordinal());
  }

  @Test
  void anUnknownNameOrConstant() {
    FunctionCode code = Compiled.inside(Compiled.code("def f() { return print.x(\"a\") }"), "f");
    int load = find(code, Op.LOAD_BUILTIN);
    planted("no name", code, load + 2, 99);
    planted("no constant", code, find(code, Op.CONST) + 2, 99);
  }
}
