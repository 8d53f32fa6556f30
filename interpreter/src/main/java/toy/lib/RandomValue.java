package toy.lib;

import java.math.BigInteger;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.ToyTuple;

/// A generator of random numbers, `random.Random`. Guarded by its VM's GIL.
final class RandomValue implements ToyObject {
  final MersenneTwister twister;

  /// The second of a pair that `gauss` has made, or nan.
  double nextGauss = Double.NaN;

  RandomValue(BigInteger seed) {
    twister = new MersenneTwister(seed);
  }

  /// As CPython's: version 3, the words of the twister, what `gauss` kept.
  ToyTuple state() {
    return ToyTuple.of(
        3L, ToyTuple.of(twister.state()), Double.isNaN(nextGauss) ? None.NONE : (Object) nextGauss);
  }

  /// Takes what [#state] gave; false, and as before, if it is something else.
  boolean restore(Object state) {
    if (state instanceof ToyTuple all
        && all.size() == 3
        && all.items[0].equals(3L)
        && all.items[1] instanceof ToyTuple words
        && (all.items[2] == None.NONE || all.items[2] instanceof Double)
        && twister.restore(words.items)) {
      nextGauss = all.items[2] instanceof Double kept ? kept : Double.NaN;
      return true;
    }
    return false;
  }

  @Override
  public ToyClass type() {
    return LibraryTypes.RANDOM;
  }
}
