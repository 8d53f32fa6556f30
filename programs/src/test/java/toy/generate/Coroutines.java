package toy.generate;

import java.util.ArrayList;
import java.util.List;

/// Async generators and what takes them in: `async for`, `async with`, comprehensions, tasks beside
/// each other whose order the loop fixes.
final class Coroutines {
  private final Expressions e;
  private final Chance chance;
  private final Statements statements;

  Coroutines(Expressions expressions, Statements statements) {
    e = expressions;
    chance = expressions.chance;
    this.statements = statements;
  }

  List<Node> streams() {
    String source = e.fresh("source");
    String stream = e.fresh("Stream");
    String main = e.fresh("main");
    Scope outer = e.scope;
    e.scope = outer.function();
    List<Node> uses = new ArrayList<>();
    for (int i = chance.between(2, 5); i > 0; i--) {
      uses.add(Flows.guarded(use(source, stream)));
    }
    List<Node> body = new ArrayList<>(e.scope.function.declarations());
    e.scope = outer;
    body.addAll(uses);
    body.add(Node.line("return 'done'"));
    return chance.use(
        Feature.ASYNC_GENERATOR,
        List.of(
            source(source),
            stream(stream),
            Node.block("async def " + main + "()", body),
            Flows.guarded(Node.line("print(asyncio.run(" + main + "()))"))));
  }

  private Node source(String name) {
    List<Node> turn = new ArrayList<>();
    turn.add(Node.line("tick()"));
    turn.add(Node.line(chance.of("await asyncio.sleep(0)", "print('turn', k)", "pass")));
    turn.add(
        Node.line(chance.of("yield ", "print('got', (yield k)); yield ") + e.ofParameter("k")));
    turn.add(
        Node.block(
            "if k == " + chance.between(1, 6),
            Node.line(chance.of("raise ValueError(k)", "return"))));
    Node loop = Node.block("for k in range(n)", turn);
    Node safe =
        new Node.Compound(
            List.of(
                new Node.Clause("try", List.of(loop)),
                new Node.Clause(
                    "finally",
                    List.of(
                        Node.line(chance.of("await asyncio.sleep(0)", "pass")),
                        Node.line("print('source ends')")))));
    return Node.block("async def " + name + "(n)", chance.oneIn(2) ? loop : safe);
  }

  /// A class that is an asynchronous iterator and context.
  private Node stream(String name) {
    return Node.block(
        "class " + name,
        Node.block("def __init__(self, n)", Node.line("self.n = n")),
        Node.block(
            "def __aiter__(self)", Node.line(chance.of("return self", "return self", "return 5"))),
        Node.block(
            "async def __anext__(self)",
            Node.line("tick()"),
            Node.line("await asyncio.sleep(0)"),
            Node.block("if self.n <= 0", Node.line("raise StopAsyncIteration")),
            Node.line("self.n -= 1"),
            Node.line("return self.n")),
        Node.block(
            "async def __aenter__(self)",
            Node.line("print('enter', self.n)"),
            Node.line(chance.of("return self", "return 'entered'", "raise KeyError(self.n)"))),
        Node.block(
            "async def __aexit__(self, kind, error, trace)",
            Node.line("print('exit', self.n, kind and kind.__name__, error)"),
            Node.line("return " + chance.of("False", "True", "None", "self.n > 1"))));
  }

  private Node use(String source, String stream) {
    String from =
        chance.of(
            source + "(" + chance.between(0, 4) + ")",
            stream + "(" + chance.between(0, 4) + ")",
            source + "(" + chance.between(1, 3) + ")");
    return chance.<Node>one(
        () -> over(from),
        () -> over(from),
        () -> with(stream),
        () -> with(stream),
        () ->
            chance.use(
                Feature.ASYNC_COMPREHENSION,
                Node.line(
                    "print(%s)"
                        .formatted(
                            chance
                                .of(
                                    "[x async for x in %s]",
                                    "[x * 2 async for x in %s if x]",
                                    "sorted({x async for x in %s})",
                                    "{x: x async for x in %s}",
                                    "[(x, y) async for x in %s for y in range(2)]",
                                    "[x async for x in (y + 1 async for y in %s)]",
                                    "[await asyncio.sleep(0, x) async for x in %s]",
                                    "[await asyncio.sleep(0, x) for x in range(2)]")
                                .formatted(from)))),
        () -> Node.line("print(await anext(aiter(" + stream + "(1))))"),
        () ->
            closed(
                source,
                chance.of(
                    "print(await anext(%s))",
                    "print(await %s.asend(None))",
                    "print(await %s.asend(5))",
                    "print(await %1$s.__anext__(), await %1$s.asend(3))",
                    "print(await %s.athrow(ValueError('thrown')))",
                    "print(await %1$s.__anext__(), await %1$s.athrow(KeyError('k')))",
                    "print(next(%s))")));
  }

  /// Steps of a generator, which is closed then: CPython would do so when its last user is gone.
  private Node closed(String source, String line) {
    String items = e.fresh("items");
    return Node.block(
        "if True",
        new Node.Let(items, source + "(2)"),
        tried(Node.line(line.formatted(items)), Node.line("await " + items + ".aclose()")));
  }

  private Node over(String from) {
    String items = e.fresh("items");
    List<Node> inside = statements.in(e.scope.loop(), chance.between(1, 2), 0);
    List<Node> body = new ArrayList<>(List.of(Node.line("print('item', item)")));
    body.addAll(inside);
    Node loop =
        new Node.Compound(
            List.of(
                new Node.Clause("async for item in " + items, body),
                new Node.Clause("else", List.of(Node.line("print('no break')")))));
    Node close =
        Node.block(
            "if hasattr(%s, 'aclose')".formatted(items), Node.line("await " + items + ".aclose()"));
    return chance.use(
        Feature.ASYNC_FOR, Node.block("if True", new Node.Let(items, from), tried(loop, close)));
  }

  private static Node tried(Node node, Node last) {
    return new Node.Compound(
        List.of(new Node.Clause("try", List.of(node)), new Node.Clause("finally", List.of(last))));
  }

  private Node with(String stream) {
    String head =
        "async with %s(%d)%s"
            .formatted(
                stream,
                chance.between(0, 3),
                chance.of("", " as s", " as s, " + stream + "(9) as t"));
    return chance.use(
        Feature.ASYNC_WITH,
        Node.block(
            head,
            Node.line("print('inside')"),
            Node.line("await asyncio.sleep(0)"),
            Node.line(
                chance.of("pass", "raise ValueError('inside')", "await asyncio.sleep('x')"))));
  }
}
