package toy.sched;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.compile.Compiler;
import toy.compile.FunctionCode;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
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
  private int refusal; // see exitCode

  Front(Machine machine) {
    this.machine = machine;
  }

  /// The code of a file, or null if it has errors.
  @Nullable FunctionCode file(Source source, String moduleName) {
    return compile(source, Parser.Mode.FILE, Set.of(), moduleName, false);
  }

  /// The code of the part of a library module that is written in Toy; it can name the rest.
  @Nullable FunctionCode prelude(Source source, ModuleValue module) {
    return compile(source, Parser.Mode.FILE, Set.copyOf(module.names()), module.name(), false);
  }

  /// The code of an entry at the prompt, or null if it has errors. On the main thread of `vm`.
  @Nullable FunctionCode entry(Source source, Vm vm) {
    return entry(source, vm, Parser.Mode.ENTRY);
  }

  /// As [#entry(Source, Vm)]; a file too may be an entry.
  @Nullable FunctionCode entry(Source source, Vm vm, Parser.Mode mode) {
    ModuleValue main = vm.main;
    Set<String> known = new HashSet<>(unbound);
    for (String name : main.names()) {
      if (main.get(name) != null) {
        known.add(name);
      }
    }
    FunctionCode code = compile(source, mode, known, main.name(), true);
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

  /// What a source comes to that was the last one and had errors: [Exit#LIMIT] where it was only
  /// too deep or too large to be read.
  int exitCode() {
    return refusal;
  }

  private static int refusal(List<Diagnostic> found) {
    for (Diagnostic each : found) {
      boolean isLimit =
          each.code() == DiagnosticCode.TOO_DEEP
              || each.code() == DiagnosticCode.TOO_NESTED
              || each.code() == DiagnosticCode.TOO_LARGE;
      if (each.severity() == Diagnostic.Severity.ERROR && !isLimit) {
        return Exit.SYNTAX;
      }
    }
    return Exit.LIMIT;
  }

  private @Nullable FunctionCode compile(
      Source source, Parser.Mode mode, Set<String> globals, String moduleName, boolean atPrompt) {
    ParseResult parsed = Parser.parse(source, mode);
    machine.printer().diagnostics(source, parsed.diagnostics());
    Ast.Module module = parsed.module();
    if (module == null) {
      refusal = refusal(parsed.diagnostics());
      return null;
    }
    Library library = machine.library();
    Compiler.Result compiled =
        Compiler.compile(
            source, module, new Compiler.Scope(library, globals, atPrompt, moduleName));
    machine.printer().diagnostics(source, compiled.diagnostics());
    refusal = refusal(compiled.diagnostics());
    for (Diagnostic found : compiled.diagnostics()) {
      if (found.severity() == Diagnostic.Severity.WARNING) {
        machine
            .warnings()
            .keep(
                found.code(), found.message(), source.name() + ":" + source.lineOf(found.start()));
      }
    }
    if (atPrompt) {
      declared = compiled.declared();
    }
    return compiled.code();
  }
}
