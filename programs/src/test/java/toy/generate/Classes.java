package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// A class with operators, one derived from it, and what can be done with their objects.
final class Classes {
  private final Expressions e;
  private final Chance chance;

  Classes(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
  }

  List<Node> family() {
    String base = e.fresh("Base");
    String derived = e.fresh("Derived");
    List<Node> all = new ArrayList<>(List.of(base(base), derived(derived, base)));
    String a = e.fresh("o");
    String b = e.fresh("o");
    String make = chance.of(base, derived, derived);
    all.add(new Node.Let(a, make + "(" + chance.between(-5, 9) + ")"));
    all.add(
        new Node.Let(
            b,
            "%s(%s%s)"
                .formatted(derived, chance.between(0, 4), chance.of("", ", extra='e'", ", 'q'"))));
    for (int i = chance.between(6, 14); i > 0; i--) {
      all.add(guarded(use(a, b, base, derived)));
    }
    return chance.use(Feature.CLASS, all);
  }

  private static Node guarded(Node node) {
    return new Node.Compound(
        List.of(
            new Node.Clause("try", List.of(node)),
            new Node.Clause(
                "except Exception as e", List.of(Node.line("print(type(e).__name__, e)")))));
  }

  private Node use(String a, String b, String base, String derived) {
    String x = chance.of(a, a, b);
    String y = chance.of(b, b, a, "" + chance.between(-3, 9), "'s'");
    return chance.<Node>one(
        () ->
            print(
                "%s %s %s"
                    .formatted(
                        x,
                        chance.of(
                            "+", "-", "*", "//", "==", "!=", "<", "<=", ">", ">=", "in", "%", "&",
                            "@"),
                        y)
                    .replace("@", "**")),
        () ->
            print(
                "%s %s %s"
                    .formatted(
                        chance.between(-9, 9), chance.of("+", "-", "*", "<", "==", "in", "/"), x)),
        () ->
            print(
                chance.of(
                        "repr", "str", "len", "bool", "list", "-", "abs", "int", "sorted", "next",
                        "~", "tuple", "float", "round", "ord", "range")
                    + "("
                    + x
                    + ")"),
        () -> print("f'{" + x + chance.of("", "!r", "!s", ":>12", "=", ":zz") + "}'"),
        () -> print(x + "[" + chance.of("0", "-1", "'n'", "1:3", "99", "1, 2") + "]"),
        () -> Node.line(x + "[" + chance.of("0", "'n'", "99") + "] = " + e.of(Type.INT, 1)),
        () -> print(x + "(" + chance.of("", "1", "2, 3", "k=4", "*[1]") + ")"),
        () ->
            print(
                x
                    + "."
                    + chance.of(
                        "n",
                        "twice",
                        "items",
                        "count",
                        "missing",
                        "label()",
                        "make(3).n",
                        "plain(4)",
                        "who()",
                        "_hidden",
                        "twice()",
                        "describe()",
                        "__class__.__name__")),
        () ->
            Node.line(
                x
                    + "."
                    + chance.of("n", "twice", "fresh", "count")
                    + chance.of(" = ", " += ")
                    + e.of(Type.INT, 1)),
        () ->
            print(
                "%s.%s"
                    .formatted(
                        chance.of(base, derived),
                        chance
                            .of(
                                "count",
                                "make(2).n",
                                "plain(1)",
                                "__name__",
                                "label",
                                "nothing",
                                "mro()[1].__name__",
                                "describe()")
                            .replace("label", "count"))),
        () ->
            print(
                "isinstance(%s, %s), issubclass(%s, %s)"
                    .formatted(x, chance.of(base, derived, "int"), derived, base)),
        () -> print("sorted([%s, %s, %s]) == [%s]".formatted(x, y, x, b)),
        () ->
            Node.block(
                "with " + x + " as inner", print("inner"), Node.line("raise KeyError('in')")),
        () -> Node.block("for item in " + x, print("item")),
        () -> print("[*" + x + "], " + "sum(" + x + ")"),
        () ->
            print(
                "getattr(%s, '%s', %s)"
                    .formatted(x, chance.of("n", "gone"), chance.of("None", "5"))),
        () ->
            print(
                "hasattr(%s, '%s'), %s.__dict__ == {}, callable(%s)"
                    .formatted(x, chance.of("n", "gone", "twice"), x, x)),
        () -> print("{%s: 1}.get(%s), %s in [%s]".formatted(x, y, x, y)),
        () -> print(derived + "()"),
        () -> print(base + "(1, 2, 3)"));
  }

  private static Node print(String text) {
    return Node.line("print(" + text + ")");
  }

  private Node.Line returns(String value) {
    return Node.line("return " + value);
  }

  private Node method(String head, String value) {
    return Node.block("def " + head, returns(value));
  }

