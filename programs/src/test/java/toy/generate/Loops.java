package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Loops, each of a bounded number of turns.
final class Loops {
  private final Expressions e;
  private final Chance chance;
  private final Statements statements;

  Loops(Expressions expressions, Statements statements) {
    e = expressions;
    chance = expressions.chance;
    this.statements = statements;
  }

  private List<Node> loop(String head, Scope inside, List<Node> first, int depth) {
    List<Node> body = new ArrayList<>(first);
    body.add(Node.line("tick()"));
    body.addAll(statements.in(inside, chance.between(1, 3), depth));
    List<Node.Clause> clauses = new ArrayList<>();
    clauses.add(new Node.Clause(head, body));
    if (chance.oneIn(4)) {
      chance.use(Feature.LOOP_ELSE, "");
      clauses.add(new Node.Clause("else", statements.block(depth)));
    }
    return List.of(new Node.Compound(clauses));
  }

  List<Node> whileLoop(int depth) {
    String name = e.fresh("i");
    String head =
        "while %s < %d%s"
            .formatted(name, chance.between(1, 6), chance.oneIn(3) ? " and " + e.truth(2) : "");
    List<Node> all = new ArrayList<>();
    all.add(new Node.Let(name, "0"));
    // never declared in the scope: nothing else may assign to it
    all.addAll(
        loop(
            chance.use(Feature.WHILE, head),
            e.scope.loop(),
            List.of(Node.line(name + " += 1")),
            depth));
    return all;
  }

  List<Node> forLoop(int depth) {
    Scope inside = e.scope.loop();
    String a = e.fresh("x");
    String b = e.fresh("y");
    String head =
        chance.<String>one(
            () -> declare(inside, a, Type.INT) + " in range(" + chance.between(0, 6) + ")",
            () -> declare(inside, a, Type.INT) + " in " + e.operand(Type.INTS, 2),
            () -> declare(inside, a, Type.STR) + " in " + e.of(Type.STRS, 2),
            () -> declare(inside, a, Type.STR) + " in " + e.of(Type.STR, 2) + "[:8]",
            () -> declare(inside, a, Type.INT) + " in sorted(" + e.of(Type.SET, 2) + ")",
            () ->
                both(inside, a, b, Type.INT, Type.STR)
                    + " in enumerate("
                    + e.of(Type.STRS, 2)
                    + ")",
            () -> both(inside, a, b, Type.STR, Type.INT) + " in " + e.of(Type.MAP, 2) + ".items()",
            () ->
                both(inside, a, b, Type.INT, Type.STR)
                    + " in zip("
                    + e.of(Type.INTS, 2)
                    + ", "
                    + e.of(Type.STRS, 2)
                    + ")",
            () -> both(inside, a, b, Type.INT, Type.STR) + " in [" + e.operand(Type.PAIR, 2) + "]");
    return loop(chance.use(Feature.FOR, "for " + head), inside, List.of(), depth);
  }

  private static String declare(Scope scope, String name, Type type) {
    scope.declare(name, type);
    return name;
  }

  private static String both(Scope scope, String a, String b, Type first, Type second) {
    return declare(scope, a, first) + ", " + declare(scope, b, second);
  }
}
