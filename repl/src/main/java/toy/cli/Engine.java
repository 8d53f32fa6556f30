package toy.cli;

import java.util.List;
import toy.ledger.Snapshot;
import toy.lib.StandardLibrary;
import toy.report.Report;
import toy.report.RunFacts;
import toy.report.Warning;
import toy.sched.Machine;
import toy.sched.Options;

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
    return entry.endsWith("{");
  }

  /// The report on a whole run, or on a window of a session.
  ///
  /// @param program the file's name, or what stands for it
  public Report report(Snapshot snapshot, Machine machine, String program, int exit) {
    List<Warning> warnings =
        machine.warnings().stream()
            .map(warning -> new Warning(warning.code(), warning.message(), warning.at()))
            .toList();
    return new Report(snapshot, new RunFacts(Version.number(), program, "real", exit, warnings));
  }
}
