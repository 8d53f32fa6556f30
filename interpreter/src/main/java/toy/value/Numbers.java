package toy.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Numbers from and to other things.
public final class Numbers {
  private Numbers() {}

  public static boolean isInt(Object value) {
    throw new UnsupportedOperationException();
  }

  public static long asLong(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static long sliceIndex(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object normalize(BigInteger value) {
    throw new UnsupportedOperationException();
  }

  public static Object parseInt(String text, int base) {
    throw new UnsupportedOperationException();
  }

  public static double parseFloat(String text) {
    throw new UnsupportedOperationException();
  }

  public static double toDouble(Object number) {
    throw new UnsupportedOperationException();
  }

  public static Object fromDouble(double value) {
    throw new UnsupportedOperationException();
  }

  public static Object round(Object number, @Nullable Object digits, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
