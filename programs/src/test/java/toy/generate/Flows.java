package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Generators, tasks, and threads whose outcome is the same in every run.
final class Flows {
  private final Expressions e;
  private final Chance chance;
  private final Statements statements;

  Flows(Expressions expressions, Statements statements) {
    this.e = expressions;
    this.chance = expressions.chance;
    this.statements = statements;
  }

  List<Node> generator() {
    String name = e.fresh("gen");
    String g = e.fresh("g");
    Scope outer = e.scope;
    Scope inside = outer.function();
    List<Node> turn = new ArrayList<>();
    turn.add(Node.line("tick()"));
    turn.add(new Node.Let("got", "yield " + e.ofParameter("k")));
    turn.add(Node.line("print('got', got)"));
    List<Node> rest = statements.in(inside.loop(), chance.below(3), 1);
    List<Node> handler = List.of(Node.line("print('in', type(e).__name__, e)"));
    List<Node> body = new ArrayList<>(inside.function.declarations());
    turn.addAll(rest);
    Node loop = Node.block("for k in range(n)", turn);
    body.add(
        chance.oneIn(2)
            ? loop
            : new Node.Compound(
                List.of(
                    new Node.Clause("try", List.of(loop)),
                    new Node.Clause("except ValueError as e", handler),
                    new Node.Clause("finally", List.of(Node.line("print('closing')"))))));
    body.add(chance.use(Feature.GENERATOR_RETURN, Node.line("return 'end'")));
    List<Node> all = new ArrayList<>();
    all.add(Node.block("def " + name + "(n)", body));
    all.add(guarded(Node.line("print(list(" + name + "(" + chance.between(0, 4) + ")))")));
    all.add(new Node.Let(g, name + "(" + chance.between(0, 3) + ")"));
    for (int i = chance.between(2, 6); i > 0; i--) {
      all.add(
          guarded(
              Node.line(
                  chance
                      .of(
                          "print(next(%s))",
                          "print(next(%s, 'none'))",
                          chance.use(Feature.GENERATOR_SEND, "print(%s.send(5))"),
                          "print(%s.send(None))",
                          "print(%s.throw(ValueError('thrown')))",
                          "print(%s.close())",
                          "print(%s.throw(KeyError('k')))",
                          "print(2 in %s)",
                          "print([*%s])")
                      .formatted(g))));
    }
    // CPython closes it when nothing refers to it any more
    all.add(guarded(Node.line("print(" + g + ".close())")));
    return chance.use(Feature.GENERATOR, all);
  }

  static Node guarded(Node node) {
    return new Node.Compound(
        List.of(
            new Node.Clause("try", List.of(node)),
            new Node.Clause(
                "except Exception as e",
                List.of(Node.line("print(type(e).__name__, e, getattr(e, 'value', None))")))));
  }

  List<Node> tasks() {
    String name = e.fresh("job");
    String main = e.fresh("main");
    Scope outer = e.scope;
    Scope inside = outer.function();
    List<Node> work = statements.in(inside, chance.between(1, 3), 1);
    List<Node> body = new ArrayList<>(inside.function.declarations());
    body.add(Node.line("tick()"));
    body.add(Node.line("print('begin', n)"));
    body.add(
        Node.block(
            "for turn in range(n)",
            Node.line("await asyncio.sleep(0)"),
            Node.line("print(n, turn)")));
    body.addAll(work);
    body.add(Node.block("if n == " + chance.between(0, 5), Node.line("raise ValueError(n)")));
    body.add(Node.line("return n * 2"));
    String calls =
        "%1$s(%2$d), %1$s(%3$d), %1$s(%4$d)"
            .formatted(name, chance.between(0, 3), chance.between(0, 3), chance.between(0, 4));
    Node gather =
        chance.use(
            Feature.GATHER,
            Node.line(
                "print(await asyncio.gather(%s%s))".formatted(calls, ", return_exceptions=True")));
    Node other =
        chance.of(
            Node.line("print(await " + name + "(1))"),
            Node.line("print(await asyncio.wait_for(" + name + "(1), 5))"),
            Node.block(
                "for t in [asyncio.create_task(" + name + "(c)) for c in range(3)]",
                guarded(Node.line("print(await t)"))));
    return chance.use(
        Feature.ASYNC,
        List.of(
            Node.block("async def " + name + "(n)", body),
            Node.block(
                "async def " + main + "()",
                guarded(gather),
                guarded(other),
                Node.line("return 'done'")),
            guarded(Node.line("print(asyncio.run(" + main + "()))"))));
  }

  List<Node> threads() {
    String name = e.fresh("worker");
    String total = e.fresh("total");
    String lock = e.fresh("lock");
    String handles = e.fresh("hs");
    int count = chance.between(2, 4);
    List<Node> all = new ArrayList<>();
    all.add(new Node.Let(total, "0"));
    all.add(new Node.Let(lock, "threading.Lock()"));
    all.add(
        Node.block(
            "def " + name + "(n)",
            new Node.Pair("", "global " + total),
            Node.block(
                "for k in range(n)",
                chance.use(
                    Feature.LOCK,
                    Node.block("with " + lock, Node.line(total + " += " + e.ofParameter("k"))))),
            Node.block("if n == " + chance.between(5, 20), Node.line("raise KeyError(n)")),
            Node.line("return n * n")));
    all.add(
        new Node.Pair(
            "let %s = [spawn thread %s(c * 3 + 5) for c in range(%d)]"
                .formatted(handles, name, count),
            "%s = [spawn_thread(%s, c * 3 + 5) for c in range(%d)]"
                .formatted(handles, name, count)));
    all.add(Node.block("for h in " + handles, guarded(Node.line("print(join(h))"))));
    all.add(Node.line("print(" + total + ")"));
    return chance.use(Feature.THREAD, all);
  }
}
