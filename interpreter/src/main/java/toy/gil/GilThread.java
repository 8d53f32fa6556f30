package toy.gil;

import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// One thread as the lock sees it: where it stands in the lock's algorithm, and what it has done so
/// far.
///
/// All fields change under the lock's mutex, or in a simulation on the simulator's thread. The
/// counters count what the lock did, apart from the account that is told of it, so that each can
/// check the other.
public final class GilThread {
  final Transitions account;
  private final @Nullable Condition free; // of a real lock only
  private final long[] voluntary = new long[Reason.values().length];

  /// Whether it waits for the lock; the switch number and the time-out (ns) of the present wait.
  boolean waiting;

  long seenSwitches;
  long deadline;

  /// When the present wait began, in acquires by whomever; the number of the request by which it
  /// first asked for the lock, or [GilCore#NEVER]; whether it was made to drop it.
  long since;

  long asked;
  boolean dropped;

  private long acquires;
  private long waits;
  private long wakes;
  private long forced;
  private long exits;
  private long requests;

  /// A thread whose transitions go to `account`.
  public GilThread(Transitions account) {
    this.account = account;
    this.free = null;
  }

  /// A thread of a real lock, which waits on `free`.
  GilThread(Transitions account, Condition free) {
    this.account = account;
    this.free = free;
  }

  Condition free() {
    if (free == null) {
      throw new IllegalStateException("a thread of no real lock");
    }
    return free;
  }

  void countAcquire() {
    acquires++;
    if (waiting) {
      waits++;
    }
  }

  void countWake() {
    wakes++;
  }

  void countRequest() {
    requests++;
  }

  void countForced() {
    forced++;
  }

  void countVoluntary(Reason reason) {
    voluntary[reason.ordinal()]++;
  }

  void countExit() {
    exits++;
  }

  /// Where its transitions go.
  public Transitions account() {
    return account;
  }

  /// How often it took the lock, the first time included.
  public long acquires() {
    return acquires;
  }

  /// How many of these acquires were waited for.
  public long waits() {
    return waits;
  }

  /// How often it woke up while it waited.
  public long wakes() {
    return wakes;
  }

  /// How often it was made to drop the lock.
  public long forced() {
    return forced;
  }

  /// How often it gave the lock up for `reason`.
  public long voluntary(Reason reason) {
    return voluntary[reason.ordinal()];
  }

  /// 1 when it has let the lock go for good, else 0.
  public long exits() {
    return exits;
  }

  /// How often it was asked, as the holder, to drop the lock.
  public long requests() {
    return requests;
  }
}
