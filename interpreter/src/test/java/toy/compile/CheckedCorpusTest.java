package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;

/// Compiles every script of the language tests, in both forms, and checks the code.
class CheckedCorpusTest {
  private static final Path SCRIPTS = Path.of("src", "test", "toy");

  /// What no text compiles to: padding, and the checkpoint of the `every` form.
  private static final Set<Op> NEVER = EnumSet.of(Op.CHECK);

  private static List<FunctionCode> corpus() throws IOException {
    List<FunctionCode> found = new ArrayList<>();
    try (var files = Files.walk(SCRIPTS)) {
      for (Path file : files.filter(p -> p.toString().endsWith(".toy")).sorted().toList()) {
        Source source = new Source(file.toString(), Files.readString(file));
        ParseResult parsed = Parser.parse(source, Parser.Mode.FILE);
        if (parsed.module() != null) {
          Compiler.Scope scope = new Compiler.Scope(_ -> true, Set.of(), true, "__main__");
          FunctionCode code = Compiler.compile(source, parsed.module(), scope).code();
          if (code != null) {
            found.addAll(Compiled.all(code));
          }
        }
      }
    }
    return found;
  }

  @Test
  void codeIsSoundInBothForms() throws IOException {
    List<FunctionCode> corpus = corpus();
    assertTrue(corpus.size() > 300, "only " + corpus.size() + " functions");
    for (FunctionCode code : corpus) {
      assertEquals(List.of(), OperandChecker.check(code), code.source.name());
      assertEquals(List.of(), OperandChecker.check(Checkpoints.every(code)), code.source.name());
    }
  }

  @Test
  void everyOpIsCompiledFromSomething() throws IOException {
    Set<Op> missing = EnumSet.allOf(Op.class);
    missing.removeIf(op -> op.isQuickened() || NEVER.contains(op));
    for (FunctionCode code : corpus()) {
      for (int pc = 0; pc < code.code.length; pc += 4) {
        missing.remove(Op.of(code.code[pc]));
      }
    }
    assertEquals(Set.of(), missing);
  }

  /// Taking the checkpoints out of the `every` form gives the `edges` form back.
  @Test
  void everyFormIsTheSameCodeWithCheckpoints() throws IOException {
    for (FunctionCode edges : corpus()) {
      FunctionCode every = Checkpoints.every(edges);
      assertTrue(every.every);
      assertEquals(2 * edges.code.length, every.code.length);
      for (int pc = 0; pc < edges.code.length; pc += 4) {
        Op op = Op.of(edges.code[pc]);
        assertEquals(op, Op.of(every.code[2 * pc]));
        assertEquals(Op.CHECK, Op.of(every.code[2 * pc + 4]));
        assertEquals(edges.lineAt(pc), every.lineAt(2 * pc));
        assertEquals(edges.lineAt(pc), every.lineAt(2 * pc + 4));
        Operand[] kinds = {op.a, op.b, op.c};
        for (int i = 0; i < 3; i++) {
          int word = edges.code[pc + 1 + i];
          int expected = kinds[i] == Operand.TARGET ? 2 * word : word;
          assertEquals(expected, every.code[2 * pc + 1 + i]);
        }
      }
      for (int i = 0; i < edges.handlers.length; i++) {
        assertEquals(2 * edges.handlers[i].start(), every.handlers[i].start());
        assertEquals(2 * edges.handlers[i].end(), every.handlers[i].end());
        assertEquals(2 * edges.handlers[i].handler(), every.handlers[i].handler());
      }
    }
  }

  /// A loop goes back by one instruction only, so that one turn is one checkpoint.
  @Test
  void loopsHaveOneBackEdge() throws IOException {
    String text =
        """
        def f(n) {
          while n > 0 { n -= 1; if n == 3 { continue }; if n == 2 { break } }
          for i in range(n) { if i { continue } }
          while True { if n { break } }
          while n and n > 2 or n < -5 { n -= 1 }
        }
        """;
    FunctionCode f = Compiled.inside(Compiled.code(text), "f");
    int back = 0;
    for (int pc = 0; pc < f.code.length; pc += 4) {
      Op op = Op.of(f.code[pc]);
      int target =
          op == Op.JUMP ? f.code[pc + 1] : op.c == Operand.TARGET ? f.code[pc + 3] : pc + 4;
      back += target <= pc ? 1 : 0;
    }
    assertEquals(5, back, Disassembler.print(f));
  }
}
