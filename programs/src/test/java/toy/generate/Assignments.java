package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Statements that make names or give them other values.
final class Assignments {
  private final Expressions e;
  private final Chance chance;

  Assignments(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
  }

  List<Node> let() {
    Type type = chance.oneIn(8) ? Type.SET : e.type();
    String value = e.stored(type, 2);
    String name = e.fresh("v");
    e.scope.declare(name, type);
    return chance.use(Feature.LET, List.of(new Node.Let(name, value)));
  }

  private String outer(Scope.Variable variable) {
    if (e.scope.assigns(variable)) {
      chance.use(Feature.OUTER_ASSIGN, "");
    }
    return variable.name();
  }

  List<Node> assign() {
    Type type = e.type();
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return let();
    }
    String value = e.stored(type, 3);
    return chance.use(
        Feature.ASSIGN,
        List.of(Node.line(outer(known.get(chance.below(known.size()))) + " = " + value)));
  }

  List<Node> augment() {
    Type type = chance.of(Type.INT, Type.INT, Type.FLOAT, Type.STR, Type.INTS);
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return let();
    }
    String name = outer(known.get(chance.below(known.size())));
    String line =
        switch (type) {
          case INT ->
              name
                  + " "
                  + chance.of("+", "-", "//", "%", "&", "|", "^")
                  + "= "
                  + e.operand(Type.INT, 2);
          case FLOAT -> name + " " + chance.of("+", "-", "*", "/") + "= " + e.of(Type.FLOAT, 2);
          case STR -> name + " += " + e.operand(Type.STR, 1) + "[:5]";
          default -> name + " += " + e.operand(Type.INTS, 1) + "[:3]";
        };
    return chance.use(Feature.AUGMENTED, List.of(Node.line(line)));
  }

  List<Node> unpack() {
    if (chance.oneIn(3)) {
      String key = e.of(Type.INT, 1);
      String a = e.fresh("w");
      e.scope.declare(a, Type.INT);
      return chance.use(
          Feature.WALRUS,
          List.of(Node.line("print((%s := clip(%s)) > 3, %s)".formatted(a, key, a))));
    }
    boolean pair = chance.oneIn(2);
    String value = e.operand(pair ? Type.PAIR : Type.INTS, 2);
    String a = e.fresh("a");
    String b = e.fresh("b");
    String targets = pair ? a + ", " + b : chance.of("%s, *%s", "*%2$s, %1$s").formatted(a, b);
    // both from a list, whose length may not fit
    if (!pair && chance.oneIn(2)) {
      String c = e.fresh("c");
      e.scope.declare(c, Type.INT);
      targets = a + ", " + c + ", *" + b;
    }
    e.scope.declare(a, Type.INT);
    e.scope.declare(b, pair ? Type.STR : Type.INTS);
    return chance.use(Feature.UNPACKING, List.of(new Node.Let(targets, value)));
  }

  /// Several targets, of which one takes what the others leave, inside each other.
  List<Node> pack() {
    String a = e.fresh("a");
    String b = e.fresh("b");
    String c = e.fresh("c");
    String d = e.fresh("d");
    String integers = e.operand(Type.INTS, 1);
    String pair = e.of(Type.PAIR, 1);
    e.scope.declare(a, Type.INTS);
    e.scope.declare(b, Type.INT);
    e.scope.declare(c, Type.STR);
    Node.Let let =
        chance.of(
            new Node.Let(
                "*%s, (%s, %s)".formatted(a, b, c), "*%s[:4], %s".formatted(integers, pair)),
            new Node.Let(
                "(%s, %s), *%s".formatted(b, c, a), "%s, *%s[:4]".formatted(pair, integers)),
            new Node.Let(
                "%s, [*%s, %s], %s".formatted(b, a, d, c),
                "len(%s), %s, %s[1]".formatted(integers, integers, pair)));
    return chance.use(
        Feature.PACKING, List.of(let, Node.line("print(%s, %s, %s)".formatted(a, b, c))));
  }

  /// A name that is deleted, read in vain, and mostly given a value again.
  List<Node> forget() {
    String name = e.fresh("d");
    String value = e.plain(Type.INT);
    List<Node> all = new ArrayList<>();
    all.add(new Node.Let(name, value));
    all.add(Node.line("del " + chance.of(name, "(" + name + ")", name + ",")));
    all.add(
        new Node.Compound(
            List.of(
                new Node.Clause("try", List.of(Node.line("print(" + name + ")"))),
                new Node.Clause(
                    "except NameError as e",
                    List.of(Node.line("print(type(e) is NameError, e)"))))));
    if (chance.oneIn(3)) {
      all.add(
          new Node.Compound(
              List.of(
                  new Node.Clause("try", List.of(Node.line("del " + name))),
                  new Node.Clause(
                      "except NameError as e",
                      List.of(Node.line("print(type(e) is NameError, e)"))))));
    }
    all.add(Node.line(name + " = " + e.stored(Type.INT, 1)));
    e.scope.declare(name, Type.INT);
    return chance.use(Feature.DEL_NAME, all);
  }
}
