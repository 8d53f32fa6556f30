package toy.generate;

/// Expressions worth an int or a float.
final class Numbers {
  private final Expressions all;
  private final Chance chance;

  Numbers(Expressions all, Chance chance) {
    this.all = all;
    this.chance = chance;
  }

  String integer(int depth) {
    if (depth <= 0) {
      return literal();
    }
    int d = depth - 1;
    return chance.<String>one(
        this::literal,
        () -> arithmetic(d),
        () -> arithmetic(d),
        () ->
            chance.use(
                Feature.DIVISION,
                "(%s %s %s)".formatted(i(d), chance.of("//", "%"), all.operand(Type.INT, d))),
        () -> power(d),
        () -> bits(d),
        () -> chance.use(Feature.UNARY, chance.of("-", "+", "~", "- -") + i(d)),
        () -> builtin(d),
        () -> builtin(d),
        () -> ofContainer(d),
        () -> ofContainer(d),
        () -> ofText(d),
        () ->
            chance.use(
                Feature.LAMBDA,
                "(lambda p%s: %s)(%s)"
                    .formatted(
                        chance.of("", "=3", ", q=2"),
                        all.ofParameter("p"),
                        all.operand(Type.INT, d))),
        () ->
            chance.use(
                Feature.GENERATOR_EXPRESSION,
                "sum(%s for v in %s%s)"
                    .formatted(
                        all.ofParameter("v"),
                        all.of(Type.INTS, d),
                        chance.of("", " if v", " if v > 1", " if v % 2 == 0"))));
  }

  private String i(int depth) {
    return all.of(Type.INT, depth);
  }

  private String literal() {
    return switch (chance.below(9)) {
      case 0 ->
          chance.use(
              Feature.BIG_INT,
              chance.of(
                  "9223372036854775807",
                  "-9223372036854775808",
                  "9223372036854775808",
                  "123456789012345678901234567890",
                  "-(10 ** 25)",
                  "(1 << 64)",
                  "4294967296",
                  "3037000500",
                  "-18446744073709551617"));
      case 1 -> chance.of("0xff", "0b101", "0o17", "1_000", "1_0", "0X1F");
      case 2 -> "(-" + chance.between(1, 20) + ")";
      case 3 -> "" + (chance.bits() >>> chance.between(2, 60));
      default -> chance.use(Feature.INT_LITERAL, "" + chance.between(0, 12));
    };
  }

  private String arithmetic(int d) {
    return chance.use(
        Feature.ARITHMETIC,
        chance.<String>one(
            () -> "(%s %s %s)".formatted(i(d), chance.of("+", "-"), all.operand(Type.INT, d)),
            () -> "(%s * %s)".formatted(i(d), i(d)),
            // precedence
            () ->
                "(%s %s %s %s %s)"
                    .formatted(
                        i(0),
                        chance.of("+", "-", "*", "//", "%"),
                        i(0),
                        chance.of("+", "-", "*", "//", "%", "&", "|", "^"),
                        i(0)),
            () -> "(%s %s %s)".formatted(i(d), chance.of("+", "-"), all.truth(d))));
  }

  private String power(int d) {
    return chance.use(
        Feature.POWER,
        chance.<String>one(
            () -> "((%s %% 50) ** (%s %% 9))".formatted(i(d), i(d)),
            () -> "(-%d ** %d)".formatted(chance.between(1, 9), chance.between(0, 40)),
            () -> "pow(%s, %s %% 20, %s)".formatted(i(d), i(d), i(d)),
            () -> "(2 ** %d ** 2)".formatted(chance.between(0, 9))));
  }

  private String bits(int d) {
    return chance.use(
        Feature.BITS,
        chance.<String>one(
            () -> "(%s %s %s)".formatted(i(d), chance.of("&", "|", "^"), all.operand(Type.INT, d)),
            () -> "(%s << (%s %% 40))".formatted(i(d), i(d)),
            () -> "(%s >> %s)".formatted(i(d), "(" + i(d) + " % 70)"),
            () -> "(%s %s %s)".formatted(i(0), chance.of("<<", ">>"), chance.between(-1, 65)),
            () -> "(%s).%s()".formatted(i(d), chance.of("bit_length", "bit_count"))));
  }

  private String builtin(int d) {
    return chance.use(
        Feature.INT_BUILTIN,
        chance.<String>one(
            () -> "abs(" + all.operand(Type.INT, d) + ")",
            () -> "len(" + all.operand(chance.of(Type.STR, Type.INTS, Type.MAP, Type.SET), d) + ")",
            () -> "%s(%s, %s)".formatted(chance.of("min", "max"), i(d), all.operand(Type.INT, d)),
            () ->
                "%s(%s, default=%s)".formatted(chance.of("min", "max"), all.of(Type.INTS, d), i(d)),
            () ->
                "%s(%s, key=lambda k: %s)"
                    .formatted(chance.of("min", "max"), all.of(Type.INTS, d), all.ofParameter("k")),
            () -> "sum(" + all.of(Type.INTS, d) + chance.of("", ", 10", ", start=-1") + ")",
            () -> "divmod(%s, %s)[%d]".formatted(i(d), all.operand(Type.INT, d), chance.below(2)),
            () -> "int(" + all.of(chance.of(Type.FLOAT, Type.BOOL), d) + ")",
            () -> "round(" + all.operand(Type.FLOAT, d) + ")",
            () -> "round(%s, %d)".formatted(i(d), chance.between(-3, 2)),
            () ->
                "math.%s(%s)".formatted(chance.of("floor", "ceil", "trunc"), all.of(Type.FLOAT, d)),
            () -> "math.gcd(%s, %s)".formatted(i(d), i(d)),
            () -> "math.isqrt(%s)".formatted(i(d))));
  }

