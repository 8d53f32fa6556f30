package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Families of exceptions, the chains that handlers make of them, and blocks that are left from
/// `finally`.
final class Chains {
  private static final String NAMES = "First Second Third Other";

  private final Expressions e;
  private final Chance chance;
  private final Statements statements;

  Chains(Expressions expressions, Statements statements) {
    e = expressions;
    chance = expressions.chance;
    this.statements = statements;
  }

  List<Node> chain() {
    List<Node> all = new ArrayList<>();
    String p = e.fresh("E");
    String base = chance.of("Exception", "ValueError", "KeyError", "LookupError", "OSError");
    all.add(Node.block("class " + p + "First(" + base + ")", Node.line("pass")));
    all.add(Node.block("class " + p + "Second(" + p + "First)", string()));
    all.add(
        Node.block(
            "class "
                + p
                + "Third("
                + p
                + "Second, "
                + chance.of("ArithmeticError", "RuntimeError")
                + ")",
            Node.line("pass")));
    all.add(Node.block("class " + p + "Other(Exception)", Node.line("pass")));
    String show = e.fresh("show");
    all.add(show(show));
    for (int i = chance.between(1, 3); i > 0; i--) {
      all.add(
          new Node.Compound(
              List.of(
                  new Node.Clause("try", List.of(layer(p, 3))),
                  new Node.Clause("except BaseException as e", List.of(Node.line(show + "(e)"))))));
    }
    return chance.use(Feature.ERROR_CHAIN, all);
  }

  private Node string() {
    return chance.oneIn(2)
        ? Node.line("pass")
        : Node.block("def __str__(self)", Node.line("return f'second {self.args}'"));
  }

  /// Prints an error with all that led to it.
  private static Node show(String name) {
    return Node.block(
        "def " + name + "(e, depth=0)",
        Node.block(
            "while e is not None and depth < 6",
            Node.line(
                "print(depth, type(e).__name__[-6:], e, e.args, e.__suppress_context__, e.__cause__"
                    + " is e.__context__)"),
            Node.block(
                "if e.__cause__ is not None", Node.line("print('cause', repr(e.__cause__)[-30:])")),
            Node.line("e = e.__context__"),
            Node.line("depth += 1")));
  }

  private String type(String p) {
    return p + chance.of(NAMES.split(" "));
  }

  private String error(String p) {
    return chance.<String>one(
        () -> type(p) + "(" + e.of(Type.STR, 0) + ")",
        () -> type(p) + "(" + e.of(Type.INT, 0) + ", 'two')",
        () -> type(p),
        () -> chance.of("ValueError('v')", "KeyError('k')", "ZeroDivisionError", "Fault('f', 3)"));
  }

  private Node raising(String p) {
    return chance.<Node>one(
        () -> Node.line("raise " + error(p)),
        () -> Node.line("raise " + error(p) + " from " + chance.of("None", error(p), "5")),
        () ->
            Node.line(
                "print(" + chance.of("1 // 0", "[][3]", "{}['x']", "int('x')", "None.x") + ")"),
        () -> Node.line("assert " + e.truth(1) + ", " + e.of(Type.STR, 0)),
        () -> statements.print().getFirst());
  }

  private Node layer(String p, int depth) {
    List<Node.Clause> clauses = new ArrayList<>();
    Node inside = depth > 0 && !chance.oneIn(3) ? layer(p, depth - 1) : raising(p);
    clauses.add(
        new Node.Clause("try", List.of(inside, Node.line("print('passed', " + depth + ")"))));
    int handlers = chance.below(3);
    for (int i = 0; i < handlers; i++) {
      String caught =
          chance.<String>one(
              () -> type(p),
              () -> "(" + type(p) + ", " + chance.of("KeyError", "ValueError", type(p)) + ")",
              () ->
                  chance.of(
                      "LookupError", "ArithmeticError", "Exception", "(OSError, ValueError)"));
      clauses.add(
          chance.use(
              Feature.ERROR_FAMILY,
              new Node.Clause("except " + caught + " as e", handler(p, depth))));
    }
    if (handlers > 0 && chance.oneIn(4)) {
      clauses.add(new Node.Clause("else", List.of(Node.line("print('else', " + depth + ")"))));
    }
    if (handlers == 0 || chance.oneIn(3)) {
      clauses.add(
          new Node.Clause(
              "finally",
              List.of(
                  Node.line("print('finally', " + depth + ")"),
                  chance.oneIn(4) ? raising(p) : Node.line("pass"))));
    }
    return new Node.Compound(clauses);
  }

