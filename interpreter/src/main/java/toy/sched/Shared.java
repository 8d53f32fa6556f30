package toy.sched;

import org.jspecify.annotations.Nullable;

/// What processes share. It is in the process that made it; the processes below that one ask for
/// it.
sealed interface Shared permits ProcessQueue, PipeEnd.Line, SharedCells {
  /// How this process asks for it; null where it is here.
  @Nullable RemoteQueue remote();

  /// How many processes above this one it is; 0: it is here.
  default int above() {
    RemoteQueue remote = remote();
    return remote == null ? 0 : remote.above();
  }
}
