package toy.value;

import org.jspecify.annotations.Nullable;

/// `format % args` of str and of bytes, with CPython 3.11's results and messages. Bytes are texts
/// whose characters are below 256, as in [ToyBytes].
final class Percent {
  private final String format;
  private final boolean isBytes;
  private final Callbacks calls;
  private final StringBuilder out = new StringBuilder();
  private final boolean isMapping;
  private final Object all;

  /// What `next` takes from: the items of the tuple, or one value.
  private Object[] args;

  private int used;
  private int at;

  private Percent(String format, boolean isBytes, Object args, Callbacks calls) {
    this.format = format;
    this.isBytes = isBytes;
    this.calls = calls;
    this.all = Derived.plain(args) instanceof ToyTuple tuple ? tuple : args;
    this.args = all instanceof ToyTuple tuple ? tuple.items : new Object[] {args};
    this.isMapping = isMapping(all, isBytes, calls);
  }

  static String format(String format, Object args, Callbacks calls) {
    return new Percent(format, false, args, calls).run();
  }

  /// As [#format] for bytes, also the result.
  static String formatBytes(String octets, Object args, Callbacks calls) {
    return new Percent(octets, true, args, calls).run();
  }

  /// What has subscripts, text and tuples excepted, for bytes also these; then arguments may be
  /// left over.
  private static boolean isMapping(Object args, boolean isBytes, Callbacks calls) {
    if (args instanceof ToyBytes || args instanceof ToyByteArray) {
      return !isBytes;
    }
    return args instanceof ToyDict
        || args instanceof ToyList
        || args instanceof ToyRange
        || Special.of(args, "__getitem__", calls) != null;
  }

  private String run() {
    while (at < format.length()) {
      int next = format.indexOf('%', at);
      if (next < 0) {
        out.append(format, at, format.length());
        break;
      }
      out.append(format, at, next);
      at = next + 1;
      if (at < format.length() && format.charAt(at) == '%') {
        out.append('%');
        at++;
      } else {
        specifier();
      }
    }
    if (used < args.length && !isMapping) {
      throw ToyError.typeError(
          "not all arguments converted during " + (isBytes ? "bytes" : "string") + " formatting");
    }
    return out.toString();
  }

  private Object next() {
    if (used >= args.length) {
      throw ToyError.typeError("not enough arguments for format string");
    }
    return args[used++];
  }

  private char peek() {
    if (at >= format.length()) {
      throw ToyError.valueError("incomplete format");
    }
    return format.charAt(at);
  }

  private record Flags(
      boolean left, boolean plus, boolean space, boolean alternate, boolean zero) {}

  private void specifier() {
    if (peek() == '(') {
      key();
    }
    boolean left = false;
    boolean plus = false;
    boolean space = false;
    boolean alternate = false;
    boolean zero = false;
    for (boolean more = true; more; ) {
      switch (peek()) {
        case '-' -> left = true;
        case '+' -> plus = true;
        case ' ' -> space = true;
        case '#' -> alternate = true;
        case '0' -> zero = true;
        default -> more = false;
      }
      at += more ? 1 : 0;
    }
    int width = star("width");
    if (width < 0 && width != -1) {
      left = true;
      width = -width;
    }
    int precision = -1;
    if (peek() == '.') {
      at++;
      precision = Math.max(0, star("precision"));
    }
    if (peek() == 'l' || peek() == 'h' || peek() == 'L') {
      at++;
    }
    Flags flags = new Flags(left, plus, space, alternate, zero);
    convert(peek(), flags, width, precision);
  }

