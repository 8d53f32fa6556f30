package toy.lib;

import java.math.BigInteger;
import toy.value.Arith;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Operator;
import toy.value.SetValue;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;

/// The functions of `random` that give ints or choose items.
final class RandomChoices {
  private RandomChoices() {}

  static void define(RandomModule.Definer d) {
    d.define(
        "randint",
        "a, b",
        "(a, b): an int from a to b, both included",
        (f, r, a) -> inRange(f, r, a[0], Arith.binary(Operator.ADD, a[1], 1L, f), 1L));
    d.define(
        "randrange",
        "start, stop=, step=",
        "(start, stop=None, step=1): an item of the range",
        RandomChoices::randrange);
    d.define("choice", "seq", "(seq): an item of a sequence", RandomChoices::choice);
    d.define(
        "choices",
        "population, weights=, *, cum_weights=, k=",
        "(population, weights=None, *, cum_weights=None, k=1): k items, with repetitions",
        RandomChoices::choices);
    d.define("shuffle", "x", "(x): puts a list into a random order", RandomChoices::shuffle);
    d.define(
        "sample", "population, k", "(population, k): k different items", RandomChoices::sample);
  }

  private static Object randrange(Fiber f, RandomValue r, Object[] args) {
    Object start = Arguments.integer(args[0], f);
    Object step = args[2] == null ? (Object) 1L : Arguments.integer(args[2], f);
    if (!Arguments.given(args[1])) {
      if (!step.equals(1L)) {
        throw ToyError.typeError("Missing a non-None stop argument");
      }
      if (Arguments.big(start).signum() <= 0) {
        throw ToyError.valueError("empty range for randrange()");
      }
      return below(r, Arguments.big(start));
    }
    return inRange(f, r, start, args[1], step);
  }

  private static Object inRange(Fiber f, RandomValue r, Object from, Object to, Object by) {
    BigInteger start = Arguments.big(Arguments.integer(from, f));
    BigInteger stop = Arguments.big(Arguments.integer(to, f));
    BigInteger step = Arguments.big(by);
    BigInteger width = stop.subtract(start);
    if (step.signum() == 0) {
      throw ToyError.valueError("zero step for randrange()");
    }
    boolean single = step.equals(BigInteger.ONE);
    BigInteger count =
        single ? width : width.add(step).subtract(BigInteger.valueOf(step.signum())).divide(step);
    if (count.signum() <= 0) {
      throw ToyError.valueError(
          "empty range for randrange()"
              + (single ? " (" + start + ", " + stop + ", " + width + ")" : ""));
    }
    BigInteger chosen = Arguments.big(below(r, count));
    return Numbers.normalize(start.add(step.multiply(chosen)));
  }

  private static Object below(RandomValue r, BigInteger bound) {
    return bound.bitLength() < 63
        ? (Object) r.twister.below(bound.longValue())
        : Numbers.normalize(r.twister.below(bound));
  }

  private static Object choice(Fiber f, RandomValue r, Object[] args) {
    long size = Items.length(args[0], f);
    if (size == 0) {
      throw ToyError.indexError("Cannot choose from an empty sequence");
    }
    return Items.get(args[0], r.twister.below(size), f);
  }

  private static Object shuffle(Fiber f, RandomValue r, Object[] args) {
    Object list = args[0];
    for (long i = Items.length(list, f) - 1; i > 0; i--) {
      long j = r.twister.below(i + 1);
      Object kept = Items.get(list, i, f);
      Items.set(list, i, Items.get(list, j, f), f);
      Items.set(list, j, kept, f);
      if ((i & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    return None.NONE;
  }

  /// A pool for small populations, else a set of what was chosen: as CPython chooses between them,
  /// for the numbers that are drawn differ.
  private static Object sample(Fiber f, RandomValue r, Object[] args) {
    if (args[0] instanceof SetValue || args[0] instanceof ToyDict) {
      throw ToyError.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    Object[] pool = Iteration.toArray(args[0], f);
    int n = pool.length;
    int k = Arguments.count(args[1], f);
    if (k < 0 || k > n) {
      throw ToyError.valueError("Sample larger than population or is negative");
    }
    double setSize = 21;
    if (k > 5) {
      setSize += Math.pow(4, Math.ceil(Math.log(k * 3.0) / Math.log(4)));
    }
    Object[] result = new Object[k];
    if (n <= setSize) {
      pool = pool.clone();
      for (int i = 0; i < k; i++) {
        int j = (int) r.twister.below(n - i);
        result[i] = pool[j];
        pool[j] = pool[n - i - 1];
      }
    } else {
      boolean[] chosen = new boolean[n];
      for (int i = 0; i < k; i++) {
        int j = (int) r.twister.below(n);
        while (chosen[j]) {
          j = (int) r.twister.below(n);
        }
        chosen[j] = true;
        result[i] = pool[j];
      }
    }
    return ToyList.of(result);
  }

  private static Object choices(Fiber f, RandomValue r, Object[] args) {
    long size = Items.length(args[0], f);
    int k = args[3] == null ? 1 : Arguments.count(args[3], f);
    ToyList result = new ToyList();
    boolean weighted = Arguments.given(args[1]) || Arguments.given(args[2]);
    double[] cumulative = weighted ? cumulative(f, args, size) : new double[0];
    if (!weighted && size == 0) {
      throw ToyError.indexError("Cannot choose from an empty sequence");
    }
    for (int i = 0; i < k; i++) {
      double point = r.twister.real();
      long at =
          weighted
              ? bisect(cumulative, point * cumulative[cumulative.length - 1])
              : (long) Math.floor(point * size);
      result.append(Items.get(args[0], at, f));
    }
    return result;
  }

  private static double[] cumulative(Fiber f, Object[] args, long size) {
    boolean given = Arguments.given(args[2]);
    if (given && Arguments.given(args[1])) {
      throw ToyError.typeError("Cannot specify both weights and cumulative weights");
    }
    Object[] weights = Iteration.toArray(given ? args[2] : args[1], f);
    if (weights.length != size) {
      throw ToyError.valueError("The number of weights does not match the population");
    }
    double[] sums = new double[weights.length];
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      double weight = Arguments.real(weights[i], f);
      total = given ? weight : total + weight;
      sums[i] = total;
    }
    if (!(total > 0)) {
      throw ToyError.valueError("Total of weights must be greater than zero");
    }
    return sums;
  }

  /// Where `x` would be inserted to the right of its equals, the last place left out.
  private static long bisect(double[] sums, double x) {
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x < sums[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
