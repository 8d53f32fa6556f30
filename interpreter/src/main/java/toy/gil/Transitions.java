package toy.gil;

import org.jspecify.annotations.Nullable;

/// What happens between one thread and the lock, told to that thread's account. Each call comes
/// from the thread itself, under the lock's mutex, with the one clock reading (ns) of the
/// transition. The readings that one lock hands out never go back. An implementation may neither
/// block nor throw.
public interface Transitions {
  /// The lock is not to be had at once: the thread, new or released, begins to wait.
  void wanting(long now);

  /// The thread holds the lock. It was waiting, or it was new or released and the lock was free.
  void taken(long now);

  /// A forced drop: the holder begins to wait.
  void dropped(long now);

  /// The holder gave the lock up for `reason`, or ends when there is none. A waiting thread ends
  /// too when the lock is closed.
  void released(@Nullable Reason reason, long now);
}
