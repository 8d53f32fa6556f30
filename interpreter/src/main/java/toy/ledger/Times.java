package toy.ledger;

/// How long (ns) a unit held the lock, waited for it, and was released from it.
public record Times(long heldNs, long waitingNs, ByReason released) {
  /// Nothing yet.
  public static final Times ZERO = new Times(0, 0, ByReason.NONE);

  /// All of it.
  public long total() {
    return heldNs + waitingNs + released.total();
  }

  /// Sum.
  public Times plus(Times other) {
    return new Times(
        heldNs + other.heldNs, waitingNs + other.waitingNs, released.plus(other.released));
  }

  /// Difference.
  public Times minus(Times other) {
    return new Times(
        heldNs - other.heldNs, waitingNs - other.waitingNs, released.minus(other.released));
  }
}
