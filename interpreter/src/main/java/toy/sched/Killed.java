package toy.sched;

/// What came of [Machine#kill].
public enum Killed {
  /// A task: CancelledError is raised where it awaits.
  CANCELLED,
  /// A process: its threads unwind without running Toy code.
  TERMINATED,
  /// Threads cannot be killed.
  IS_THREAD,
  /// The first VM, or its main thread: that is the prompt itself.
  IS_MAIN,
  /// Nothing of that id runs.
  UNKNOWN
}
