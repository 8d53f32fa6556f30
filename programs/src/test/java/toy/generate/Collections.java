package toy.generate;

/// Expressions worth a list, tuple, dict or set.
final class Collections {
  private final Expressions all;
  private final Chance chance;

  Collections(Expressions all, Chance chance) {
    this.all = all;
    this.chance = chance;
  }

  String integers(int depth) {
    if (depth <= 0) {
      return all.plain(Type.INTS);
    }
    int d = depth - 1;
    return chance.<String>one(
        () ->
            chance.use(
                Feature.LIST, "[%s, %s, %s]".formatted(i(d), i(d), all.operand(Type.INT, d))),
        () -> comprehension(d),
        () -> comprehension(d),
        () ->
            chance.use(
                Feature.NESTED_COMPREHENSION,
                chance
                    .of(
                        "[v * w for v in %s for w in range(3) if v != w]",
                        "[sum(w + v for w in range(v %% 4)) for v in %s]",
                        "[w for v in [%s, [1, 2]] for w in v]")
                    .formatted(all.of(Type.INTS, d))),
        () ->
            chance.use(
                Feature.SORTED_KEY,
                "sorted(%s%s%s)"
                    .formatted(
                        all.of(Type.INTS, d),
                        chance.oneIn(2) ? ", key=lambda k: " + all.ofParameter("k") : "",
                        chance.of("", ", reverse=True"))),
        // Items of a set with the same key would stand in the set's own order.
        () ->
            chance.use(
                Feature.SORTED_KEY,
                "sorted(%s%s%s)"
                    .formatted(
                        all.of(Type.SET, d),
                        chance.oneIn(2) ? ", key=lambda k: (" + all.ofParameter("k") + ", k)" : "",
                        chance.of("", ", reverse=True"))),
        () -> slice(all.of(Type.INTS, d)),
        () -> "(%s + %s)".formatted(all.of(Type.INTS, d), all.operand(Type.INTS, d)),
        () -> "(%s * %d)".formatted(all.of(Type.INTS, d), chance.between(-1, 3)),
        () -> "list(range(%s %% 9))".formatted(i(d)),
        () ->
            "list(range(%d, %d, %d))"
                .formatted(chance.between(-5, 9), chance.between(-9, 12), chance.between(-3, 3)),
        () ->
            chance.use(
                Feature.LAMBDA,
                "list(%s(lambda v: %s, %s))"
                    .formatted(
                        chance.of("map", "filter"), all.ofParameter("v"), all.of(Type.INTS, d))),
        () ->
            chance.use(
                Feature.UNPACKING_DISPLAY,
                "[*%s, %s, *range(2)]".formatted(all.operand(Type.INTS, d), i(d))),
        () -> "list(%s.values())".formatted(all.of(Type.MAP, d)),
        () -> "list(reversed(%s))".formatted(all.of(Type.INTS, d)),
        () -> "[len(s) for s in %s]".formatted(all.of(Type.STRS, d)),
        () ->
            "[a * b for a, b in zip(%s, %s)]".formatted(all.of(Type.INTS, d), all.of(Type.INTS, d)),
        () ->
            "[n for n, s in enumerate(%s%s)]"
                .formatted(all.of(Type.STRS, d), chance.of("", ", 5", ", start=-1")));
  }

  private String comprehension(int d) {
    return chance.use(
        Feature.COMPREHENSION,
        "[%s for v in %s%s]"
            .formatted(
                all.ofParameter("v"),
                chance.oneIn(3) ? "range(" + chance.between(0, 7) + ")" : all.operand(Type.INTS, d),
                chance.of("", "", " if v > 2", " if v % 2", " if v if v != 3")));
  }

  private String slice(String list) {
    return chance.use(
        Feature.LIST_SLICE,
        list
            + chance.<String>one(
                () -> chance.of("[::-1]", "[1:]", "[:-1]", "[::2]", "[-2:]", "[:]", "[::0]"),
                () ->
                    "[%d:%d:%d]"
                        .formatted(
                            chance.between(-5, 5),
                            chance.between(-5, 8),
                            chance.of(-2, -1, 1, 2))));
  }

  private String i(int depth) {
    return all.of(Type.INT, depth);
  }

