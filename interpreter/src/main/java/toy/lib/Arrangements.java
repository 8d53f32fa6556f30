package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.lib.ItertoolsModule.Lazy;
import toy.value.Callbacks;
import toy.value.Iteration;
import toy.value.Numbers;
import toy.value.Sizes;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// The iterators of `itertools` over all products, permutations and combinations, in CPython's
/// order.
final class Arrangements {
  private Arrangements() {}

  /// Positions in a pool of items that change from tuple to tuple.
  private abstract static class Positions extends Lazy {
    final Object[] pool;
    final int[] at;
    private boolean started;
    private boolean ended;

    Positions(ToyClass type, Object[] pool, int size, boolean empty) {
      super(type);
      this.pool = pool;
      this.at = new int[empty ? 0 : size];
      this.ended = empty;
    }

    /// Moves to the next positions; false after the last.
    abstract boolean advance();

    Object item(int position) {
      return pool[at[position]];
    }

    @Override
    public final @Nullable Object next(Callbacks calls) {
      if (!ended && started) {
        ended = !advance();
      }
      started = true;
      if (ended) {
        return null;
      }
      Object[] items = new Object[at.length];
      for (int i = 0; i < items.length; i++) {
        items[i] = item(i);
      }
      return ToyTuple.of(items);
    }
  }

  static Object product(Fiber f, Object[] args) {
    Object[] given = ((ToyTuple) args[1]).items;
    long repeat = args[2] == null ? 1 : Arguments.number(args[2], f);
    if (repeat < 0) {
      throw ToyError.valueError("repeat argument cannot be negative");
    }
    if (given.length * repeat > Integer.MAX_VALUE - 8) {
      throw new ToyError(toy.value.Types.OVERFLOW_ERROR, "repeat argument too large");
    }
    Object[][] pools = new Object[Sizes.items(given.length * repeat)][];
    boolean empty = false;
    for (int i = 0; i < pools.length; i++) {
      pools[i] = i < given.length ? Iteration.toArray(given[i], f) : pools[i - given.length];
      empty |= pools[i].length == 0;
    }
    return new Product(pools, empty);
  }

  private static final class Product extends Positions {
    private final Object[][] pools;

    Product(Object[][] pools, boolean empty) {
      super(ItertoolsModule.PRODUCT, new Object[0], pools.length, empty);
      this.pools = pools;
    }

    @Override
    Object item(int position) {
      return pools[position][at[position]];
    }

    @Override
    boolean advance() {
      for (int i = at.length - 1; i >= 0; i--) {
        if (++at[i] < pools[i].length) {
          return true;
        }
        at[i] = 0;
      }
      return false;
    }
  }

  static Object permutations(Fiber f, Object[] args) {
    Object[] pool = Iteration.toArray(args[1], f);
    if (Arguments.given(args[2]) && !Numbers.isInt(args[2])) {
      throw ToyError.typeError("Expected int as r");
    }
    long r = Arguments.given(args[2]) ? Arguments.number(args[2], f) : pool.length;
    if (r < 0) {
      throw ToyError.valueError("r must be non-negative");
    }
    return new Permutations(pool, r > pool.length ? -1 : (int) r);
  }

  private static final class Permutations extends Positions {
    private final int[] all;
    private final int[] cycles;

    Permutations(Object[] pool, int size) {
      super(ItertoolsModule.PERMUTATIONS, pool, size, size < 0);
      this.all = new int[pool.length];
      this.cycles = new int[Math.max(0, size)];
      for (int i = 0; i < all.length; i++) {
        all[i] = i;
      }
      for (int i = 0; i < cycles.length; i++) {
        cycles[i] = pool.length - i;
        at[i] = i;
      }
    }

    @Override
    boolean advance() {
      for (int i = cycles.length - 1; i >= 0; i--) {
        if (--cycles[i] == 0) {
          int moved = all[i];
          System.arraycopy(all, i + 1, all, i, all.length - i - 1);
          all[all.length - 1] = moved;
          cycles[i] = all.length - i;
        } else {
          int j = all.length - cycles[i];
          int moved = all[i];
          all[i] = all[j];
          all[j] = moved;
          System.arraycopy(all, 0, at, 0, at.length);
          return true;
        }
      }
      return false;
    }
  }

  static Object choices(Fiber f, ToyClass type, Object[] args) {
    Object[] pool = Iteration.toArray(args[1], f);
    long r = Arguments.number(args[2], f);
    if (r < 0) {
      throw ToyError.valueError("r must be non-negative");
    }
    boolean again = type == ItertoolsModule.COMBINATIONS_WITH_REPLACEMENT;
    boolean empty = again ? pool.length == 0 && r > 0 : r > pool.length;
    return new Choices(type, pool, empty ? 0 : (int) Math.min(r, Integer.MAX_VALUE - 8), empty);
  }

  private static final class Choices extends Positions {
    private final boolean again;

    Choices(ToyClass type, Object[] pool, int size, boolean empty) {
      super(type, pool, size, empty);
      this.again = type == ItertoolsModule.COMBINATIONS_WITH_REPLACEMENT;
      for (int i = 0; i < at.length && !again; i++) {
        at[i] = i;
      }
    }

    @Override
    boolean advance() {
      for (int i = at.length - 1; i >= 0; i--) {
        int last = again ? pool.length - 1 : i + pool.length - at.length;
        if (at[i] != last) {
          int to = at[i] + 1;
          for (int j = i; j < at.length; j++) {
            at[j] = again ? to : to + j - i;
          }
          return true;
        }
      }
      return false;
    }
  }
}
