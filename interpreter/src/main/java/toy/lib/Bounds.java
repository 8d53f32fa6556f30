package toy.lib;

import toy.value.None;
import toy.vm.Fiber;

/// Positions in sequences as Python counts them: negative from the end, clipped to it.
final class Bounds {
  private Bounds() {}

  /// Between 0 and `length`.
  static long clip(long at, long length) {
    return at < 0 ? Math.max(0, at + length) : Math.min(at, length);
  }

  static long clip(Object at, long length, Fiber f) {
    return clip(toy.value.Numbers.sliceIndex(at, f), length);
  }

  /// An optional position; None and absence mean `otherwise`.
  static long optional(Object[] args, int which, long length, long otherwise, Fiber f) {
    if (args.length <= which || args[which] == None.NONE) {
      return otherwise;
    }
    return clip(args[which], length, f);
  }
}
