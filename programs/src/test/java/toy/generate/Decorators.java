package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Decorated functions and classes; properties that are set and deleted; functions inside functions
/// that share variables.
final class Decorators {
  private final Expressions e;
  private final Chance chance;

  Decorators(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
  }

  List<Node> functions() {
    String plain = e.fresh("logged");
    String maker = e.fresh("times");
    String f = e.fresh("f");
    String head =
        chance.of("(n, k=2, *, only=3)", "(n, /, k=2)", "(n, *rest, **more)", "(n, k=[])");
    List<Node> all = new ArrayList<>(List.of(plain(plain), maker(maker)));
    for (int i = chance.between(1, 3); i > 0; i--) {
      all.add(
          Node.line(
              "@"
                  + chance.of(
                      plain,
                      maker + "(" + chance.between(0, 3) + ")",
                      maker + "(n=" + e.of(Type.INT, 0) + " % 4)",
                      "(lambda g: g)",
                      "[" + plain + "][0]")));
    }
    all.add(
        Node.block(
            "def " + f + head,
            Node.line("tick()"),
            Node.line("print('in', n)"),
            Node.line("return " + e.ofParameter("n"))));
    for (int i = chance.between(2, 4); i > 0; i--) {
      all.add(
          Flows.guarded(
              Node.line(
                  "print(%s(%s))"
                      .formatted(
                          f,
                          chance.<String>one(
                              () -> e.of(Type.INT, 1),
                              () -> e.of(Type.INT, 0) + ", 5",
                              () -> "3, only=" + e.of(Type.INT, 0),
                              () -> "n=4",
                              () -> "",
                              () -> "*(1, 2), **{'k': 5}",
                              () -> "1, bad=2")))));
    }
    all.add(Node.line("print(%1$s.__name__, %1$s.__qualname__)".formatted(f)));
    return chance.use(Feature.DECORATOR, all);
  }

  private Node plain(String name) {
    return Node.block(
        "def " + name + "(g)",
        Node.line("print('decorating', g.__name__)"),
        Node.block(
            "def wrapper(*args, **kwargs)",
            Node.line("tick()"),
            Node.line("print('call', g.__name__, args, kwargs)"),
            new Node.Compound(
                List.of(
                    new Node.Clause("try", List.of(Node.line("return g(*args, **kwargs)"))),
                    new Node.Clause("finally", List.of(Node.line("print('back')")))))),
        Node.line(chance.of("return wrapper", "wrapper.__name__ = g.__name__; return wrapper")));
  }

  private Node maker(String name) {
    return Node.block(
        "def " + name + "(n)",
        Node.block(
            "def decorate(g)", Node.line("return lambda *a, **k: [g(*a, **k) for _ in range(n)]")),
        Node.line("return decorate"));
  }

  List<Node> properties() {
    String name = e.fresh("Box");
    String x = e.fresh("o");
    String register = e.fresh("register");
    List<Node> body = new ArrayList<>();
    body.add(new Node.Let("limit", "" + chance.between(3, 50)));
    body.add(
        Node.block(
            "def __init__(self, n)",
            Node.line(chance.of("self._n = n", "self.n = n", "self.a = n"))));
    body.add(Node.line("@property"));
    body.add(Node.block("def n(self)", Node.line("print('get')"), Node.line("return self._n")));
    if (!chance.oneIn(4)) {
      body.add(chance.use(Feature.PROPERTY_SETTER, Node.line("@n.setter")));
      body.add(
          Node.block(
              "def n(self, value)",
              Node.line("print('set', value)"),
              Node.block("if value > self.limit", Node.line("raise ValueError(value)")),
              Node.line("self._n = value")));
    }
    if (!chance.oneIn(3)) {
      body.add(chance.use(Feature.PROPERTY_DELETER, Node.line("@n.deleter")));
      body.add(Node.block("def n(self)", Node.line("print('del')"), Node.line("del self._n")));
    }
    if (chance.oneIn(3)) {
      body.add(
          Node.block(
              "def __delattr__(self, key)",
              Node.line("print('delattr', key)"),
              Node.line(
                  chance.of("super().__delattr__(key)", "object.__delattr__(self, key)", "pass"))));
    }
    if (chance.oneIn(3)) {
      body.add(Node.block("def __delitem__(self, key)", Node.line("print('delitem', key)")));
    }
    List<Node> all = new ArrayList<>();
    all.add(
        Node.block(
            "def " + register + "(c)",
            Node.line("c.extra = c.__name__.lower()[:3]"),
            Node.line(chance.of("return c", "return c", "print(c.limit); return c"))));
    if (chance.oneIn(2)) {
      all.add(chance.use(Feature.CLASS_DECORATOR, Node.line("@" + register)));
    }
    all.add(Node.block("class " + name, body));
    all.add(new Node.Let(x, "None"));
    all.add(Flows.guarded(Node.line(x + " = " + name + "(" + chance.between(0, 60) + ")")));
    for (int i = chance.between(4, 9); i > 0; i--) {
      all.add(Flows.guarded(use(x, name)));
    }
    return all;
  }

