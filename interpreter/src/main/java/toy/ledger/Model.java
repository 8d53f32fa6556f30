package toy.ledger;

import java.util.Locale;

/// How a unit came to be: the program's first thread, or the word after `spawn`.
public enum Model {
  /// The first thread of the first VM.
  MAIN,
  /// A thread of a VM that exists.
  THREAD,
  /// The first thread of a VM made for it.
  PROCESS,
  /// A coroutine on a thread's loop.
  TASK;

  private final String key = name().toLowerCase(Locale.ROOT);

  /// The word for it in reports.
  public String key() {
    return key;
  }
}