  String texts(int depth) {
    if (depth <= 0) {
      return all.plain(Type.STRS);
    }
    int d = depth - 1;
    return chance.<String>one(
        () ->
            chance.use(
                Feature.LIST, "[%s, %s]".formatted(all.of(Type.STR, d), all.of(Type.STR, d))),
        () ->
            "%s.split(%s)"
                .formatted(
                    all.of(Type.STR, d), chance.of("", "','", "' '", "'l', 1", "None, 1", "''")),
        () ->
            "%s.rsplit(%s)"
                .formatted(all.of(Type.STR, d), chance.of("", "','", "' ', 1", "maxsplit=1")),
        () -> all.of(Type.STR, d) + ".splitlines(" + chance.of("", "True") + ")",
        () -> "list(%s)".formatted(all.of(chance.of(Type.STR, Type.MAP), d)),
        () ->
            chance.use(
                Feature.SORTED_KEY,
                "sorted(%s, key=%s)"
                    .formatted(
                        all.of(Type.STRS, d),
                        chance.of(
                            "len", "str.lower", "lambda s: s[-1:]", "lambda s: (len(s), s)"))),
        () ->
            chance.use(
                Feature.COMPREHENSION,
                "[str(v) + '!' for v in %s]".formatted(all.of(Type.INTS, d))),
        () -> "[k for k, v in sorted(%s.items()) if v]".formatted(all.of(Type.MAP, d)),
        () -> slice(all.of(Type.STRS, d)),
        () ->
            "list(map(%s, %s))"
                .formatted(
                    chance.of("str.upper", "repr", "str", "lambda s: s * 2"),
                    all.of(Type.STRS, d)));
  }

  String pair(int depth) {
    return chance.use(
        Feature.TUPLE,
        depth <= 0
            ? all.plain(Type.PAIR)
            : "(%s, %s)".formatted(i(depth - 1), all.of(Type.STR, depth - 1)));
  }

  String map(int depth) {
    if (depth <= 0) {
      return all.plain(Type.MAP);
    }
    int d = depth - 1;
    return chance.<String>one(
        () ->
            chance.use(
                Feature.DICT, "{%s: %s, %s: %s}".formatted(all.key(d), i(d), all.key(d), i(d))),
        () -> "dict(zip(%s, %s))".formatted(all.of(Type.STRS, d), all.of(Type.INTS, d)),
        () -> "dict(a=%s, zz=%s)".formatted(i(d), i(d)),
        () -> "dict([%s[::-1]])".formatted(all.of(Type.PAIR, d)),
        () ->
            chance.use(
                Feature.COMPREHENSION,
                "{str(v): %s for v in %s}".formatted(all.ofParameter("v"), all.of(Type.INTS, d))),
        () ->
            chance.use(
                Feature.UNPACKING_DISPLAY,
                "{**%s, %s: %s}".formatted(all.operand(Type.MAP, d), all.key(d), i(d))),
        () -> "(%s | %s)".formatted(all.of(Type.MAP, d), all.operand(Type.MAP, d)),
        () ->
            "{k: v for k, v in %s.items() if v %s 2}"
                .formatted(all.of(Type.MAP, d), chance.of(">", "<", "%")),
        () -> "dict.fromkeys(%s, %s)".formatted(all.of(Type.STRS, d), i(d)),
        () -> all.of(Type.MAP, d) + ".copy()");
  }

  String set(int depth) {
    if (depth <= 0) {
      return all.plain(Type.SET);
    }
    int d = depth - 1;
    return chance.<String>one(
        () -> chance.use(Feature.SET, "{%s, %s, 1}".formatted(i(d), i(d))),
        () -> "set(%s)".formatted(all.of(Type.INTS, d)),
        () -> "frozenset(%s)".formatted(all.of(Type.INTS, d)),
        () ->
            chance.use(
                Feature.SET_OPERATION,
                "(%s %s %s)"
                    .formatted(
                        all.of(Type.SET, d),
                        chance.of("|", "&", "-", "^"),
                        all.operand(Type.SET, d))),
        () ->
            chance.use(
                Feature.SET_OPERATION,
                "%s.%s(%s)"
                    .formatted(
                        all.of(Type.SET, d),
                        chance.of("union", "intersection", "difference", "symmetric_difference"),
                        all.of(Type.INTS, d))),
        () ->
            chance.use(
                Feature.COMPREHENSION,
                "{%s for v in %s}".formatted(all.ofParameter("v"), all.of(Type.INTS, d))));
  }
}
