package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Generators that hand on what others yield, and take what is sent and thrown into them.
final class Delegation {
  private final Expressions e;
  private final Chance chance;
  private boolean iterates;

  Delegation(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
  }

  List<Node> delegating() {
    String inner = e.fresh("inner");
    String outer = e.fresh("outer");
    String g = e.fresh("g");
    List<Node> all = new ArrayList<>(List.of(inner(inner), outer(outer, inner)));
    all.add(Flows.guarded(Node.line("print(list(" + outer + "(" + chance.between(0, 4) + ")))")));
    all.add(new Node.Let(g, outer + "(" + chance.between(1, 4) + ")"));
    String sent = iterates ? "print(%s.send(None))" : "print(%s.send(7))";
    for (int i = chance.between(3, 8); i > 0; i--) {
      all.add(
          Flows.guarded(
              Node.line(
                  chance
                      .of(
                          "print(next(%s))",
                          "print(next(%s, 'none'))",
                          sent,
                          sent,
                          "print(%s.throw(ValueError('thrown')))",
                          "print(%s.throw(KeyError, 'two'))",
                          "print(%s.throw(GeneratorExit))",
                          "print(%s.close())",
                          "print(%s.gi_running)")
                      .formatted(g))));
    }
    all.add(Flows.guarded(Node.line("print(" + g + ".close())")));
    return chance.use(Feature.YIELD_FROM, all);
  }

  private Node inner(String name) {
    Node step =
        Node.block(
            "for k in range(n)",
            Node.line("tick()"),
            new Node.Let("got", "yield " + e.ofParameter("k")),
            Node.line("print('inner', got)"),
            Node.block("if got == 7", Node.line(chance.of("return 'seven'", "break", "pass"))));
    List<Node> body = new ArrayList<>();
    body.add(chance.oneIn(3) ? step : careful(step, "inner"));
    body.add(Node.line("return ('inner', n)"));
    return Node.block("def " + name + "(n)", body);
  }

  private Node careful(Node node, String who) {
    List<Node.Clause> clauses = new ArrayList<>(List.of(new Node.Clause("try", List.of(node))));
    // one that goes on after it is closed would be closed again by CPython, when its last user is
    // gone
    String last = who.equals("inner") ? "GeneratorExit" : "LookupError";
    if (chance.oneIn(2)) {
      clauses.add(
          new Node.Clause(
              "except " + chance.of("ValueError", "(KeyError, TypeError)", last) + " as e",
              List.of(
                  Node.line("print('" + who + " caught', type(e).__name__, e.args)"),
                  Node.line(
                      chance.of("pass", "return 'caught'", "raise", "raise Fault('in') from e")))));
    }
    if (clauses.size() == 1 || chance.oneIn(2)) {
      clauses.add(new Node.Clause("finally", List.of(Node.line("print('" + who + " ends')"))));
    }
    return new Node.Compound(clauses);
  }

  /// Something without `send`, which the error would name by a class that Toy does not have.
  private String plain(String iterable) {
    iterates = true;
    return iterable;
  }

  private Node outer(String name, String inner) {
    List<Node> body = new ArrayList<>();
    for (int i = chance.between(1, 3); i > 0; i--) {
      body.add(
          chance.<Node>one(
              () -> Node.line("print((yield from " + inner + "(n)))"),
              () -> Node.line("yield from " + plain(e.operand(Type.INTS, 1) + "[:3]")),
              () -> Node.line("yield from (v for v in " + e.of(Type.STRS, 1) + ")"),
              () -> Node.line("yield from " + plain(e.of(Type.STR, 1) + "[:3]")),
              () -> new Node.Let(e.fresh("r"), "(yield from " + inner + "(n - 1)), (yield n)"),
              () -> Node.block("if n", Node.line("yield from " + name + "(n - 1)")),
              () -> careful(Node.line("yield from " + inner + "(2)"), "outer")));
    }
    body.add(
        Node.line(chance.of("return 'outer'", "return (yield from " + inner + "(1))", "yield")));
    List<Node> all = new ArrayList<>();
    all.add(Node.line("tick()"));
    all.addAll(body);
    return Node.block("def " + name + "(n)", all);
  }
}
