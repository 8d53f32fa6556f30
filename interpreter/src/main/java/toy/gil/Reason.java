package toy.gil;

import java.util.Locale;

/// Why a thread gave the lock up of its own accord, or why a task is suspended. The list is closed:
/// its [keys][#key()] are keys of the JSON report.
public enum Reason {
  /// `time.sleep` and `asyncio.sleep`.
  SLEEP,
  /// Files, standard streams, pipes, simulated and real network.
  IO,
  /// Locks and semaphores.
  LOCK,
  /// Queues, full or empty.
  QUEUE,
  /// Events, conditions and barriers.
  EVENT,
  /// The end of a thread, a process or a task.
  JOIN,
  /// A spawner, until its new thread has taken the lock once.
  START,
  /// An event loop with nothing to run.
  LOOP;

  private final String key = name().toLowerCase(Locale.ROOT);

  /// The word for this reason in reports: `sleep`, `io`, …
  public String key() {
    return key;
  }
}