  private void key() {
    if (!isMapping) {
      throw ToyError.typeError("format requires a mapping");
    }
    int depth = 1;
    int from = ++at;
    for (; depth > 0; at++) {
      if (at >= format.length()) {
        throw ToyError.valueError("incomplete format key");
      }
      char c = format.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    String key = format.substring(from, at - 1);
    args = new Object[] {Items.get(all, isBytes ? new ToyBytes(key) : key, calls)};
    used = 0;
  }

  /// A number, or `*` for the next argument; -1 where there is none.
  private int star(String what) {
    if (peek() == '*') {
      at++;
      Object value = next();
      if (!Numbers.isInt(value)) {
        throw ToyError.typeError("* wants int");
      }
      if (Numbers.asInt(value) instanceof Long n && Math.abs(n) < Integer.MAX_VALUE) {
        // A width of -1 is left-aligned, and as wide as nothing.
        return n == -1 ? -2 : n.intValue();
      }
      throw new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    int from = at;
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + (peek() - '0');
      at++;
      if (value > Integer.MAX_VALUE) {
        throw what.equals("width")
            ? new ToyError(Types.MEMORY_ERROR, "")
            : ToyError.valueError(what + " too big");
      }
    }
    return at == from ? -1 : (int) value;
  }

  private void convert(char kind, Flags flags, int width, int precision) {
    at++;
    Object value = next();
    char type = isBytes && kind == 'b' ? 's' : kind;
    switch (type) {
      case 's' -> text(isBytes ? octets(value) : Text.str(value, calls), flags, width, precision);
      case 'r' ->
          text(
              isBytes ? Text.ascii(value, calls) : Text.repr(value, calls),
              flags,
              width,
              precision);
      case 'a' -> text(Text.ascii(value, calls), flags, width, precision);
      case 'c' -> text(isBytes ? octet(value) : character(value), flags, width, -1);
      case 'd', 'i', 'u' -> integer(decimal(value, type), 'd', flags, width, precision);
      case 'o', 'x', 'X' -> integer(whole(value, type), type, flags, width, precision);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(value, type, flags, width, precision);
      default -> {
        int point = format.codePointAt(at - 1);
        throw ToyError.valueError(
            "unsupported format character '"
                + (isBytes || point > 31 && point < 127 ? Strings.of(point) : "?")
                + "' (0x"
                + Integer.toHexString(point)
                + ") at index "
                + Strings.index(format, at - 1));
      }
    }
  }

  private void text(String value, Flags flags, int width, int precision) {
    String text = value;
    if (precision >= 0 && precision < Strings.length(value)) {
      text = value.substring(0, Strings.offset(value, precision));
    }
    pad(text, 0, flags.left, false, width);
  }

  /// Zeros go after the first `fixed` characters.
  private void pad(String text, int fixed, boolean left, boolean zero, int width) {
    int missing = Math.max(0, width - Strings.length(text));
    Sizes.text((long) out.length() + text.length() + missing);
    if (left) {
      out.append(text).repeat(' ', missing);
    } else if (zero) {
      out.append(text, 0, fixed).repeat('0', missing).append(text, fixed, text.length());
    } else {
      out.repeat(' ', missing).append(text);
    }
  }

  private String character(Object value) {
    if (value instanceof String s && Strings.length(s) == 1) {
      return s;
    }
    Object n = value instanceof String ? null : Numbers.indexOrNull(value, calls);
    if (n == null) {
      throw ToyError.typeError("%c requires int or char");
    }
    return Format.characterOf(n);
  }

  private String octets(Object value) {
    Object bytes = value instanceof ToyObject ? converted(value, "__bytes__") : null;
    return switch (bytes == null ? Derived.plain(value) : bytes) {
      case ToyBytes b -> b.octets();
      case ToyByteArray b when bytes == null -> b.octets();
      case Object other when bytes != null ->
          throw ToyError.typeError(
              "__bytes__ returned non-bytes (type " + Special.typeName(other) + ")");
      case Object other ->
          throw ToyError.typeError(
              "%b requires a bytes-like object, or an object that implements __bytes__, not '"
                  + Special.typeName(other)
                  + "'");
    };
  }

  private String octet(Object value) {
    String bytes =
        switch (value) {
          case ToyBytes b -> b.octets();
          case ToyByteArray b -> b.octets();
          case Object _ -> "";
        };
    if (bytes.length() == 1) {
      return bytes;
    }
    Object n = Numbers.indexOrNull(value, calls);
    if (n == null) {
      throw ToyError.typeError("%c requires an integer in range(256) or a single byte");
    }
    if (n instanceof Long byteValue && byteValue >= 0 && byteValue < 256) {
      return Strings.of((int) (long) byteValue);
    }
    throw new ToyError(Types.OVERFLOW_ERROR, "%c arg not in range(256)");
  }

  private Object decimal(Object value, char type) {
    if (value instanceof Double d) {
      return Numbers.fromDouble(d);
    }
    Object n = Numbers.isInt(Derived.plain(value)) ? null : converted(value, "__int__");
    if (n == null) {
      n = Numbers.indexOrNull(value, calls);
    }
    if (n == null || !Numbers.isInt(n)) {
      throw ToyError.typeError(
          "%" + type + " format: a real number is required, not " + Special.typeName(value));
    }
    return Numbers.asInt(n);
  }

  private @Nullable Object converted(Object value, String method) {
    Object callee = Special.of(value, method, calls);
    return callee == null ? null : calls.call(callee);
  }

  private Object whole(Object value, char type) {
    Object n = Numbers.indexOrNull(value, calls);
    if (n == null) {
      throw ToyError.typeError(
          "%" + type + " format: an integer is required, not " + Special.typeName(value));
    }
    return n;
  }

  private void integer(Object value, char type, Flags flags, int width, int precision) {
    String digits = Format.digits(value, type);
    boolean negative = digits.startsWith("-");
    digits = negative ? digits.substring(1) : digits;
    digits = "0".repeat(Sizes.text(Math.max(0, precision - digits.length()))) + digits;
    String prefix = flags.alternate && type != 'd' ? "0" + type : "";
    number(negative, prefix, digits, flags, width);
  }

  private void number(boolean negative, String prefix, String digits, Flags flags, int width) {
    String sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
    String head = sign + prefix;
    pad(head + digits, head.length(), flags.left, flags.zero, width);
  }

  private void floating(Object value, char type, Flags flags, int width, int precision) {
    Object number = Numbers.isNumber(value) ? value : converted(value, "__float__");
    if (number == null) {
      number = Numbers.indexOrNull(value, calls);
    }
    if (number == null || !Numbers.isNumber(number)) {
      throw ToyError.typeError(
          (isBytes ? "float argument required, not " : "must be real number, not ")
              + Special.typeName(value));
    }
    double d = Numbers.toDouble(number);
    boolean negative = Double.doubleToRawLongBits(d) < 0 && !Double.isNaN(d);
    String text = Format.magnitude(Math.abs(d), type, precision, flags.alternate);
    number(negative, "", text, flags, width);
  }
}
