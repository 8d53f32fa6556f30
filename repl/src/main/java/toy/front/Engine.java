package toy.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.compile.Compiler;
import toy.ledger.Snapshot;
import toy.lib.StandardLibrary;
import toy.report.LimitFact;
import toy.report.Report;
import toy.report.RunFacts;
import toy.report.Warning;
import toy.sched.LimitHit;
import toy.sched.Machine;
import toy.sched.Options;
import toy.syntax.Completeness;
import toy.syntax.Diagnostic;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;
import toy.vm.Library;

/// What the front ends need of the engine, in one place: machines with the whole standard library,
/// and reports on them. Stateless.
public final class Engine {
  /// A machine for one run or one session.
  public Machine machine(Options options) {
    return new Machine(options, StandardLibrary.create());
  }

  public String version() {
    return Version.line();
  }

  /// Whether an entry needs more lines.
  public boolean isIncomplete(String entry) {
    return Completeness.of(entry) == Completeness.INCOMPLETE;
  }

  /// What is wrong with a file, and its code where that is no error. Nothing runs.
  public Compiler.Result compile(Source source) {
    ParseResult parsed = Parser.parse(source, Parser.Mode.FILE);
    if (parsed.module() == null) {
      return new Compiler.Result(null, parsed.diagnostics(), Set.of());
    }
    Library library = StandardLibrary.create();
    Compiler.Scope scope = new Compiler.Scope(library, Set.of(), false, "__main__");
    Compiler.Result compiled = Compiler.compile(source, parsed.module(), scope);
    List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
    found.addAll(compiled.diagnostics());
    return new Compiler.Result(compiled.code(), found, compiled.declared());
  }

  /// Loads what the first entry would else have to wait for: the parser and the compiler. Any
  /// thread.
  public void warmUp() {
    compile(new Source("<warm-up>", "def f(n) { for i in range(n) { print(f'{i}', [i + 1]) } }\n"));
  }

  /// The report on a whole run, or on a window of a session.
  ///
  /// @param program the file's name, or what stands for it
  public Report report(Snapshot snapshot, Machine machine, String program, int exit) {
    List<Warning> warnings =
        machine.warnings().all().stream()
            .map(warning -> new Warning(warning.code(), warning.message(), warning.at()))
            .toList();
    boolean deadlock = machine.isDeadlock();
    return new Report(
        snapshot,
        new RunFacts(Version.number(), program, "real", exit, deadlock, warnings, limit(machine)));
  }

  private static @Nullable LimitFact limit(Machine machine) {
    LimitHit hit = machine.limitHit();
    return hit == null
        ? null
        : new LimitFact(hit.limit().key(), hit.used(), hit.max(), hit.where(), hit.thread());
  }
}
