package toy.compile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
import toy.syntax.Source;

/// From an AST to code: [Resolver], then one [FunctionCompiler] for each function. Pure; any thread
/// may compile.
public final class Compiler {
  /// A file gets no more errors than these at once.
  private static final int MAX_ERRORS = 5;

  /// What is known outside the text.
  ///
  /// @param builtins the built-ins
  /// @param globals names that earlier entries at the prompt declared
  /// @param entry an entry at the prompt: its last expression is its result, and functions may use
  ///   names that come later
  /// @param moduleName `__main__`, or the name of an imported module
  public record Scope(Builtins builtins, Set<String> globals, boolean entry, String moduleName) {}

  /// What came of it.
  ///
  /// @param code null where a diagnostic is an error
  /// @param declared the global names that the module declares
  public record Result(
      @Nullable FunctionCode code, List<Diagnostic> diagnostics, Set<String> declared) {}

  private Compiler() {}

  public static Result compile(Source source, Ast.Module module, Scope scope) {
    try {
      Resolution resolution = Resolver.resolve(source, module, scope);
      List<Diagnostic> diagnostics = limited(resolution.diagnostics);
      Set<String> declared = Set.copyOf(resolution.names(module).variables.keySet());
      if (diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR)) {
        return new Result(null, diagnostics, declared);
      }
      FunctionCode code = FunctionCompiler.module(source, resolution, module, scope.entry());
      return new Result(code, diagnostics, declared);
    } catch (CodeBuilder.TooLarge e) {
      return failure(DiagnosticCode.TOO_LARGE, "this function is too large", e.at, "split it");
    } catch (StackOverflowError _) {
      return failure(DiagnosticCode.TOO_NESTED, "this is nested too deeply", module, "split it");
    }
  }

  private static Result failure(DiagnosticCode code, String message, Ast at, String help) {
    int end = Math.min(at.end(), at.start() + 1);
    Diagnostic diagnostic = Diagnostic.error(code, message, at.start(), end, help);
    return new Result(null, List.of(diagnostic), Set.of());
  }

  private static List<Diagnostic> limited(List<Diagnostic> all) {
    List<Diagnostic> errors =
        all.stream()
            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
            .limit(MAX_ERRORS)
            .toList();
    return all.stream()
        .filter(d -> d.severity() == Diagnostic.Severity.WARNING || errors.contains(d))
        .toList();
  }
}
