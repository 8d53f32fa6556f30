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
import toy.vm.Vm;

/// From a source to its code. What is wrong with it is printed.
final class Front {
  private final Machine machine;
  private final Set<String> unbound =
      new HashSet<>(); // declared by entries, without a value so far
  private Set<String> declared = Set.of(); // by the last entry

  Front(Machine machine) {
    this.machine = machine;
  }

  /// The code of a file, or null if it has errors.
  @Nullable FunctionCode file(Source source, String moduleName) {
    return compile(source, Parser.Mode.FILE, Set.of(), moduleName);
  }

  /// The code of an entry at the prompt, or null if it has errors. On the main thread of `vm`.
  @Nullable FunctionCode entry(Source source, Vm vm) {
    ModuleValue main = vm.main;
    Set<String> known = new HashSet<>(unbound);
    for (String name : main.names()) {
      if (main.get(name) != null) {
        known.add(name);
      }
    }
    FunctionCode code = compile(source, Parser.Mode.ENTRY, known, main.name());
    if (code != null) {
      declared.stream().filter(machine.library()::isBuiltin).forEach(vm::shadow);
    }
    return code;
  }

  /// The last entry came to its end: `let x` alone has declared `x` for those to come.
  void entered(ModuleValue main) {
    unbound.addAll(declared);
    unbound.removeIf(name -> main.get(name) != null);
  }

  /// Earlier entries do not count any more.
  void forgetEntries() {
    unbound.clear();
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
            new Compiler.Scope(library, globals, mode == Parser.Mode.ENTRY, moduleName));
    machine.printer().diagnostics(source, compiled.diagnostics());
    for (Diagnostic found : compiled.diagnostics()) {
      if (found.severity() == Diagnostic.Severity.WARNING) {
        machine.warned(
            found.code(), found.message(), source.name() + ":" + source.lineOf(found.start()));
      }
    }
    if (mode == Parser.Mode.ENTRY) {
      declared = compiled.declared();
    }
    return compiled.code();
  }
}
