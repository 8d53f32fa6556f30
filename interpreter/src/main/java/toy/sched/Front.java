package toy.sched;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.compile.Compiler;
import toy.compile.FunctionCode;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;
import toy.vm.Library;
import toy.vm.ModuleValue;

/// From a source to its code. What is wrong with it is printed.
final class Front {
  private final Machine machine;

  Front(Machine machine) {
    this.machine = machine;
  }

  /// The code of a file, or null if it has errors.
  @Nullable FunctionCode file(Source source, String moduleName) {
    return compile(source, Parser.Mode.FILE, Set.of(), moduleName);
  }

  /// The code of an entry at the prompt, or null if it has errors.
  @Nullable FunctionCode entry(Source source, ModuleValue main) {
    Set<String> known = new HashSet<>();
    for (String name : main.names()) {
      if (main.get(name) != null) {
        known.add(name);
      }
    }
    return compile(source, Parser.Mode.ENTRY, known, main.name());
  }

  private @Nullable FunctionCode compile(
      Source source, Parser.Mode mode, Set<String> globals, String moduleName) {
    ParseResult parsed = Parser.parse(source, mode);
    machine.printer().diagnostics(source, parsed.diagnostics());
    Ast.Module module = parsed.module();
    if (module == null) {
      return null;
    }
    Library library = machine.library();
    Compiler.Result compiled =
        Compiler.compile(
            source,
            module,
            new Compiler.Scope(library::isBuiltin, globals, mode == Parser.Mode.ENTRY, moduleName));
    machine.printer().diagnostics(source, compiled.diagnostics());
    for (Diagnostic found : compiled.diagnostics()) {
      if (found.severity() == Diagnostic.Severity.WARNING) {
        machine.warned(
            found.code(), found.message(), source.name() + ":" + source.lineOf(found.start()));
      }
    }
    return compiled.code();
  }
}
