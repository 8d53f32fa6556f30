package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Statements of a block. Loops and functions call `tick()`, which ends the program with OutOfFuel.
final class Statements {
  static final String CAUGHT =
      "(ZeroDivisionError, ValueError, TypeError, IndexError, KeyError, OverflowError)";

  private final Expressions e;
  private final Chance chance;

  Statements(Expressions expressions) {
    e = expressions;
    chance = expressions.chance;
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

  private List<Node> block(int depth) {
    return in(e.scope.block(), chance.between(1, 3), depth);
  }

  private List<Node> statement(int depth) {
    if (depth > 0 && chance.oneIn(3)) {
      return chance.<List<Node>>one(
          () -> choice(depth - 1),
          () -> whileLoop(depth - 1),
          () -> forLoop(depth - 1),
          () -> forLoop(depth - 1),
          () -> attempt(depth - 1),
          () -> attempt(depth - 1),
          () -> with(depth - 1),
          () -> nested(depth - 1));
    }
    return chance.<List<Node>>one(
        this::print,
        this::print,
        this::print,
        this::let,
        this::let,
        this::assign,
        this::augment,
        this::unpack,
        this::change,
        this::change,
        this::setting,
        this::leave);
  }

  private List<Node> print() {
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

  private List<Node> let() {
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

  private List<Node> assign() {
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

  private List<Node> augment() {
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

  private List<Node> unpack() {
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

  private List<Node> setting() {
    Type type = chance.of(Type.INTS, Type.MAP, Type.STRS);
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return let();
    }
    String name = known.get(chance.below(known.size())).name();
    String line =
        switch (type) {
          case INTS ->
              chance.<String>one(
                  () ->
                      "%s[%s] %s= clip(%s)"
                          .formatted(
                              name,
                              chance.oneIn(3) ? e.operand(Type.INT, 1) : chance.of("0", "-1"),
                              chance.of("", "+", "-"),
                              e.of(Type.INT, 2)),
                  () ->
                      "%s[%d:%d] = %s[:3]"
                          .formatted(
                              name,
                              chance.between(-2, 3),
                              chance.between(0, 4),
                              e.of(Type.INTS, 1)),
                  () -> "%s[::2] = %s[:3]".formatted(name, e.of(Type.INTS, 1)));
          case MAP ->
              "%s[%s] %s= clip(%s)"
                  .formatted(name, e.key(1), chance.of("", "", "+", "*"), e.of(Type.INT, 2));
          default -> "%s[0] = cut(%s)".formatted(name, e.of(Type.STR, 2));
        };
    return chance.use(Feature.ITEM_ASSIGN, List.of(Node.line(line)));
  }

  private List<Node> change() {
    Type type = chance.of(Type.INTS, Type.INTS, Type.MAP, Type.SET);
    List<Scope.Variable> known = e.scope.all(type);
    if (known.isEmpty()) {
      return let();
    }
    String name = known.get(chance.below(known.size())).name();
    return switch (type) {
      case INTS -> chance.use(Feature.LIST_METHOD, List.of(Node.line(listMethod(name))));
      case MAP -> chance.use(Feature.DICT_METHOD, List.of(Node.line(dictMethod(name))));
      default -> chance.use(Feature.SET_METHOD, List.of(Node.line(setMethod(name))));
    };
  }

  private String listMethod(String name) {
    String n = "clip(" + e.of(Type.INT, 1) + ")";
    return chance.<String>one(
        () -> name + ".append(" + n + ")",
        () -> name + ".insert(" + e.operand(Type.INT, 1) + ", " + n + ")",
        () -> "print(" + name + ".pop(" + chance.of("", "0", "-1", "7") + "))",
        () -> name + ".remove(" + n + ")",
        () -> name + ".sort(" + chance.of("", "reverse=True", "key=abs", "key=lambda k: -k") + ")",
        () -> name + ".reverse()",
        () -> name + ".extend(" + e.operand(Type.INTS, 1) + "[:3])",
        () -> "print(" + name + ".clear())",
        () -> "print(" + name + ".copy(), " + name + ".index(" + n + "))");
  }

  private String dictMethod(String name) {
    return chance.<String>one(
        () -> name + ".update(" + e.operand(Type.MAP, 1) + ")",
        () -> "print(" + name + ".pop(" + e.key(1) + chance.of("", ", None", ", 0") + "))",
        () -> "print(" + name + ".setdefault(" + e.key(1) + ", clip(" + e.of(Type.INT, 1) + ")))",
        () -> "print(" + name + ".popitem())",
        () -> "print(list(" + name + ".items()), " + name + ".keys(), " + name + ".values())",
        () -> name + ".clear()");
  }

  private String setMethod(String name) {
    return name
        + chance.<String>one(
            () -> "." + chance.of("add", "discard", "remove") + "(" + e.of(Type.INT, 1) + ")",
            () -> ".update(" + e.of(Type.INTS, 1) + ")",
            () -> ".difference_update(" + e.of(Type.INTS, 1) + ")",
            () -> ".intersection_update(" + e.of(Type.INTS, 1) + ")");
  }

  /// Raises, asserts, or leaves a loop: now and then only, and under a condition.
  private List<Node> leave() {
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
          case 2 -> print().getFirst();
          case 3 -> chance.use(Feature.BREAK, Node.line("break"));
          default -> chance.use(Feature.CONTINUE, Node.line("continue"));
        };
    return List.of(Node.block("if " + condition, what));
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

  private List<Node> loop(String head, Scope inside, List<Node> first, int depth) {
    List<Node> body = new ArrayList<>(first);
    body.add(Node.line("tick()"));
    body.addAll(in(inside, chance.between(1, 3), depth));
    List<Node.Clause> clauses = new ArrayList<>();
    clauses.add(new Node.Clause(head, body));
    if (chance.oneIn(4)) {
      chance.use(Feature.LOOP_ELSE, "");
      clauses.add(new Node.Clause("else", block(depth)));
    }
    return List.of(new Node.Compound(clauses));
  }

  private List<Node> whileLoop(int depth) {
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

  private List<Node> forLoop(int depth) {
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

  private List<Node> attempt(int depth) {
    List<Node.Clause> clauses = new ArrayList<>();
    clauses.add(new Node.Clause("try", block(depth)));
    boolean caught = !chance.oneIn(4);
    if (caught) {
      clauses.add(
          handler(chance.of(CAUGHT, "LookupError", "ArithmeticError", "ValueError"), depth));
      if (chance.oneIn(2)) {
        clauses.add(handler("Exception", depth));
      }
      if (chance.oneIn(3)) {
        clauses.add(chance.use(Feature.EXCEPT_ELSE, new Node.Clause("else", block(depth))));
      }
    }
    if (!caught || chance.oneIn(4)) {
      // without `break` or `return`, which would drop the error
      List<Node> last = in(e.scope.block(), 1, 0);
      clauses.add(chance.use(Feature.FINALLY, new Node.Clause("finally", last)));
    }
    return chance.use(Feature.TRY, List.of(new Node.Compound(clauses)));
  }

  private Node.Clause handler(String type, int depth) {
    String name = e.fresh("e");
    List<Node> body = new ArrayList<>();
    body.add(Node.line("print(type(%s).__name__, %s, %s.args)".formatted(name, name, name)));
    body.addAll(block(depth));
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

  private List<Node> with(int depth) {
    String name = e.fresh("g");
    String guard =
        "Guard(%s, %s)".formatted(e.of(Type.STR, 1), chance.of("False", "False", "True"));
    String head =
        chance.oneIn(3)
            ? "with %s as %s, Guard('in', False)".formatted(guard, name)
            : "with " + guard + chance.of("", " as " + name);
    return chance.use(Feature.WITH, List.of(Node.block(head, block(depth))));
  }

  /// A function in the block, called at once. Not in a loop, whose `let`s Toy makes anew each turn.
  private List<Node> nested(int depth) {
    if (e.scope.inLoop) {
      return attempt(depth);
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
