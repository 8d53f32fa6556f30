package toy.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;

/// The resolver's part for expressions.
final class ExpressionResolver {
  private final Scopes scopes;
  private final Resolver resolver;
  final Colours colours;

  ExpressionResolver(Scopes scopes, Resolver resolver) {
    this.scopes = scopes;
    this.resolver = resolver;
    this.colours = new Colours(scopes);
  }

  private void error(DiagnosticCode code, String message, Ast at, String... help) {
    scopes.report(Diagnostic.error(code, message, at.start(), at.end(), help));
  }

  void resolve(@Nullable Expr expression) {
    switch (expression) {
      case null -> {}
      case Ast.Name e -> name(e);
      case Ast.Literal _ -> {}
      case Ast.FString e -> fstring(e);
      case Ast.Unary e -> resolve(e.operand());
      case Ast.Binary e -> {
        resolve(e.left());
        resolve(e.right());
      }
      case Ast.Compare e -> maybe(e.operands(), 2);
      case Ast.BoolOp e -> maybe(e.operands(), 1);
      case Ast.Conditional e -> {
        resolve(e.test());
        maybe(List.of(e.then(), e.orelse()), 0);
      }
      case Ast.Lambda e -> lambda(e);
      case Ast.Call e -> call(e);
      case Ast.Attribute e -> resolve(e.object());
      case Ast.Index e -> {
        resolve(e.object());
        resolve(e.index());
      }
      case Ast.Slice e -> {
        resolve(e.lower());
        resolve(e.upper());
        resolve(e.step());
      }
      case Ast.TupleExpr e -> items(e.items());
      case Ast.ListExpr e -> items(e.items());
      case Ast.SetExpr e -> items(e.items());
      case Ast.DictExpr e -> {
        for (Ast.DictEntry entry : e.entries()) {
          resolve(entry.key());
          resolve(entry.value());
        }
      }
      case Ast.Starred e -> {
        error(
            DiagnosticCode.NO_PLACE,
            "a starred expression has no place here",
            e,
            "a comma makes it a tuple: `*xs,`");
        resolve(e.value());
      }
      case Ast.Comprehension e -> {
        if (e.kind() == Ast.ComprehensionKind.GENERATOR) {
          generator(e);
        } else {
          comprehension(e);
        }
      }
      case Ast.Walrus e -> walrus(e);
      case Ast.Await e -> {
        colours.await(e, "await");
        resolve(e.value());
      }
      case Ast.Yield e -> yields(e, e.value());
      case Ast.YieldFrom e -> yields(e, e.value());
      case Ast.Spawn e -> {
        arguments(e.options());
        resolve(e.callee());
        arguments(e.args());
        colours.spawn(e);
      }
    }
  }

  /// Operands of which those from `sure` on are not always evaluated.
  private void maybe(List<Expr> operands, int sure) {
    for (int i = 0; i < operands.size(); i++) {
      if (i == sure) {
        scopes.conditional++;
      }
      resolve(operands.get(i));
    }
    if (operands.size() > sure) {
      scopes.conditional--;
    }
  }

  private void items(List<Expr> items) {
    for (Expr item : items) {
      resolve(item instanceof Ast.Starred s ? s.value() : item);
    }
  }

  private void fstring(Ast.FString string) {
    for (Ast.FPart part : string.parts()) {
      if (part instanceof Ast.FField field) {
        resolve(field.value());
        if (field.spec() != null) {
          fstring(field.spec());
        }
      }
    }
  }

  private void name(Ast.Name name) {
    if (name.id().equals("__class__") && scopes.find(name.id()) == null) {
      Variable cell = classCell();
      if (cell != null) {
        scopes.use(cell, name);
        return;
      }
    }
    scopes.read(name.id(), name);
  }

  /// The `__class__` cell of the class body around this function.
  private @Nullable Variable classCell() {
    if (!scopes.unit.isFunction()) {
      return null;
    }
    for (Unit u = scopes.unit.parent; u != null; u = u.parent) {
      if (u.kind == FunctionCode.Kind.CLASS) {
        if (u.classCell == null) {
          u.classCell = new Variable("__class__", Variable.Place.LOCAL, u, -1);
          u.classCell.declared = true;
        }
        return u.classCell;
      }
    }
    return null;
  }

  private void walrus(Ast.Walrus e) {
    resolve(e.value());
    Variable v = scopes.walrusTarget(e.name());
    if (v == null) {
      error(DiagnosticCode.NO_PLACE, "`:=` has no place here", e);
      return;
    }
    if (scopes.conditional > 0 && !v.declared) {
      v.checked = true;
    }
    v.declared = true;
    v.bindings++;
    scopes.use(v, e);
  }

