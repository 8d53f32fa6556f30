package toy.ledger;

import org.jspecify.annotations.Nullable;

/// One task at one instant, or in a window; times in ns.
///
/// @param id `T0.7`: the loop's thread and a number
/// @param leftover whether it is older than the window
public record TaskSnapshot(
    String id,
    String name,
    String loopThread,
    @Nullable String spawnedAt,
    long aliveNs,
    long runningNs,
    long heldNs,
    long waitingNs,
    ByReason blocking,
    long readyNs,
    ByReason suspended,
    long steps,
    boolean ended,
    long disorder,
    long lateReady,
    boolean leftover) {

  /// What came after `o`, the same task earlier.
  TaskSnapshot minus(TaskSnapshot o) {
    return new TaskSnapshot(
        id,
        name,
        loopThread,
        spawnedAt,
        aliveNs - o.aliveNs,
        runningNs - o.runningNs,
        heldNs - o.heldNs,
        waitingNs - o.waitingNs,
        blocking.minus(o.blocking),
        readyNs - o.readyNs,
        suspended.minus(o.suspended),
        steps - o.steps,
        ended,
        disorder - o.disorder,
        lateReady - o.lateReady,
        true);
  }
}
