package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Errors, raised and caught; and what leaves a block early.
final class Attempts {
  static final String CAUGHT =
      "(ZeroDivisionError, ValueError, TypeError, IndexError, KeyError, OverflowError)";

  private final Expressions e;
  private final Chance chance;
  private final Statements statements;

  Attempts(Expressions expressions, Statements statements) {
    e = expressions;
    chance = expressions.chance;
    this.statements = statements;
  }

  /// Raises, asserts, or leaves a loop: now and then only, and under a condition.
  List<Node> leave() {
    String condition = e.truth(2);
    String text = e.of(Type.STR, 2);
    Node what =
        switch (chance.below(e.scope.inLoop ? 5 : 3)) {
          case 0 ->
              chance.use(
                  Feature.RAISE,
                  Node.line(
                      "raise "
                          + chance
                              .of(
                                  "ValueError(%s)",
                                  "KeyError(%s)",
                                  "IndexError(%s)",
                                  "Fault(%s)",
                                  "RuntimeError(%s, 2)",
                                  "LookupError",
                                  "TypeError()",
                                  "Fault(%s, code=7)",
                                  "StopIteration(%s)",
                                  "NotImplementedError")
                              .formatted(text)));
          case 1 ->
              chance.use(
                  Feature.ASSERT, Node.line("assert " + e.truth(1) + chance.of("", ", " + text)));
          case 2 -> statements.print().getFirst();
          case 3 -> chance.use(Feature.BREAK, Node.line("break"));
          default -> chance.use(Feature.CONTINUE, Node.line("continue"));
        };
    return List.of(Node.block("if " + condition, what));
  }

  List<Node> attempt(int depth) {
    List<Node.Clause> clauses = new ArrayList<>();
    clauses.add(new Node.Clause("try", statements.block(depth)));
    boolean caught = !chance.oneIn(4);
    if (caught) {
      clauses.add(
          handler(chance.of(CAUGHT, "LookupError", "ArithmeticError", "ValueError"), depth));
      if (chance.oneIn(2)) {
        clauses.add(handler("Exception", depth));
      }
      if (chance.oneIn(3)) {
        clauses.add(
            chance.use(Feature.EXCEPT_ELSE, new Node.Clause("else", statements.block(depth))));
      }
    }
    if (!caught || chance.oneIn(4)) {
      // without `break` or `return`, which would drop the error
      List<Node> last = statements.in(e.scope.block(), 1, 0);
      clauses.add(chance.use(Feature.FINALLY, new Node.Clause("finally", last)));
    }
    return chance.use(Feature.TRY, List.of(new Node.Compound(clauses)));
  }

  private Node.Clause handler(String type, int depth) {
    String name = e.fresh("e");
    List<Node> body = new ArrayList<>();
    body.add(Node.line("print(type(%s).__name__, %s, %s.args)".formatted(name, name, name)));
    body.addAll(statements.block(depth));
    switch (chance.below(6)) {
      case 0 ->
          body.add(
              chance.use(
                  Feature.RAISE_FROM,
                  Node.line(
                      "raise Fault(%s) from %s"
                          .formatted(e.of(Type.STR, 1), chance.of(name, "None")))));
      case 1 -> body.add(chance.use(Feature.RERAISE, Node.line("raise")));
      case 2 ->
          body.add(
              chance.use(
                  Feature.CONTEXT_OF_ERROR,
                  Node.line(
                      "print(repr(%1$s.__cause__), repr(%1$s.__context__))".formatted(name))));
      default -> {}
    }
    return new Node.Clause("except " + type + " as " + name, body);
  }

  List<Node> with(int depth) {
    String name = e.fresh("g");
    String guard =
        "Guard(%s, %s)".formatted(e.of(Type.STR, 1), chance.of("False", "False", "True"));
    String head =
        chance.oneIn(3)
            ? "with %s as %s, Guard('in', False)".formatted(guard, name)
            : "with " + guard + chance.of("", " as " + name);
    return chance.use(Feature.WITH, List.of(Node.block(head, statements.block(depth))));
  }
}
