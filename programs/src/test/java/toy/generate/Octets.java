package toy.generate;

/// Expressions worth bytes, and what is made of bytes.
final class Octets {
  private final Expressions all;
  private final Chance chance;

  Octets(Expressions all, Chance chance) {
    this.all = all;
    this.chance = chance;
  }

  String bytes(int depth) {
    if (depth <= 0) {
      return literal();
    }
    int d = depth - 1;
    return chance.<String>one(
        this::literal,
        this::literal,
        () -> chance.use(Feature.BYTES, "(%s + %s)".formatted(b(d), all.operand(Type.BYTES, d))),
        () -> chance.use(Feature.BYTES, "(%s * %d)".formatted(b(d), chance.between(-1, 3))),
        () ->
            chance.use(
                Feature.BYTES,
                "bytes([v %% %d for v in %s])"
                    .formatted(chance.of(256, 256, 257), all.operand(Type.INTS, d))),
        () -> "bytes(%s %% 5)".formatted(all.of(Type.INT, d)),
        () ->
            chance.use(
                Feature.BYTES_DECODE,
                "%s.encode(%s)"
                    .formatted(
                        all.of(Type.STR, d),
                        chance.of(
                            "",
                            "",
                            "'utf-8'",
                            "'ascii'",
                            "'latin-1'",
                            "'ascii', 'replace'",
                            "'ascii', 'ignore'",
                            "'ascii', 'backslashreplace'",
                            "'nonsense'"))),
        () -> "bytes(%s, 'utf-8')".formatted(all.operand(Type.STR, d)),
        () ->
            "bytes.fromhex(%s)"
                .formatted(chance.of("'0aff'", "'0a ff 7F'", "''", "'0'", "'zz'", "'00' * 3")),
        () -> slice(b(d)),
        () ->
            chance.use(
                Feature.BYTES_METHOD,
                b(d)
                    + chance.<String>one(
                        () ->
                            chance.of(".upper()", ".lower()", ".strip()", ".lstrip()", ".rstrip()"),
                        () -> ".strip(" + b(0) + ")",
                        () -> ".replace(%s, %s)".formatted(b(0), all.operand(Type.BYTES, 0)),
                        () -> ".join([%s, %s])".formatted(b(0), b(0)),
                        () -> ".split(%s)[0]".formatted(b(0)))));
  }

  private String b(int depth) {
    return all.of(Type.BYTES, depth);
  }

  private String literal() {
    return chance.use(
        Feature.BYTES,
        chance.of(
            "b''",
            "b'abc'",
            "b'a\\x00b'",
            "b'\\xff\\xfe'",
            "rb'\\x'",
            "b'it\\'s'",
            "b\"it's\"",
            "b'tab\\there'",
            "b' a b '",
            "b'\\xc3\\xa9'",
            "b'12'",
            "b'a' b'b'",
            "b'\\\\'",
            "b'\\101\\0'"));
  }

  private String slice(String of) {
    return of
        + chance.<String>one(
            () -> chance.of("[::-1]", "[1:]", "[:-1]", "[::2]", "[-2:]", "[5:2]", "[::0]"),
            () -> "[%d:%d]".formatted(chance.between(-5, 5), chance.between(-5, 8)));
  }

  /// An int.
  String integer(int d) {
    return chance.use(
        Feature.BYTES_METHOD,
        chance.<String>one(
            () -> "len(%s)".formatted(b(d)),
            () -> "%s[%s]".formatted(b(d), chance.of("0", "-1", "1", "7")),
            () ->
                "%s.%s(%s)"
                    .formatted(
                        b(d),
                        chance.of("count", "find", "rfind", "index"),
                        chance.oneIn(3) ? all.operand(Type.INT, 0) : b(0)),
            () -> "sum(%s)".formatted(b(d)),
            () -> "int(%s)".formatted(b(d)),
            () -> "max(%s, default=-1)".formatted(b(d)),
            () -> "ord(%s[:1])".formatted(b(d))));
  }

  /// A str.
  String text(int d) {
    return chance.use(
        Feature.BYTES_DECODE,
        chance.<String>one(
            () ->
                "%s.decode(%s)"
                    .formatted(
                        b(d),
                        chance.of(
                            "",
                            "'utf-8', 'replace'",
                            "'latin-1'",
                            "'ascii', 'ignore'",
                            "errors='replace'",
                            "'ascii'",
                            "'utf-8', 'backslashreplace'")),
            () -> "str(%s)".formatted(b(d)),
            () -> "str(%s, 'latin-1')".formatted(b(d)),
            () -> "%s.hex(%s)".formatted(b(d), chance.of("", "'-'", "':', 2", "' ', -2"))));
  }

  /// A bool.
  String truth(int d) {
    return chance.<String>one(
        () ->
            "%s.%s(%s)"
                .formatted(b(d), chance.of("startswith", "endswith"), all.operand(Type.BYTES, d)),
        () -> "%s.%s()".formatted(b(d), chance.of("isalpha", "isdigit")),
        () -> "(%s in %s)".formatted(chance.oneIn(2) ? all.operand(Type.INT, d) : b(d), b(d)));
  }
}
