package toy.compare;

import java.util.Locale;

/// How the n units of the work are run.
public enum Way {
  /// One after the other, by the main thread.
  SEQ,
  /// A thread each.
  THREAD,
  /// A process each.
  PROCESS,
  /// A task each, on the main thread's event loop.
  TASK;

  private final String key = name().toLowerCase(Locale.ROOT);

  /// As it is typed and printed: `seq`, `thread`, `process`, `task`.
  public String key() {
    return key;
  }

  /// How a sentence calls them: `the threads`.
  String plural() {
    return switch (this) {
      case SEQ -> key;
      case THREAD, TASK -> "the " + key + "s";
      case PROCESS -> "the processes";
    };
  }
}
