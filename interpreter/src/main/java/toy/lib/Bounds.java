package toy.lib;

import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyError;
import toy.vm.Fiber;

/// Positions in sequences as Python counts them: negative from the end, clipped to it.
final class Bounds {
  private Bounds() {}

  /// Between 0 and `length`.
  static long clip(long at, long length) {
    return at < 0 ? Math.max(0, at + length) : Math.min(at, length);
  }

  static long clip(Object at, long length, Fiber f) {
    if (Numbers.indexOrNull(at, f) == null) {
      throw ToyError.typeError("slice indices must be integers or have an __index__ method");
    }
    return clip(Numbers.sliceIndex(at, f), length);
  }

  /// The optional argument `which` of a search in a text or in bytes. Not clipped at `length`: what
  /// begins behind the end is not found, not even if it is empty.
  static long argument(Fiber f, Object[] args, int which, int length, long otherwise) {
    if (args.length <= which || args[which] == None.NONE) {
      return otherwise;
    }
    long at = Numbers.sliceIndex(args[which], f);
    return at < 0 ? Math.max(0, at + length) : at;
  }
}
