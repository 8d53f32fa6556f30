package toy.sched;

import java.util.List;
import toy.gil.Policy;
import toy.ledger.Snapshot;
import toy.syntax.Source;
import toy.vm.Library;

/// One run of a program, or one prompt: it owns the VMs, the account, the standard streams. Nothing
/// is static, so that two machines in one JVM never meet. Thread-safe.
public final class Machine implements AutoCloseable {
  private final Options options;
  private final Library library;

  public Machine(Options options, Library library) {
    this.options = options;
    this.library = library;
  }

  /// Runs a script to its end, on a thread of the machine, and returns the exit code. Everything
  /// that went wrong has been printed. Called once.
  public int run(Source script) {
    throw new IllegalStateException();
  }

  /// Opens the prompt's side. Called once, instead of [#run].
  public Session session() {
    throw new IllegalStateException();
  }

  /// Ctrl-C. The first raises KeyboardInterrupt in the main fiber; the second, before the program
  /// or entry has ended, stops everything that it started. False when nothing runs. From any
  /// thread.
  public boolean interrupt() {
    throw new IllegalStateException();
  }

  /// The account of all VMs now, or of the whole run after its end. From a thread that is no Toy
  /// thread.
  public Snapshot snapshot() {
    throw new IllegalStateException();
  }

  /// How many units (threads, processes, tasks) have been spawned so far.
  public long spawned() {
    return 0;
  }

  /// In the order in which they came up.
  public List<Warning> warnings() {
    return List.of();
  }

  /// The rules of the lock of the main VM, and of VMs made from now on.
  public Policy policy() {
    return options.policy();
  }

  /// Changes them between entries.
  public void setPolicy(Policy policy) {
    throw new IllegalStateException(policy.name() + library);
  }

  /// Stops whatever still runs.
  @Override
  public void close() {}
}
