package toy.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;

/// What one thread or task does at one moment, for who looks on while it lives.
///
/// @param reason why it is released or suspended; null in every other state
/// @param forNs how long it has been in that state
/// @param heldNs how long it has held the lock so far, the open interval included; of a thread with
///   the steps of its tasks
/// @param waitingNs how long it has waited for the lock so far
public record UnitNow(
    State state, @Nullable Reason reason, long forNs, long heldNs, long waitingNs) {
  /// The first four after STARTING are a thread's, the last three but ENDED a task's.
  public enum State {
    /// A thread that has not yet wanted the lock for the first time.
    STARTING,
    HOLDING,
    WAITING,
    RELEASED,
    READY,
    RUNNING,
    SUSPENDED,
    ENDED;

    /// As reports write it: `holding`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// `holding`, `released (sleep)`.
  public String text() {
    return reason == null ? state.word() : state.word() + " (" + reason.key() + ")";
  }
}
