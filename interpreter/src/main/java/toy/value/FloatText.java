package toy.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Floats as decimal text: the shortest that reads back as the same float (`repr`), and the formats
/// `e f g` with any number of digits, rounded once from the exact value, half to even.
public final class FloatText {
  private FloatText() {}

  public static String repr(double value) {
    if (value == (long) value && Math.abs(value) < 1e15) {
      long whole = (long) value;
      return whole == 0 && 1 / value < 0 ? "-0.0" : whole + ".0";
    }
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String text;
    if (exponent < -4 || exponent >= 16) {
      text = scientific(digits, exponent, 'e');
    } else {
      text = positional(digits, exponent);
    }
    return value < 0 ? "-" + text : text;
  }

  /// Java's `Double.toString` is the shortest since JDK 19, but for values of one digit: it gives
  /// two of them (`4.9E-324`), of which one may do.
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return decimal;
  }

  private static String positional(String digits, int exponent) {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (digits.length() <= exponent + 1) {
      return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }

  /// `d.ddde+XX`, at least two digits of exponent.
  private static String scientific(String digits, int exponent, char e) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + exponent(exponent, e);
  }

  private static String exponent(int exponent, char e) {
    int size = Math.abs(exponent);
    return e + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  /// A double has no decimal digits beyond this place; more are zeros.
  private static final int LAST_PLACE = 1100;

  /// `%.{digits}f` of a finite value that is not negative.
  static String fixed(double value, int digits, boolean alternate) {
    int places = Math.min(digits, LAST_PLACE);
    String text = new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    text += "0".repeat(digits - places);
    return alternate && digits == 0 ? text + "." : text;
  }

  /// `%.{digits}e` of a finite value that is not negative.
  static String exponential(double value, int digits, char e, boolean alternate) {
    int places = Math.min(digits, LAST_PLACE);
    String figures;
    int exponent = 0;
    if (value == 0) {
      figures = "0".repeat(places + 1);
    } else {
      BigDecimal rounded =
          new BigDecimal(value).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
      figures = rounded.unscaledValue().toString();
      exponent = figures.length() - 1 - rounded.scale();
      figures += "0".repeat(Math.max(0, places + 1 - figures.length()));
    }
    String fraction = figures.substring(1) + "0".repeat(digits - places);
    String point = fraction.isEmpty() && !alternate ? "" : ".";
    return figures.charAt(0) + point + fraction + exponent(exponent, e);
  }

  /// `%.{digits}g` of a finite value that is not negative; an alternate form keeps trailing zeros.
  static String general(double value, int digits, char e, boolean alternate) {
    return general(value, digits, e, alternate, false);
  }

  /// `withPoint` is the rule of a format without a type: as `g`, but with at least one digit past
  /// the point, and by exponent one digit earlier.
  static String general(double value, int digits, char e, boolean alternate, boolean withPoint) {
    int precision = Math.max(1, digits);
    String sci = exponential(value, precision - 1, e, true);
    int at = sci.indexOf(e);
    int exponent = Integer.parseInt(sci.substring(at + 1));
    if (exponent < -4 || exponent >= precision - (withPoint ? 1 : 0)) {
      String mantissa = sci.substring(0, at);
      if (!alternate) {
        mantissa = withoutZeros(mantissa);
      }
      return mantissa + sci.substring(at);
    }
    String text = fixed(value, precision - 1 - exponent, true);
    if (alternate) {
      return text;
    }
    text = withoutZeros(text);
    return withPoint && text.indexOf('.') < 0 ? text + ".0" : text;
  }

  private static String withoutZeros(String text) {
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
