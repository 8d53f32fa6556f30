package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;

/// What the tests of this package share: compiling a text, and reading what came of it.
final class Compiled {
  static final Set<String> BUILTINS =
      Set.of(
          "print",
          "range",
          "len",
          "list",
          "sum",
          "type",
          "ValueError",
          "Exception",
          "asyncio",
          "time",
          "Lock",
          "join",
          "run",
          "property",
          "staticmethod",
          "classmethod",
          "iter",
          "open");

  private static final Pattern INSTRUCTION = Pattern.compile("^ +(\\d+) ([✓ ]) (\\w+) .*?; (.*)$");

  private Compiled() {}

  static Compiler.Result file(String text) {
    return compile(text, scope(Set.of(), false));
  }

  static final Builtins KNOWN =
      new Builtins() {
        @Override
        public boolean isBuiltin(String name) {
          return BUILTINS.contains(name);
        }

        @Override
        public Set<String> builtinNames() {
          return BUILTINS;
        }
      };

  static Compiler.Scope scope(Set<String> globals, boolean entry) {
    return new Compiler.Scope(KNOWN, globals, entry, "__main__");
  }

  static Compiler.Result compile(String text, Compiler.Scope scope) {
    Source source = new Source("test.toy", text);
    Parser.Mode mode = scope.entry() ? Parser.Mode.ENTRY : Parser.Mode.FILE;
    ParseResult parsed = Parser.parse(source, mode);
    Ast.Module module = parsed.module();
    if (module == null) {
      throw new AssertionError("does not parse: " + text + "\n" + parsed.diagnostics());
    }
    return Compiler.compile(source, module, scope);
  }

  /// The code of a text without errors, which the operand checker has nothing against.
  static FunctionCode code(String text) {
    return checked(file(text), text);
  }

  static FunctionCode checked(Compiler.Result result, String text) {
    List<Diagnostic> found = result.diagnostics();
    FunctionCode code = Objects.requireNonNull(result.code(), () -> text + "\n" + found);
    assertEquals(List.of(), OperandChecker.check(code), text);
    return code;
  }

  /// The codes of the diagnostics, in their order.
  static List<String> codes(Compiler.Result result) {
    return result.diagnostics().stream().map(d -> d.code().code()).toList();
  }

  /// The function `name` somewhere inside `code`.
  static FunctionCode inside(FunctionCode code, String name) {
    return all(code).stream()
        .filter(f -> f.qualifiedName.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no function " + name));
  }

  static List<FunctionCode> all(FunctionCode code) {
    List<FunctionCode> found = new ArrayList<>(List.of(code));
    for (Object constant : code.constants) {
      if (constant instanceof FunctionCode inner) {
        found.addAll(all(inner));
      }
    }
    return found;
  }

  /// The disassembly of `code` alone without its frills: a line for each instruction and handler.
  static String listing(FunctionCode code) {
    StringBuilder listing = new StringBuilder();
    for (String line : Disassembler.print(code).split("\n\n")[0].split("\n")) {
      Matcher m = INSTRUCTION.matcher(line);
      if (m.matches()) {
        String mark = m.group(2).isBlank() ? "" : m.group(2) + " ";
        listing.append(m.group(1) + " " + mark + m.group(3) + ": " + m.group(4) + "\n");
      } else if (line.contains("errors in")) {
        listing.append(line.strip() + "\n");
      }
    }
    return listing.toString();
  }

  /// The listing of `def f` in a text.
  static String f(String text) {
    return listing(inside(code(text), "f"));
  }
}
