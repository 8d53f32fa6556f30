package toy.sched;

import java.util.Arrays;

/// How much a program may use of what, where anybody said so. Immutable.
public final class Limits {
  /// Whatever is not limited.
  public static final long UNLIMITED = Long.MAX_VALUE;

  /// Nothing is limited.
  public static final Limits NONE = new Limits(unlimited());

  /// What `--sandbox` allows.
  public static final Limits SANDBOX =
      NONE.with(Limit.STEPS, 50_000_000)
          .with(Limit.TIME, 10_000_000_000L)
          .with(Limit.MEMORY, 256_000_000)
          .with(Limit.THREADS, 64)
          .with(Limit.PROCESSES, 16)
          .with(Limit.TASKS, 100_000)
          .with(Limit.OUTPUT, 64_000)
          .with(Limit.COLLECTION, 10_000_000);

  private final long[] amounts;

  private Limits(long[] amounts) {
    this.amounts = amounts;
  }

  private static long[] unlimited() {
    long[] amounts = new long[Limit.values().length];
    Arrays.fill(amounts, UNLIMITED);
    return amounts;
  }

  /// How much there may be; [#UNLIMITED] where nobody said so.
  public long max(Limit limit) {
    return amounts[limit.ordinal()];
  }

  public boolean has(Limit limit) {
    return max(limit) != UNLIMITED;
  }

  public Limits with(Limit limit, long max) {
    long[] made = amounts.clone();
    made[limit.ordinal()] = max;
    return new Limits(made);
  }

  /// These, and where they say nothing, those of `other`.
  public Limits over(Limits other) {
    long[] made = amounts.clone();
    for (int i = 0; i < made.length; i++) {
      made[i] = made[i] == UNLIMITED ? other.amounts[i] : made[i];
    }
    return new Limits(made);
  }

  /// Of each the smaller one.
  public Limits tightest(Limits other) {
    long[] made = amounts.clone();
    for (int i = 0; i < made.length; i++) {
      made[i] = Math.min(made[i], other.amounts[i]);
    }
    return new Limits(made);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits l && Arrays.equals(amounts, l.amounts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(amounts);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Limit limit : Limit.values()) {
      if (has(limit)) {
        text.append(text.isEmpty() ? "" : " ").append(limit.flag()).append(' ');
        text.append(limit.text(max(limit)));
      }
    }
    return text.toString();
  }
}