  private List<Node> handler(String p, int depth) {
    List<Node> body = new ArrayList<>();
    body.add(Node.line("print('caught', " + depth + ", type(e).__name__[-6:], e.args)"));
    body.add(
        chance.<Node>one(
            () -> Node.line("raise"),
            () -> Node.line("raise e"),
            () -> Node.line("raise " + error(p) + " from e"),
            () -> Node.line("raise " + error(p) + " from None"),
            () -> raising(p),
            () -> Node.line("e.add_note('n'); print(e.__notes__)"),
            () ->
                Node.line(
                    "raise e.with_traceback(None) from " + chance.of("e", "None", "KeyError('c')")),
            () -> Node.line("print(isinstance(e, LookupError), e.__context__ is None)"),
            () -> depth > 0 ? layer(p, 0) : Node.line("pass")));
    return body;
  }

  /// A loop in a function whose `try` is left by `return`, `break`, `continue` and errors, and
  /// whose `finally` may do the same.
  List<Node> leaving() {
    String name = e.fresh("leave");
    List<Node> inside = new ArrayList<>();
    inside.add(Node.line("print('try', k)"));
    for (int i = chance.between(1, 3); i > 0; i--) {
      inside.add(Node.block("if k == " + chance.below(4), Node.line(exit("try"))));
    }
    List<Node.Clause> clauses = new ArrayList<>();
    clauses.add(new Node.Clause("try", inside));
    if (chance.oneIn(2)) {
      clauses.add(
          new Node.Clause(
              "except ValueError as e", List.of(Node.line("print(e)"), Node.line(exit("except")))));
    }
    if (clauses.size() > 1 && chance.oneIn(3)) {
      clauses.add(new Node.Clause("else", List.of(Node.line(exit("else")))));
    }
    clauses.add(
        new Node.Clause(
            "finally",
            List.of(
                Node.line("print('finally', k)"),
                Node.block("if k == " + chance.below(4), Node.line(exit("finally"))))));
    Node body = new Node.Compound(clauses);
    if (chance.oneIn(3)) {
      body = Node.block("with Guard('leave', " + chance.of("True", "False") + ")", body);
    }
    if (chance.oneIn(3)) {
      body =
          new Node.Compound(
              List.of(
                  new Node.Clause("try", List.of(body)),
                  new Node.Clause(
                      "finally",
                      List.of(
                          Node.line("print('outer')"),
                          Node.block("if k == " + chance.below(5), Node.line(exit("outer")))))));
    }
    Node loop =
        new Node.Compound(
            List.of(
                new Node.Clause(
                    "for k in range(" + chance.between(1, 5) + ")",
                    List.of(Node.line("tick()"), body)),
                new Node.Clause("else", List.of(Node.line("print('no break')")))));
    return chance.use(
        Feature.FINALLY_LEAVES,
        List.of(
            Node.block("def " + name + "()", loop, Node.line("return 'end'")),
            Flows.guarded(Node.line("print(" + name + "())"))));
  }

  private String exit(String from) {
    return chance.of(
        "return '" + from + "'",
        "break",
        "continue",
        "raise ValueError('" + from + "')",
        "raise KeyError('" + from + "')",
        "pass",
        "print(1 // 0)");
  }
}
