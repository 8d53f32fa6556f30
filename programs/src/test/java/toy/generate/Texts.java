package toy.generate;

/// Expressions worth a str.
final class Texts {
  private final Expressions all;
  private final Chance chance;

  Texts(Expressions all, Chance chance) {
    this.all = all;
    this.chance = chance;
  }

  String text(int depth) {
    if (depth <= 0) {
      return literal();
    }
    int d = depth - 1;
    return chance.<String>one(
        this::literal,
        () ->
            chance.use(
                Feature.CONCATENATION, "(%s + %s)".formatted(s(d), all.operand(Type.STR, d))),
        () -> chance.use(Feature.CONCATENATION, "(%s * %d)".formatted(s(d), chance.between(-1, 3))),
        () -> method(d),
        () -> method(d),
        () -> slice(d),
        () -> field(d),
        () -> field(d),
        () -> percent(d),
        () -> format(d),
        () ->
            chance.use(
                Feature.REPR, chance.of("repr(", "str(", "ascii(") + all.of(all.type(), d) + ")"),
        () -> chance.of("hex(", "bin(", "oct(") + all.operand(Type.INT, d) + ")",
        () -> "format(%s, '%s')".formatted(all.of(Type.INT, d), all.specification(Type.INT)),
        () -> "format(%s, '%s')".formatted(all.of(Type.FLOAT, d), all.specification(Type.FLOAT)),
        () -> "chr(" + all.of(Type.INT, d) + " % 1000)",
        () -> all.of(Type.PAIR, d) + "[1]",
        () -> "type(" + all.of(all.type(), d) + ").__name__",
        () -> "%s.join(%s)".formatted(s(0), all.operand(Type.STRS, d)),
        () ->
            "''.join(c for c in %s if c %s %s)"
                .formatted(s(d), chance.of("!=", ">", "in"), literal()),
        () -> "''.join(sorted(" + s(d) + "))");
  }

  private String s(int depth) {
    return all.of(Type.STR, depth);
  }

  private String literal() {
    return chance.use(
        Feature.STR_LITERAL,
        chance.of(
            "'abc'",
            "''",
            "'Hello, World'",
            "\"it's\"",
            "'a\"b'",
            "'x y  z'",
            "'tab\\there'",
            "'line\\nbreak'",
            "'\\x41\\u00e9\\U0001F600'",
            "r'raw\\n'",
            "'\\\\'",
            "'naïve é'",
            "'ß'",
            "'ǅ'",
            "'a,b,,c'",
            "'  pad '",
            "'12'",
            "'\\'\"'",
            "'''tri'ple'''",
            "'con' 'cat'",
            "'\\0'",
            "'\\x7f\\x80'",
            "'\\N{BULLET}'",
            "'The quick brown'",
            "'İı'",
            "'日本'",
            "'{}'",
            "'%'",
            "'\\u2028'",
            "'é'"));
  }

  private String method(int d) {
    return chance.use(
        Feature.STR_METHOD,
        s(d)
            + chance.<String>one(
                () ->
                    chance.of(
                        ".upper()",
                        ".lower()",
                        ".strip()",
                        ".lstrip()",
                        ".rstrip()",
                        ".title()",
                        ".capitalize()",
                        ".swapcase()",
                        ".casefold()",
                        ".expandtabs()"),
                () ->
                    "."
                        + chance.of("center", "ljust", "rjust")
                        + "(%s%s)"
                            .formatted(
                                chance.between(-1, 14), chance.of("", ", '*'", ", '-'", ", 'ab'")),
                () -> ".zfill(" + chance.between(-1, 12) + ")",
                () -> ".replace(%s, %s)".formatted(s(0), all.operand(Type.STR, 0)),
                () -> ".replace('a', 'AA', " + chance.between(-1, 2) + ")",
                () -> chance.of(".strip(", ".lstrip(", ".rstrip(") + s(0) + ")",
                () -> chance.of(".removeprefix(", ".removesuffix(") + s(0) + ")",
                () ->
                    chance.of(".partition(", ".rpartition(") + s(0) + ")[" + chance.below(3) + "]",
                () -> ".translate({97: 'A', 98: None, 99: 120})"));
  }

