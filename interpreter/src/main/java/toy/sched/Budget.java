package toy.sched;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What one script, or one entry at the prompt, has used up, with all that it started. Thread-safe.
final class Budget {
  /// The number of the entry; 0 for a script.
  final int entry;

  final long beganNs;

  /// How long the main thread had held its lock by then, ns.
  final long heldBefore;

  /// Checkpoints passed; counted only where they are limited or shown.
  final AtomicLong steps = new AtomicLong();

  /// Bytes.
  final AtomicLong output = new AtomicLong();

  private final AtomicReference<@Nullable LimitHit> hit = new AtomicReference<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile boolean stopped;

  Budget(int entry, long beganNs, long heldBefore) {
    this.entry = entry;
    this.beganNs = beganNs;
    this.heldBefore = heldBefore;
  }

  /// A limit was reached. True for the first one, which counts.
  boolean reach(LimitHit first) {
    return hit.compareAndSet(null, first);
  }

  /// The limit that ended it, if one did.
  @Nullable LimitHit hit() {
    return hit.get();
  }

  boolean isOver() {
    return hit.get() != null;
  }

  /// From now on nothing that it pays for may run: not even what is just being started.
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /// True for the one who is to say what happened.
  boolean tell() {
    return hit.get() != null && told.compareAndSet(false, true);
  }
}
