package toy.value;

import org.jspecify.annotations.Nullable;

/// `collections.Counter`: how often each key occurs; 0 for those that do not.
public final class Counter extends ToyDict {
  public static final ToyClass TYPE = ToyClass.builtin("Counter", Types.DICT);

  static {
    // Written in Python there, so that messages have its bare name.
    TYPE.module = "collections";
  }

  private static final Object ZERO = 0L;

  @Override
  Object missing(Object key, Callbacks calls) {
    return ZERO;
  }

  /// The count of a key.
  public Object count(Object key, Callbacks calls) {
    Object count = get(key, calls);
    return count == null ? ZERO : count;
  }

  /// Adds to a count, by `+` or `-`.
  public void add(Object key, Operator op, Object by, Callbacks calls) {
    put(key, Arith.binary(op, count(key, calls), by, calls), calls);
  }

  /// `+`, `-`, `|` and `&` of counters, which keep positive counts only; null for other operators.
  @Nullable Counter combine(Operator op, Counter other, Callbacks calls) {
    if (op != Operator.ADD && op != Operator.SUB && op != Operator.BITOR && op != Operator.BITAND) {
      return null;
    }
    Counter result = new Counter();
    calls.enter(); // a count may be a counter
    try {
      combineInto(result, op, other, calls);
    } finally {
      calls.leave();
    }
    return result;
  }

  private void combineInto(Counter result, Operator op, Counter other, Callbacks calls) {
    for (Object key : Iteration.toArray(this, calls)) {
      keep(result, key, op, count(key, calls), other.count(key, calls), calls);
    }
    if (op != Operator.BITAND) {
      for (Object key : Iteration.toArray(other, calls)) {
        if (!contains(key, calls)) {
          keep(result, key, op, ZERO, other.count(key, calls), calls);
        }
      }
    }
  }

  private static void keep(
      Counter result, Object key, Operator op, Object mine, Object its, Callbacks calls) {
    Object count =
        switch (op) {
          case BITOR -> Compare.less(mine, its, calls) ? its : mine;
          case BITAND -> Compare.less(mine, its, calls) ? mine : its;
          default -> Arith.binary(op, mine, its, calls);
        };
    if (Compare.less(ZERO, count, calls)) {
      result.put(key, count, calls);
    }
  }

  /// `a op= b`: as [#combine], here.
  @Nullable Object combineInPlace(Operator op, Counter other, Callbacks calls) {
    Counter result = combine(op, other, calls);
    if (result == null) {
      return null;
    }
    // Keys that stay keep their places.
    for (Object key : Iteration.toArray(this, calls)) {
      if (!result.contains(key, calls)) {
        remove(key, calls);
      }
    }
    update(result, calls);
    return this;
  }

  /// Each comparison holds if it holds of all counts, a missing one being 0.
  boolean compare(Comparison op, Counter other, Callbacks calls) {
    return switch (op) {
      case EQ -> all(Comparison.EQ, other, calls);
      case NE -> !all(Comparison.EQ, other, calls);
      case LE -> all(Comparison.LE, other, calls);
      case GE -> all(Comparison.GE, other, calls);
      case LT -> all(Comparison.LE, other, calls) && !all(Comparison.EQ, other, calls);
      case GT -> all(Comparison.GE, other, calls) && !all(Comparison.EQ, other, calls);
    };
  }

  private boolean all(Comparison op, Counter other, Callbacks calls) {
    ToyDict keys = new ToyDict();
    keys.update(this, calls);
    keys.update(other, calls);
    calls.enter(); // a count may be a counter
    try {
      for (Object key : Iteration.toArray(keys, calls)) {
        Object holds = Compare.compare(op, count(key, calls), other.count(key, calls), calls);
        if (!Truth.of(holds, calls)) {
          return false;
        }
      }
    } finally {
      calls.leave();
    }
    return true;
  }

  /// The positive counts, or the negative ones with their sign turned.
  Counter signed(boolean negative, Callbacks calls) {
    return negative
        ? java.util.Objects.requireNonNull(new Counter().combine(Operator.SUB, this, calls))
        : java.util.Objects.requireNonNull(combine(Operator.ADD, new Counter(), calls));
  }

  /// Pairs of key and count, the most common first.
  public ToyList mostCommon(Callbacks calls) {
    Object[] items = Iteration.toArray(items(), calls);
    Object[] counts = new Object[items.length];
    for (int i = 0; i < items.length; i++) {
      counts[i] = ((ToyTuple) items[i]).items[1];
    }
    Sorting.sortDown(items, counts, calls);
    return ToyList.of(items);
  }

  @Override
  public Counter blank() {
    return new Counter();
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