  private Node base(String name) {
    List<Node> body = new ArrayList<>();
    body.add(new Node.Let("count", "" + chance.between(0, 5)));
    body.add(
        Node.block(
            "def __init__(self, n)",
            Node.line("self.n = n"),
            Node.line("self.items = " + e.plain(Type.INTS)),
            Node.line(name + ".count += 1")));
    add(body, 1, "__repr__(self)", "f'" + name + "({self.n})'");
    add(body, 3, "__str__(self)", "'<' + str(self.n) + '>'");
    String other = "(other.n if isinstance(other, " + name + ") else other)";
    add(
        body,
        2,
        "__add__(self, other)",
        chance.of(name + "(self.n + " + other + ")", "NotImplemented"));
    add(body, 2, "__radd__(self, other)", chance.of("('radd', other, self.n)", "NotImplemented"));
    add(body, 2, "__sub__(self, other)", "self.n - " + other);
    add(body, 2, "__mul__(self, other)", "[self.n] * 2");
    add(body, 2, "__iadd__(self, other)", "self");
    add(body, 2, "__eq__(self, other)", chance.of("self.n == " + other, "NotImplemented"));
    add(body, 2, "__lt__(self, other)", chance.of("self.n < " + other, "NotImplemented", "1"));
    add(body, 3, "__hash__(self)", "hash(self.n)");
    add(body, 2, "__len__(self)", chance.of("len(self.items)", "min(abs(self.n), 99)"));
    add(body, 3, "__bool__(self)", chance.of("self.n > 2", "1"));
    add(
        body,
        2,
        "__getitem__(self, key)",
        chance.of("self.items[key]", "(key, self.n) if key != 3 else self.items[9]"));
    add(body, 2, "__contains__(self, key)", chance.of("key in self.items", "key"));
    add(body, 2, "__iter__(self)", chance.of("iter(self.items)", "(v for v in [1, 2])", "5"));
    add(body, 2, "__call__(self, *args, **kwargs)", "args, sorted(kwargs)");
    add(body, 3, "__neg__(self)", "-self.n");
    add(body, 3, "__abs__(self)", "abs(self.n)");
    add(body, 3, "__int__(self)", chance.of("self.n", "'no'"));
    add(body, 3, "__format__(self, spec)", "'fmt ' + spec");
    add(body, 4, "__getattr__(self, key)", chance.of("'got ' + key", "self.items[5]"));
    if (chance.oneIn(2)) {
      chance.use(Feature.DUNDER, "");
      body.add(
          Node.block("def __setitem__(self, key, value)", Node.line("self.items[key] = value")));
    }
    if (chance.oneIn(2)) {
      body.add(Node.block("def __enter__(self)", returns("'entered'")));
      body.add(
          Node.block(
              "def __exit__(self, kind, value, trace)",
              Node.line("print(kind.__name__, value)"),
              returns(chance.of("True", "None"))));
    }
    body.add(method("label(self)", "'base' + str(self.n)"));
    body.add(method("describe(self)", "self.label() + '/' + type(self).__name__"));
    body.add(chance.use(Feature.PROPERTY, Node.line("@property")));
    body.add(method("twice(self)", chance.of("self.n * 2", "self.items[9]")));
    body.add(chance.use(Feature.STATIC_METHOD, Node.line("@staticmethod")));
    body.add(method("plain(x)", "x + 1"));
    body.add(chance.use(Feature.CLASS_METHOD, Node.line("@classmethod")));
    body.add(method("make(cls, n)", "cls(n)"));
    chance.use(Feature.ATTRIBUTE_ASSIGN, "");
    return Node.block("class " + name, body);
  }

  private void add(List<Node> body, int oneIn, String head, String value) {
    if (!chance.oneIn(oneIn)) {
      return;
    }
    chance.use(Feature.DUNDER, "");
    body.add(method(head, value));
  }

  private Node derived(String name, String base) {
    List<Node> body = new ArrayList<>();
    body.add(
        Node.block(
            "def __init__(self, n, extra='x')",
            Node.line(chance.of("super().__init__(n + 1)", base + ".__init__(self, n)")),
            Node.line("self.extra = extra")));
    body.add(chance.use(Feature.SUPER, method("label(self)", "super().label() + self.extra")));
    if (chance.oneIn(2)) {
      body.add(method("__repr__(self)", "'D:' + super().__repr__()[:6]"));
    }
    add(body, 3, "__eq__(self, other)", "super().__eq__(other)");
    add(body, 4, "__gt__(self, other)", "True");
    add(body, 4, "__radd__(self, other)", "'first'");
    if (chance.oneIn(3)) {
      body.add(new Node.Let("count", "100"));
    }
    return chance.use(Feature.INHERITANCE, Node.block("class " + name + "(" + base + ")", body));
  }
}