  private String slice(int d) {
    return chance.use(
        Feature.STR_SLICE,
        s(d)
            + chance.<String>one(
                () ->
                    chance.of("[::-1]", "[1:]", "[:-1]", "[::2]", "[-3:]", "[5:2]", "[:]", "[::0]"),
                () -> "[%d:%d]".formatted(chance.between(-5, 5), chance.between(-5, 8)),
                () ->
                    "[%d:%d:%d]"
                        .formatted(
                            chance.between(-5, 9),
                            chance.between(-9, 9),
                            chance.of(-2, -1, 1, 2, 3)),
                () -> "[" + all.operand(Type.INT, d) + "]"));
  }

  /// An f-string. Before Python 3.12 a field cannot hold backslashes or the string's own quotes.
  private String field(int d) {
    StringBuilder text = new StringBuilder();
    for (int i = chance.between(1, 3); i > 0; i--) {
      Type type = all.type();
      String value = all.of(type, d);
      for (char c : "\"'\\#{}!:=".toCharArray()) {
        value = value.indexOf(c) >= 0 ? "" : value;
      }
      if (value.isEmpty()) {
        type = Type.INT;
        value = "(" + chance.between(-9, 99) + ")";
      }
      text.append(chance.of("", "a=", " ", "{{", "}}", "é:"));
      text.append('{').append(value);
      text.append(
          switch (chance.below(7)) {
            case 0 -> chance.of("!r", "!s", "!a");
            case 1, 2, 3 -> ":" + all.specification(type);
            case 4 -> ":>{" + chance.between(1, 12) + "}";
            case 5 -> chance.of("=", " = ", "=!s");
            default -> "";
          });
      text.append('}');
    }
    return chance.use(Feature.FSTRING, "f'" + text + "'");
  }

  private String percent(int d) {
    return chance.use(
        Feature.PERCENT_FORMAT,
        chance.<String>one(
            () ->
                "('%%d|%%5s|%%r' %% (%s, %s, %s))".formatted(all.operand(Type.INT, d), s(d), s(0)),
            () ->
                "('%%%s' %% %s)"
                    .formatted(
                        chance.of("05d", "+d", "x", "#o", "-6d|", "e", ".3s", "s", "c", "i", "X"),
                        all.of(Type.INT, d)),
            () ->
                "('%%%s' %% %s)"
                    .formatted(
                        chance.of(".2f", "8.3e", "g", "r", "+.1f", "d", "s", "%"),
                        all.of(Type.FLOAT, d)),
            () -> "('%%(a)s-%%(b)03d' %% {'a': %s, 'b': %s})".formatted(s(d), all.of(Type.INT, d)),
            () -> "(%s %% %s)".formatted(s(0), all.of(Type.PAIR, d))));
  }

  private String format(int d) {
    return chance.use(
        Feature.FORMAT_METHOD,
        chance.<String>one(
            () -> "'{} {}'.format(%s, %s)".formatted(all.of(all.type(), d), s(d)),
            () -> "'{1:>5}{0!r}'.format(%s, %s)".formatted(s(d), all.of(Type.INT, d)),
            () ->
                "'{n:%s}'.format(n=%s)".formatted(all.specification(Type.INT), all.of(Type.INT, d)),
            () -> "'{0[0]}-{0[1]}'.format(" + all.of(chance.of(Type.PAIR, Type.INTS), d) + ")",
            () -> "'{} {} {}'.format(%s)".formatted(s(d)),
            () -> "%s.format(%s)".formatted(s(0), s(0)),
            () ->
                chance.use(
                    Feature.FORMAT_NESTED,
                    "'{:{}{}}'.format(%s, %s, %s)"
                        .formatted(
                            chance.oneIn(2) ? all.of(Type.INT, d) : all.of(Type.FLOAT, d),
                            chance.of("'>'", "'^'", "'*<'", "'0'", "'+'", "''"),
                            chance.between(0, 12))),
            () ->
                "'{!r:>8}|{!s}|{!a}'.format(%s, %s, %s)"
                    .formatted(s(d), all.of(all.type(), d), s(0)),
            () ->
                "'{a[b]} {0.real} {}'.format(%s, a={'b': %s})"
                    .formatted(all.of(Type.INT, d), s(0))));
  }
}
