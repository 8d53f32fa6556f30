package toy.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One random program. Immutable.
///
/// @param seed makes the same program again
/// @param used the productions in it
record Program(long seed, List<Node> nodes, Set<Feature> used) {
  String toy() {
    return Layout.toy(nodes);
  }

  String python() {
    return Layout.python(nodes);
  }

  Program with(List<Node> others) {
    return new Program(seed, others, used);
  }

  static Program of(long seed) {
    Chance chance = new Chance(seed);
    Expressions e = new Expressions(chance, Scope.module());
    Statements statements = new Statements(e);
    List<Node> all = new ArrayList<>(prelude(chance));
    for (Type type : Type.values()) {
      String name = e.fresh("top");
      all.add(new Node.Let(name, e.plain(type)));
      e.scope.declare(name, type);
    }
    for (int i = chance.between(1, 4); i > 0; i--) {
      all.addAll(part(e, statements));
    }
    all.add(Node.line("print('end')"));
    return new Program(seed, all, chance.used());
  }

  private static List<Node> part(Expressions e, Statements statements) {
    Functions functions = new Functions(e, statements);
    Flows flows = new Flows(e, statements);
    return switch (e.chance.below(18)) {
      case 10 -> new Delegation(e).delegating();
      case 11 -> new Coroutines(e, statements).streams();
      case 12 -> new Decorators(e).functions();
      case 13 -> new Decorators(e).properties();
      case 14 -> new Decorators(e).nested();
      case 15 -> new Chains(e, statements).chain();
      case 16 -> new Chains(e, statements).leaving();
      case 17 -> new Heirs(e).heir();
      case 0, 1 -> List.of(functions.define(2, 4));
      case 2 -> functions.closures();
      case 3 -> functions.recursive();
      case 4 -> new Classes(e).family();
      case 5 -> flows.generator();
      case 6 -> flows.tasks();
      case 7 -> e.chance.oneIn(3) ? flows.threads() : called(e, statements);
      case 8 -> List.of(guarded(statements.in(e.scope.block(), e.chance.between(2, 8), 3)));
      default -> called(e, statements);
    };
  }

  private static List<Node> called(Expressions e, Statements statements) {
    String name = e.fresh("part");
    Scope inside = e.scope.function();
    List<Node> work = statements.in(inside, e.chance.between(3, 9), 3);
    List<Node> body = new ArrayList<>(inside.function.declarations());
    body.addAll(work);
    return List.of(
        Node.block("def " + name + "()", body), guarded(List.of(Node.line(name + "()"))));
  }

  private static Node guarded(List<Node> nodes) {
    return new Node.Compound(
        List.of(
            new Node.Clause("try", nodes),
            new Node.Clause(
                "except BaseException as e",
                List.of(
                    Node.line("print('!', type(e).__name__, e)"),
                    Node.line("print(repr(e.__cause__), repr(e.__context__))")))));
  }

  private static List<Node> prelude(Chance chance) {
    chance.use(Feature.USER_EXCEPTION, "");
    return List.of(
        Node.line("import math, asyncio, threading"),
        new Node.Let("fuel", "200"),
        Node.block("class OutOfFuel(BaseException)", Node.line("pass")),
        Node.block(
            "class Fault(Exception)",
            Node.block(
                "def __init__(self, text, code=0)",
                Node.line("super().__init__(text)"),
                Node.line("self.code = code")),
            Node.block(
                "def __str__(self)", Node.line("return f'{self.code}:{super().__str__()}'"))),
        Node.block(
            "def tick()",
            new Node.Pair("", "global fuel"),
            Node.line("fuel -= 1"),
            Node.block("if fuel < 0", Node.line("raise OutOfFuel('fuel')"))),
        Node.block(
            "def clip(n)",
            Node.block("if -10 ** 40 < n < 10 ** 40", Node.line("return n")),
            Node.line("return n % 1000007")),
        Node.block("def cut(s)", Node.line("return (s + '')[:40]")),
        Node.block(
            "class Guard",
            Node.block(
                "def __init__(self, name, swallows)",
                Node.line("self.name = name"),
                Node.line("self.swallows = swallows")),
            Node.block(
                "def __enter__(self)",
                Node.line("print('enter', self.name)"),
                Node.line("return self")),
            Node.block(
                "def __exit__(self, kind, error, trace)",
                Node.line("print('exit', self.name, kind and kind.__name__, error)"),
                Node.line("return self.swallows"))));
  }
}