  // ---- calls ----------------------------------------------------------------------------------

  private void call(Ast.Call call) {
    if (isSuper(call.callee())) {
      superCall(call);
    } else {
      resolve(call.callee());
    }
    arguments(call.args());
  }

  private boolean isSuper(Expr callee) {
    if (!(callee instanceof Ast.Name name) || !name.id().equals("super")) {
      return false;
    }
    Variable v = scopes.find("super");
    return v == null || v.place == Variable.Place.BUILTIN;
  }

  private void superCall(Ast.Call call) {
    boolean plain = call.args().stream().allMatch(a -> a.kind() == Ast.ArgKind.POSITIONAL);
    if (plain && call.args().size() == 2) {
      return;
    }
    if (!call.args().isEmpty()) {
      error(
          DiagnosticCode.BAD_SUPER,
          "`super` takes no arguments, or a class and an object",
          call,
          "in a method write `super()`");
      return;
    }
    Variable cell = classCell();
    if (cell == null || scopes.unit.parameters.isEmpty()) {
      error(
          DiagnosticCode.BAD_SUPER,
          "`super()` belongs into a method, which has a first parameter",
          call,
          "call the function of the other class by its name");
      return;
    }
    scopes.use(cell, call);
  }

  private void arguments(List<Ast.Arg> args) {
    args.forEach(arg -> resolve(arg.value()));
  }

  // ---- functions inside expressions -----------------------------------------------------------

  private void lambda(Ast.Lambda e) {
    resolver.defaults(e.params());
    resolver.inUnit(
        e,
        FunctionCode.Kind.FUNCTION,
        "<lambda>",
        Names.Kind.BLOCK,
        e,
        () -> {
          resolver.parameters(e.params());
          Declarations.walruses(
              e.body(),
              new Declarations.Sink() {
                @Override
                public void name(String name, int start, Ast.Stmt by) {}

                @Override
                public void walrus(Ast.Walrus walrus) {
                  scopes.declareWalrus(walrus);
                }
              });
          resolve(e.body());
        });
  }

  private void comprehension(Ast.Comprehension e) {
    resolve(e.clauses().getFirst().iterable());
    Names outer = scopes.block;
    scopes.open(Names.Kind.COMPREHENSION, e);
    insideComprehension(e);
    scopes.block = outer;
  }

  /// A generator expression is a function of its own; its first iterable is evaluated where it
  /// stands.
  private void generator(Ast.Comprehension e) {
    resolve(e.clauses().getFirst().iterable());
    resolver.inUnit(
        e,
        e.clauses().stream().anyMatch(Ast.CompFor::isAsync)
            ? FunctionCode.Kind.ASYNC_GENERATOR
            : FunctionCode.Kind.GENERATOR,
        "<genexpr>",
        Names.Kind.COMPREHENSION,
        e,
        () -> insideComprehension(e));
  }

  private void insideComprehension(Ast.Comprehension e) {
    scopes.conditional++;
    for (Ast.CompFor clause : e.clauses()) {
      if (clause.isAsync()) {
        colours.await(new Ast.Pass(clause.start(), clause.target().start() - 1), "async for");
      }
      if (clause != e.clauses().getFirst()) {
        resolve(clause.iterable());
      }
      resolver.declareTarget(clause.target(), false);
      resolver.bindTarget(clause.target());
      clause.conditions().forEach(this::resolve);
    }
    resolve(e.element());
    resolve(e.value());
    scopes.conditional--;
  }

  private void yields(Expr e, @Nullable Expr value) {
    resolve(value);
    Unit unit = scopes.unit;
    boolean isAsync =
        unit.kind == FunctionCode.Kind.COROUTINE || unit.kind == FunctionCode.Kind.ASYNC_GENERATOR;
    boolean inComprehension = scopes.block.kind == Names.Kind.COMPREHENSION;
    if (inComprehension) {
      error(DiagnosticCode.YIELD_OUTSIDE, "`yield` inside a comprehension", e, "write a loop");
    } else if (isAsync && e instanceof Ast.YieldFrom) {
      error(
          DiagnosticCode.ASYNC_GENERATOR,
          "`yield from` in `async def " + unit.name + "`",
          e,
          "write a loop: `for x in … { yield x }`, or `async for`");
    } else if (!unit.isFunction()) {
      error(
          DiagnosticCode.YIELD_OUTSIDE,
          "`yield` outside a function",
          e,
          "a generator is a `def` with a `yield` in it");
    } else {
      unit.kind = isAsync ? FunctionCode.Kind.ASYNC_GENERATOR : FunctionCode.Kind.GENERATOR;
    }
  }
}
