package toy.ledger;

/// What one lock did, in ns and counts.
///
/// @param heldNs how long it was held, summed over holders
/// @param idleNs how long nobody held it
/// @param handoffNs how much of the idle time somebody waited
/// @param waitingNs the integral of the number of waiting threads over time
/// @param acquires by the lock's own count, as are the counts up to `honoured`
/// @param honoured drop requests that were answered by a forced drop or a voluntary release
/// @param seenSwitches acquires by another thread than the last holder, by the account's count
/// @param overlaps acquires while another thread held it; 0 unless the policy is `none`
/// @param backwards readings before an earlier one; 0
/// @param retaken forced drops after which the same thread took the lock again
public record GilFigures(
    long heldNs,
    long idleNs,
    long handoffNs,
    long waitingNs,
    long acquires,
    long forced,
    long voluntary,
    long exits,
    long switches,
    long requests,
    long honoured,
    long seenSwitches,
    long overlaps,
    long backwards,
    long retaken) {

  /// What came after `o`.
  GilFigures minus(GilFigures o) {
    return new GilFigures(
        heldNs - o.heldNs,
        idleNs - o.idleNs,
        handoffNs - o.handoffNs,
        waitingNs - o.waitingNs,
        acquires - o.acquires,
        forced - o.forced,
        voluntary - o.voluntary,
        exits - o.exits,
        switches - o.switches,
        requests - o.requests,
        honoured - o.honoured,
        seenSwitches - o.seenSwitches,
        overlaps - o.overlaps,
        backwards - o.backwards,
        retaken - o.retaken);
  }
}
