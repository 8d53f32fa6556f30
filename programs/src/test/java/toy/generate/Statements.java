package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Statements of a block. Loops and functions call `tick()`, which ends the program with OutOfFuel.
final class Statements {
  private final Expressions e;
  private final Chance chance;
  private final Assignments assignments;
  private final Changes changes;
  private final Loops loops;
  private final Attempts attempts;

  Statements(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
    assignments = new Assignments(expressions);
    changes = new Changes(expressions);
    loops = new Loops(expressions, this);
    attempts = new Attempts(expressions, this);
  }

  /// A block of its own in `scope`, which stays the current one only for it.
  List<Node> in(Scope scope, int count, int depth) {
    Scope outer = e.scope;
    e.scope = scope;
    List<Node> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.addAll(statement(depth));
    }
    e.scope = outer;
    return all;
  }

  List<Node> block(int depth) {
    return in(e.scope.block(), chance.between(1, 3), depth);
  }

  private List<Node> statement(int depth) {
    if (depth > 0 && chance.oneIn(3)) {
      return chance.<List<Node>>one(
          () -> choice(depth - 1),
          () -> loops.whileLoop(depth - 1),
          () -> loops.forLoop(depth - 1),
          () -> loops.forLoop(depth - 1),
          () -> attempts.attempt(depth - 1),
          () -> attempts.attempt(depth - 1),
          () -> attempts.with(depth - 1),
          () -> nested(depth - 1));
    }
    return chance.<List<Node>>one(
        this::print,
        this::print,
        this::print,
        assignments::let,
        assignments::let,
        assignments::assign,
        assignments::augment,
        assignments::unpack,
        assignments::pack,
        assignments::forget,
        changes::change,
        changes::change,
        changes::setting,
        changes::deletion,
        attempts::leave);
  }

  List<Node> print() {
    List<String> values = new ArrayList<>();
    for (int i = chance.between(1, 3); i > 0; i--) {
      values.add(chance.oneIn(6) ? "sorted(" + e.of(Type.SET, 2) + ")" : e.of(e.type(), 3));
    }
    if (chance.oneIn(12)) {
      values.add(chance.of("sep='|'", "end=';\\n'", "sep=''"));
    }
    return chance.use(
        Feature.PRINT, List.of(Node.line("print(" + String.join(", ", values) + ")")));
  }

  private List<Node> choice(int depth) {
    List<Node.Clause> clauses = new ArrayList<>();
    clauses.add(new Node.Clause("if " + e.truth(3), block(depth)));
    while (chance.oneIn(3)) {
      clauses.add(new Node.Clause("elif " + e.of(e.type(), 2), block(depth)));
    }
    if (chance.oneIn(2)) {
      clauses.add(new Node.Clause("else", block(depth)));
    }
    return chance.use(Feature.IF, List.of(new Node.Compound(clauses)));
  }

  /// A function in the block, called at once. Not in a loop, whose `let`s Toy makes anew each turn.
  private List<Node> nested(int depth) {
    if (e.scope.inLoop) {
      return attempts.attempt(depth);
    }
    Functions functions = new Functions(e, this);
    int before = e.functions.size();
    List<Node> all = new ArrayList<>(List.of(functions.define(depth, 2)));
    Expressions.Callable made = e.functions.get(before);
    all.add(Node.line("print(" + made.call(e, 1) + ")"));
    all.add(Node.line("print(" + made.call(e, 1) + ")"));
    // the name is not known outside this block
    e.functions.remove(before);
    return chance.use(Feature.CLOSURE, all);
  }
}
