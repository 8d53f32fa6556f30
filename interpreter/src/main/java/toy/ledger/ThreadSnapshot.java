package toy.ledger;

import org.jspecify.annotations.Nullable;

/// One thread at one instant, or in a window; times in ns. Counts are the lock's own unless said
/// otherwise.
///
/// @param startNs when it first wanted the lock, from the run's beginning
/// @param startupNs from its spawn to there
/// @param aliveNs from there to its end, or to the cut
/// @param whole the whole thread, its loop's steps included
/// @param own the thread as a unit, without the steps
/// @param tasksNs the time in steps
/// @param cpuNs processor time, or -1 if it is not known
/// @param holding 1 if the account has it as the holder at the cut, else 0; a difference in a
///   window
/// @param released how often it was released, by the account's count
/// @param requests drop requests that it received
/// @param waits acquires that it waited for
/// @param wakes how often it woke up while it waited
/// @param waitLengths the waits that have ended
/// @param openWaitNs the wait that has not
/// @param disorder transitions that its state did not allow; 0
/// @param leftover whether it is older than the window
public record ThreadSnapshot(
    String id,
    String name,
    Model model,
    @Nullable String spawnedAt,
    long startNs,
    long startupNs,
    long aliveNs,
    Times whole,
    Times own,
    long tasksNs,
    long cpuNs,
    boolean ended,
    int holding,
    long acquires,
    long forced,
    long exits,
    ByReason voluntary,
    ByReason released,
    long requests,
    long waits,
    long wakes,
    Distribution waitLengths,
    long openWaitNs,
    long disorder,
    boolean leftover) {

  /// What came after `o`, the same thread earlier. Its processor time there is not known.
  ThreadSnapshot minus(ThreadSnapshot o) {
    return new ThreadSnapshot(
        id,
        name,
        model,
        spawnedAt,
        startNs,
        startupNs,
        aliveNs - o.aliveNs,
        whole.minus(o.whole),
        own.minus(o.own),
        tasksNs - o.tasksNs,
        -1,
        ended,
        holding - o.holding,
        acquires - o.acquires,
        forced - o.forced,
        exits - o.exits,
        voluntary.minus(o.voluntary),
        released.minus(o.released),
        requests - o.requests,
        waits - o.waits,
        wakes - o.wakes,
        waitLengths.minus(o.waitLengths),
        openWaitNs - o.openWaitNs,
        disorder - o.disorder,
        true);
  }
}
