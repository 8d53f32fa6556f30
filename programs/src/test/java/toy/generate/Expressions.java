package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Expressions of a wanted type, by depth. Sizes stay small: what is stored goes through `clip` or
/// `cut`, repetition takes small counts, and powers and shifts small exponents.
final class Expressions {
  /// Something that can be called: the text of a call for given arguments comes from the function.
  interface Callable {
    Type result();

    String call(Expressions expressions, int depth);
  }

  private static final List<String> KEYS = List.of("'a'", "'b'", "'key'", "'zz'", "''", "'é'");

  final Chance chance;
  final List<Callable> functions = new ArrayList<>();
  Scope scope;
  private final Numbers numbers;
  private final Texts texts;
  private final Collections collections;
  private final Octets octets;
  private int names;

  Expressions(Chance chance, Scope scope) {
    this.chance = chance;
    this.scope = scope;
    numbers = new Numbers(this, chance);
    texts = new Texts(this, chance);
    collections = new Collections(this, chance);
    octets = new Octets(this, chance);
  }

  String fresh(String stem) {
    return stem + ++names;
  }

  String of(Type type) {
    return of(type, 3);
  }

  String of(Type type, int depth) {
    List<Scope.Variable> known = scope.all(type);
    if (!known.isEmpty() && (depth <= 0 ? !chance.oneIn(4) : chance.oneIn(5))) {
      return known.get(chance.below(known.size())).name();
    }
    if (depth > 0 && chance.oneIn(8)) {
      List<Callable> fitting = functions.stream().filter(f -> f.result() == type).toList();
      if (!fitting.isEmpty()) {
        return fitting.get(chance.below(fitting.size())).call(this, depth - 1);
      }
    }
    if (depth > 0 && chance.oneIn(15)) {
      return chance.use(
          Feature.CONDITIONAL,
          "(%s if %s else %s)"
              .formatted(of(type, depth - 1), of(Type.BOOL, depth - 1), of(type, depth - 1)));
    }
    return switch (type) {
      case INT ->
          depth > 0 && chance.oneIn(20) ? octets.integer(depth - 1) : numbers.integer(depth);
      case FLOAT -> numbers.real(depth);
      case STR -> depth > 0 && chance.oneIn(20) ? octets.text(depth - 1) : texts.text(depth);
      case BOOL -> truth(depth);
      case INTS -> collections.integers(depth);
      case STRS -> collections.texts(depth);
      case PAIR -> collections.pair(depth);
      case MAP -> collections.map(depth);
      case SET -> collections.set(depth);
      case BYTES -> octets.bytes(depth);
    };
  }

  /// As [#of(Type, int)], but now and then of another type: the error must be the same.
  String operand(Type type, int depth) {
    if (depth > 0 && chance.oneIn(40)) {
      Type other =
          chance.of(
              Type.INT,
              Type.FLOAT,
              Type.STR,
              Type.BOOL,
              Type.INTS,
              Type.PAIR,
              Type.MAP,
              Type.BYTES);
      return chance.use(Feature.WRONG_TYPE, chance.oneIn(4) ? "None" : of(other, 0));
    }
    return of(type, depth);
  }

  /// Any type but sets.
  Type type() {
    return chance.of(
        Type.INT,
        Type.INT,
        Type.FLOAT,
        Type.STR,
        Type.STR,
        Type.BOOL,
        Type.INTS,
        Type.STRS,
        Type.PAIR,
        Type.MAP,
        Type.BYTES);
  }

  String key(int depth) {
    return depth > 0 && chance.oneIn(4)
        ? of(Type.STR, depth - 1)
        : KEYS.get(chance.below(KEYS.size()));
  }

  /// What may be stored in a variable: of a bounded size.
  String stored(Type type, int depth) {
    String value = of(type, depth);
    return switch (type) {
      case INT -> "clip(" + value + ")";
      case STR -> "cut(" + value + ")";
      case INTS -> "[*" + value + "][:9]";
      case STRS -> "[cut(s) for s in " + value + "][:6]";
      case BYTES -> "bytes(" + value + ")[:40]";
      case SET ->
          "set(" + value + ")"; // a frozenset lacks methods, which are looked up later in Toy
      case FLOAT, BOOL, PAIR, MAP -> value;
    };
  }

  /// A simple value that cannot fail.
  String plain(Type type) {
    return switch (type) {
      case INT -> "" + chance.between(-9, 99);
      case FLOAT -> chance.of("0.5", "1.0", "-2.25", "1e3");
      case STR -> chance.of("'abc'", "''", "'Hello, World'", "'x y  z'");
      case BOOL -> chance.of("True", "False");
      case INTS -> chance.of("[]", "[3, 1, 2]", "[5, -5, 0, 5]");
      case STRS -> chance.of("[]", "['b', 'a']", "['one', 'two', 'three']");
      case PAIR -> chance.of("(1, 'p')", "(-7, '')");
      case MAP -> chance.of("{}", "{'a': 1}", "{'a': 1, 'b': 2, 'key': 3}");
      case SET -> chance.of("set()", "{1, 2, 3}", "{0, 5}");
      case BYTES -> chance.of("b''", "b'abc'", "b'\\x00\\xff'");
    };
  }