  private String ofText(int d) {
    return chance.use(
        Feature.INT_OF_TEXT,
        chance.<String>one(
            () -> "int(str(" + i(d) + "))",
            () ->
                "int(%s)".formatted(chance.of("'12'", "' -7 '", "'1_000'", "'0x1f'", "''", "'१२'")),
            () ->
                "int(%s, %s)"
                    .formatted(
                        chance.of("'ff'", "'101'", "'zz'", "'0b11'"), chance.of(2, 16, 0, 36, 8)),
            () -> "int(" + all.of(Type.STR, 0) + ")",
            () -> "ord(" + chance.of("'a'", "'é'", "'\\n'", "'€'") + ")",
            () -> "ord(" + all.of(Type.STR, d) + "[:1])",
            () ->
                "%s.%s(%s)"
                    .formatted(
                        all.of(Type.STR, d),
                        chance.of("count", "find", "rfind", "index", "rindex"),
                        all.operand(Type.STR, 0))));
  }

  private String ofContainer(int d) {
    return chance.<String>one(
        () ->
            chance.use(
                Feature.LIST_INDEX,
                "%s[%s]"
                    .formatted(
                        all.of(Type.INTS, d),
                        chance.oneIn(3) ? all.operand(Type.INT, 1) : chance.of("0", "-1", "1"))),
        () -> all.of(Type.PAIR, d) + "[0]",
        () -> chance.use(Feature.DICT_INDEX, "%s[%s]".formatted(all.of(Type.MAP, d), all.key(d))),
        () ->
            chance.use(
                Feature.DICT_METHOD,
                "%s.get(%s, %s)".formatted(all.of(Type.MAP, d), all.key(d), i(d))),
        () -> "%s.%s(%s)".formatted(all.of(Type.INTS, d), chance.of("count", "index"), i(d)),
        () -> "next(iter(%s), %s)".formatted(all.of(Type.INTS, d), i(d)),
        () -> "next(v for v in %s if v > %s)".formatted(all.of(Type.INTS, d), i(d)));
  }

  String real(int depth) {
    if (depth <= 0) {
      return realLiteral();
    }
    int d = depth - 1;
    return chance.<String>one(
        this::realLiteral,
        () ->
            chance.use(
                Feature.FLOAT_ARITHMETIC,
                "(%s %s %s)"
                    .formatted(
                        all.of(Type.FLOAT, d),
                        chance.of("+", "-", "*", "/", "//", "%"),
                        all.of(chance.of(Type.FLOAT, Type.INT), d))),
        () ->
            chance.use(
                Feature.FLOAT_ARITHMETIC, "(%s / %s)".formatted(i(d), all.operand(Type.INT, d))),
        () -> "-" + all.of(Type.FLOAT, d),
        () ->
            chance.use(
                Feature.FLOAT_BUILTIN,
                chance.<String>one(
                    () -> "float(" + all.operand(Type.INT, d) + ")",
                    () ->
                        "float(%s)"
                            .formatted(
                                chance.of(
                                    "'1.5'", "' -2e3 '", "'inf'", "'nan'", "'x'", "'1_0.5'", "''")),
                    () -> "abs(" + all.of(Type.FLOAT, d) + ")",
                    () -> "round(%s, %d)".formatted(all.of(Type.FLOAT, d), chance.between(-2, 4)),
                    () ->
                        "%s(%s, %s)"
                            .formatted(
                                chance.of("min", "max"),
                                all.of(Type.FLOAT, d),
                                all.of(Type.INT, d)),
                    () -> "math.sqrt(" + all.of(Type.FLOAT, d) + ")",
                    () -> "math.fabs(" + all.of(Type.FLOAT, d) + ")",
                    () ->
                        "divmod(%s, %s)[%d]"
                            .formatted(
                                all.of(Type.FLOAT, d), all.of(Type.FLOAT, d), chance.below(2)),
                    () ->
                        "sum([%s, %s])".formatted(all.of(Type.FLOAT, d), all.of(Type.FLOAT, d)))));
  }

  private String realLiteral() {
    return chance.use(
        Feature.FLOAT_LITERAL,
        chance.of(
            "0.5",
            "1.0",
            "0.1",
            "2.5",
            "3.5",
            "-0.0",
            "1e16",
            "1e22",
            "1e-5",
            "0.0001",
            "123456.789",
            "1e300",
            "5e-324",
            "1.7976931348623157e308",
            ".5",
            "7.",
            "1_0.2_5",
            "0.30000000000000004",
            "100.0",
            "9007199254740993.0",
            "1e-7",
            "2.675",
            "1.005"));
  }
}
