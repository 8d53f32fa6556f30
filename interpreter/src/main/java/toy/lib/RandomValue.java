package toy.lib;

import java.math.BigInteger;
import toy.value.ToyClass;
import toy.value.ToyObject;

/// A generator of random numbers, `random.Random`. Guarded by its VM's GIL.
final class RandomValue implements ToyObject {
  final MersenneTwister twister;

  /// The second of a pair that `gauss` has made, or nan.
  double nextGauss = Double.NaN;

  RandomValue(BigInteger seed) {
    twister = new MersenneTwister(seed);
  }

  @Override
  public ToyClass type() {
    return LibraryTypes.RANDOM;
  }
}