  private Node use(String x, String name) {
    return chance.<Node>one(
        () -> Node.line("print(" + x + ".n)"),
        () -> Node.line(x + ".n = " + e.operand(Type.INT, 1)),
        () -> Node.line(x + ".n += " + e.of(Type.INT, 0)),
        () ->
            chance.use(
                Feature.DEL_ATTRIBUTE,
                Node.line("del " + x + chance.of(".n", ".n", "._n", ".a", ".gone", ".limit"))),
        () -> Node.line(x + ".a = " + e.of(e.type(), 1)),
        () -> Node.line("print(hasattr(%1$s, 'n'), hasattr(%1$s, 'a'))".formatted(x)),
        () -> Node.line("del " + x + "[" + chance.of("0", "'k'", "1:2") + "]"),
        () -> Node.line("delattr(" + x + ", " + chance.of("'n'", "'a'", "'gone'") + ")"),
        () -> Node.line("setattr(" + x + ", 'n', " + e.of(Type.INT, 0) + ")"),
        () -> Node.line("print(getattr(" + x + ", 'n', 'none'))"),
        () -> Node.line("print(sorted(vars(" + x + ")))"),
        () -> Node.line("del " + name + "." + chance.of("limit", "gone", "extra")),
        () ->
            Node.line(
                "print("
                    + name
                    + chance.of(".limit", ".extra", ".n.fget.__name__", ".__name__")
                    + ")"));
  }

  /// Three functions inside each other, of which each changes what is outside of it.
  List<Node> nested() {
    String make = e.fresh("make");
    String a = e.fresh("c");
    String b = e.fresh("c");
    Node innermost =
        Node.block(
            "def third(n=" + e.plain(Type.INT) + ", *, only=" + e.plain(Type.INT) + ")",
            new Node.Pair("", "nonlocal x, y"),
            Node.line("tick()"),
            Node.line("x = clip(x " + chance.of("+", "-", "*") + " n)"),
            Node.line(chance.of("y += [n]", "y = y[-3:] + [x]", "y.append(only)")),
            Node.line("return " + chance.of("x", "(x, y)", "lambda: (x, z)", "x, sum(y), z")));
    Node middle =
        Node.block(
            "def second(z=1)",
            new Node.Pair("", "nonlocal x"),
            new Node.Let("y", e.plain(Type.INTS)),
            innermost,
            Node.line("x += " + chance.of("1", "z", "-2")),
            Node.line(
                chance.of(
                    "return third",
                    "return [third, lambda: y][0]",
                    "return lambda n=3: third(n, only=z)")));
    List<Node> all = new ArrayList<>();
    all.add(
        Node.block(
            "def " + make + "(x)",
            middle,
            Node.line(chance.of("return second", "return second, lambda: x"))));
    all.add(new Node.Let(a, make + "(" + chance.between(-3, 9) + ")"));
    Node.Let second =
        new Node.Let(b, "(%1$s[0] if isinstance(%1$s, tuple) else %1$s)".formatted(a));
    all.add(second);
    String f = e.fresh("c");
    all.add(new Node.Let(f, b + "(" + chance.of("", "z=5", "2") + ")"));
    for (int i = chance.between(2, 5); i > 0; i--) {
      all.add(
          Flows.guarded(
              Node.line(
                  "print([r if not callable(r) else r() for r in [%s]])"
                      .formatted(
                          chance
                              .of(
                                  "%1$s()",
                                  "%1$s(4)",
                                  "%1$s(n=5)",
                                  "%1$s(only=6)",
                                  "%1$s(1, 2)",
                                  "%2$s(3)(2)",
                                  "%1$s()()",
                                  "%1$s.__defaults__")
                              .formatted(f, b)))));
    }
    return chance.use(Feature.NESTED_CLOSURE, all);
  }
}
