package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Functions of every shape, and calls of them, now and then with the wrong arguments. A function
/// calls only what was defined before it, or itself with less.
final class Functions {
  /// What a call has to fit.
  private record Shape(
      String name, Type result, List<Type> positional, int required, boolean rest, boolean keyword)
      implements Expressions.Callable {
    @Override
    public String call(Expressions e, int depth) {
      Chance chance = e.chance;
      List<String> arguments = new ArrayList<>();
      int given = chance.between(required, positional.size());
      if (chance.oneIn(25)) {
        given = chance.use(Feature.WRONG_CALL, given + chance.of(-1, 1, 2));
      }
      for (int i = 0; i < given; i++) {
        boolean named = i >= 1 && i == given - 1 && i < positional.size() && chance.oneIn(3);
        Type type = i < positional.size() ? positional.get(i) : Type.INT;
        String value = e.stored(type, depth);
        arguments.add(named ? chance.use(Feature.KEYWORD_ARGUMENTS, "p" + i + "=" + value) : value);
      }
      if (rest
          && given == positional.size()
          && chance.oneIn(2)
          && !last(arguments).startsWith("p")) {
        arguments.add(chance.use(Feature.STAR_ARGUMENTS, "*" + e.of(Type.INTS, depth) + "[:4]"));
      }
      if (keyword && chance.oneIn(2)) {
        arguments.add(
            chance.use(
                Feature.KEYWORD_ONLY,
                chance.<String>one(
                    () -> "only=" + e.of(Type.INT, depth),
                    () -> "extra=1, other=" + e.of(Type.STR, depth),
                    () -> "**" + e.of(Type.MAP, depth))));
      } else if (chance.oneIn(40)) {
        arguments.add(
            chance.use(
                Feature.WRONG_CALL,
                chance.of("bad=1", "**{'no': 2}", "**3", arguments.isEmpty() ? "5" : "*4")));
      }
      return name + "(" + String.join(", ", arguments) + ")";
    }

    private static String last(List<String> arguments) {
      return arguments.isEmpty() ? "" : arguments.getLast();
    }
  }

  private final Expressions e;
  private final Chance chance;
  private final Statements statements;

  Functions(Expressions expressions, Statements statements) {
    this.e = expressions;
    this.chance = expressions.chance;
    this.statements = statements;
  }

  /// A definition; calls of it can follow.
  Node define(int depth, int count) {
    String name = e.fresh("f");
    Scope outer = e.scope;
    Scope inside = outer.function();
    List<String> parameters = new ArrayList<>();
    List<Type> positional = new ArrayList<>();
    int required = chance.below(3);
    int optional = chance.below(3);
    for (int i = 0; i < required + optional; i++) {
      Type type = e.type();
      String parameter = "p" + i;
      positional.add(type);
      parameters.add(
          i < required ? parameter : chance.use(Feature.DEFAULTS, parameter + "=" + e.plain(type)));
      // p0, p1 … are in each function: an inner one hides the outer, so the body has its own names
      inside.declare(name + parameter, type);
    }
    boolean rest = chance.oneIn(3);
    boolean keyword = chance.oneIn(3);
    parameters.addAll(List.of(rest ? "*rest" : keyword ? "*" : ""));
    parameters.addAll(keyword ? List.of("only=4", "**more") : List.of());
    parameters.removeIf(String::isEmpty);
    List<Node> start = new ArrayList<>();
    start.add(Node.line("tick()"));
    for (int i = 0; i < positional.size(); i++) {
      start.add(new Node.Let(name + "p" + i, "p" + i));
    }
    if (rest) {
      start.add(Node.line("print('rest', rest)"));
    }
    if (keyword) {
      start.add(Node.line("print(only, more)"));
    }
    Type result = e.type();
    List<Node> body = statements.in(inside, chance.between(1, count + 1), depth);
    e.scope = inside;
    String value = e.stored(result, 2);
    e.scope = outer;
    List<Node> all = new ArrayList<>(inside.function.declarations());
    all.addAll(start);
    all.addAll(body);
    all.add(Node.line("return " + value));
    e.functions.add(new Shape(name, result, positional, required, rest, keyword));
    String head = "def %s(%s)".formatted(name, String.join(", ", parameters));
    return chance.use(Feature.FUNCTION, Node.block(head, all));
  }

  /// A function that calls itself.
  List<Node> recursive() {
    String name = e.fresh("r");
    String step = e.ofParameter("n");
    String more = chance.of("acc + [n]", "[n] + acc", "acc + [len(acc) * 2]", "acc[1:] + [n, n]");
    return chance.use(
        Feature.RECURSION,
        List.of(
            Node.block(
                "def %s(n, acc=[])".formatted(name),
                Node.line("tick()"),
                Node.block("if n <= 0", Node.line("return acc")),
                new Node.Let("v", step),
                Node.line(
                    "return %s(n - %d, [*(%s), v])".formatted(name, chance.between(1, 3), more))),
            Node.line("print(%s(%d))".formatted(name, chance.between(0, 9)))));
  }

  /// Functions that keep their surroundings.
  List<Node> closures() {
    String make = e.fresh("make");
    String change = chance.of("total + k", "total * 2 - k", "k - total", "[total, k][k % 2]");
    Node bump =
        Node.block(
            "def bump(k=1)",
            new Node.Pair("", "nonlocal total"),
            Node.line("total = clip(" + change + ")"),
            Node.line("return total"));
    String one = e.fresh("c");
    return chance.use(
        Feature.CLOSURE,
        List.of(
            Node.block(
                "def " + make + "(start)",
                new Node.Let("total", "start"),
                bump,
                Node.line("return bump, lambda: total")),
            new Node.Let(one + ", " + one + "get", make + "(" + chance.between(0, 9) + ")"),
            new Node.Let(one + "b, " + one + "bget", make + "(7)"),
            Node.line("print(%1$s(), %1$s(%2$d), %1$sget())".formatted(one, chance.between(-3, 5))),
            Node.line("print(%1$sb(4), %1$sget(), %1$sbget())".formatted(one)),
            Node.line("print([f() for f in [lambda: v for v in range(3)]])"),
            Node.line("print([f() for f in [lambda v=v: v for v in range(3)]])"),
            Node.line("print(%s.__name__, %s.__name__)".formatted(make, one))));
  }
}