  String truth(int depth) {
    if (depth <= 0) {
      return chance.of("True", "False", "(1 < 2)");
    }
    int d = depth - 1;
    return chance.<String>one(
        () -> compare(d),
        () -> compare(d),
        () ->
            chance.use(
                Feature.CHAINED_COMPARISON,
                "(%s %s %s %s %s)"
                    .formatted(
                        of(Type.INT, d),
                        chance.of("<", "<=", "!=", "=="),
                        of(Type.INT, d),
                        chance.of("<", ">", ">=", "=="),
                        operand(Type.INT, d))),
        () ->
            chance.use(
                Feature.LOGIC, "(%s %s %s)".formatted(truth(d), chance.of("and", "or"), truth(d))),
        () -> chance.use(Feature.LOGIC, "(not " + of(type(), d) + ")"),
        () -> member(d),
        () -> octets.truth(d),
        () ->
            chance.use(Feature.NONE, "(" + of(type(), d) + chance.of(" is None)", " is not None)")),
        () ->
            "isinstance(%s, %s)"
                .formatted(
                    of(type(), d), chance.of("int", "str", "(int, float)", "list", "bool", "dict")),
        () -> "bool(" + of(type(), d) + ")",
        () -> chance.of("all(", "any(") + of(chance.of(Type.INTS, Type.STRS), d) + ")",
        () ->
            "%s.%s(%s)"
                .formatted(
                    of(Type.STR, d), chance.of("startswith", "endswith"), operand(Type.STR, d)),
        () ->
            "%s.%s()"
                .formatted(
                    of(Type.STR, d),
                    chance.of(
                        "isdigit",
                        "isalpha",
                        "isalnum",
                        "isspace",
                        "isupper",
                        "islower",
                        "istitle",
                        "isidentifier",
                        "isnumeric",
                        "isdecimal",
                        "isprintable",
                        "isascii")));
  }

  private String compare(int d) {
    Type type =
        chance.of(Type.INT, Type.FLOAT, Type.STR, Type.INTS, Type.PAIR, Type.STRS, Type.BYTES);
    return chance.use(
        Feature.COMPARISON,
        "(%s %s %s)"
            .formatted(of(type, d), chance.of("<", "<=", ">", ">=", "==", "!="), operand(type, d)));
  }

  private String member(int d) {
    String in = chance.of("in", "not in");
    return chance.use(
        Feature.MEMBERSHIP,
        chance.<String>one(
            () -> "(%s %s %s)".formatted(operand(Type.INT, d), in, of(Type.INTS, d)),
            () -> "(%s %s %s)".formatted(operand(Type.STR, d), in, of(Type.STR, d)),
            () -> "(%s %s %s)".formatted(key(d), in, of(Type.MAP, d)),
            () -> "(%s %s %s)".formatted(of(Type.INT, d), in, of(Type.SET, d)),
            () -> "(%s %s %s)".formatted(of(Type.INT, d), in, of(Type.PAIR, d))));
  }

  /// An int made of the parameter `name`.
  String ofParameter(String name) {
    return chance.of(
        name,
        "-" + name,
        name + " % 3",
        name + " * " + chance.between(2, 5),
        name + " + " + chance.between(1, 9),
        "abs(" + name + ")",
        name + " // 2",
        name + " ^ 5");
  }

  String specification(Type type) {
    return chance.use(
        Feature.FORMAT_SPEC,
        switch (type) {
          case INT ->
              chance.of(
                  "d", ">8", "08", "+", ",", "_", "x", "#x", "b", "o", "#b", "e", ".2f", "^10",
                  "*<7", "=+8", "%", " d", "+,d", "08.3f", "X", "#_x", "_b", "<3", "g", "n", ".3",
                  "s");
          case FLOAT ->
              chance.of(
                  ".3f", ".2e", "g", ".4g", "%", "10.1f", ",.2f", "+.1f", "", ".0f", "e", "G",
                  "#.3g", "012.4f", "*^12.2f", " .1f", ".1%", "_.1f", "<9", ">9.3", "d", "n");
          case STR -> chance.of(">10", "^9", ".3", "*^11", "s", "<4", ">6.2", "", "d", "=5", "010");
          case BOOL -> chance.of("", "d", ">7", "5");
          case INTS, STRS, PAIR, MAP, SET, BYTES -> chance.of("", "", "", "", ">20");
        });
  }
}
