package toy.compile;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Stmt;

/// Finds what the statements of one block declare in it, inner blocks and functions left out. Names
/// are declared before any statement is resolved, so that functions of one block may use each
/// other.
final class Declarations {
  /// Receives each declaration in the order of the text.
  interface Sink {
    void name(String name, int start, Stmt by);

    void walrus(Ast.Walrus walrus);
  }

  private final Sink sink;

  private Declarations(Sink sink) {
    this.sink = sink;
  }

  static void of(List<Stmt> statements, Sink sink) {
    Declarations found = new Declarations(sink);
    for (Stmt statement : statements) {
      found.heads(statement, found::expression);
      found.statement(statement);
    }
  }

  static void walruses(Expr expression, Sink sink) {
    new Declarations(sink).expression(expression);
  }

  private void statement(Stmt statement) {
    switch (statement) {
      case Ast.Let let -> let.targets().forEach(t -> target(t, let));
      case Ast.Def def -> sink.name(def.name(), def.nameStart(), def);
      case Ast.ClassDef c -> sink.name(c.name(), c.nameStart(), c);
      case Ast.Import i -> i.names().forEach(a -> sink.name(boundName(a), a.start(), i));
      case Ast.FromImport i -> {
        for (Ast.Alias alias : i.names()) {
          if (!alias.name().equals("*")) {
            sink.name(boundName(alias), alias.start(), i);
          }
        }
      }
      case Ast.With w ->
          w.items().stream()
              .map(Ast.WithItem::target)
              .filter(Objects::nonNull)
              .forEach(t -> target(t, w));
      default -> {}
    }
  }

  /// The name that an import binds: `import a.b` binds `a`.
  static String boundName(Ast.Alias alias) {
    String as = alias.as();
    if (as != null) {
      return as;
    }
    int dot = alias.name().indexOf('.');
    return dot < 0 ? alias.name() : alias.name().substring(0, dot);
  }

  private void target(Expr target, Stmt by) {
    forEachName(target, name -> sink.name(name.id(), name.start(), by));
  }

  /// The names in a target of `let`, `for`, `with` or a comprehension; other targets declare
  /// nothing.
  static void forEachName(Expr target, Consumer<Ast.Name> action) {
    switch (target) {
      case Ast.Name name -> action.accept(name);
      case Ast.TupleExpr t -> t.items().forEach(i -> forEachName(i, action));
      case Ast.ListExpr l -> l.items().forEach(i -> forEachName(i, action));
      case Ast.Starred s -> forEachName(s.value(), action);
      default -> {}
    }
  }

  /// The expressions of a statement that are evaluated in the block itself.
  private void heads(Stmt statement, Consumer<Expr> action) {
    switch (statement) {
      case Ast.ExprStmt s -> action.accept(s.value());
      case Ast.Let s -> accept(s.value(), action);
      case Ast.Assign s -> {
        action.accept(s.value());
        s.targets().forEach(action);
      }
      case Ast.Del s -> s.targets().forEach(action);
      case Ast.AugAssign s -> {
        action.accept(s.target());
        action.accept(s.value());
      }
      case Ast.If s -> action.accept(s.test());
      case Ast.While s -> action.accept(s.test());
      case Ast.For s -> action.accept(s.iterable());
      case Ast.Return s -> accept(s.value(), action);
      case Ast.Raise s -> {
        accept(s.exception(), action);
        accept(s.cause(), action);
      }
      case Ast.Assert s -> {
        action.accept(s.test());
        accept(s.message(), action);
      }
      case Ast.Def s -> {
        s.decorators().forEach(action);
        defaults(s.params(), action);
      }
      case Ast.ClassDef s -> {
        s.decorators().forEach(action);
        s.bases().forEach(a -> action.accept(a.value()));
      }
      case Ast.Try s -> s.handlers().forEach(h -> accept(h.type(), action));
      case Ast.With s -> s.items().forEach(i -> action.accept(i.context()));
      case Ast.Break _,
          Ast.Continue _,
          Ast.Pass _,
          Ast.Group _,
          Ast.Import _,
          Ast.FromImport _ -> {}
    }
  }

  private static void accept(@Nullable Expr expression, Consumer<Expr> action) {
    if (expression != null) {
      action.accept(expression);
    }
  }

  private static void defaults(Ast.Params params, Consumer<Expr> action) {
    params.all().forEach(p -> accept(p.defaultValue(), action));
  }

  private void expression(Expr expression) {
    if (expression instanceof Ast.Walrus w) {
      expression(w.value());
      sink.walrus(w);
      return;
    }
    switch (expression) {
      case Ast.Walrus _, Ast.Name _, Ast.Literal _ -> {}
      case Ast.FString e -> fstring(e);
      case Ast.Unary e -> expression(e.operand());
      case Ast.Binary e -> both(e.left(), e.right());
      case Ast.Compare e -> e.operands().forEach(this::expression);
      case Ast.BoolOp e -> e.operands().forEach(this::expression);
      case Ast.Conditional e -> {
        both(e.test(), e.then());
        expression(e.orelse());
      }
      case Ast.Lambda e -> defaults(e.params(), this::expression);
      case Ast.Call e -> call(e.callee(), e.args());
      case Ast.Attribute e -> expression(e.object());
      case Ast.Index e -> both(e.object(), e.index());
      case Ast.Slice e -> {
        accept(e.lower(), this::expression);
        accept(e.upper(), this::expression);
        accept(e.step(), this::expression);
      }
      case Ast.TupleExpr e -> e.items().forEach(this::expression);
      case Ast.ListExpr e -> e.items().forEach(this::expression);
      case Ast.SetExpr e -> e.items().forEach(this::expression);
      case Ast.DictExpr e ->
          e.entries()
              .forEach(entry -> {
                accept(entry.key(), this::expression);
                expression(entry.value());
              });
      case Ast.Starred e -> expression(e.value());
      case Ast.Comprehension e -> comprehension(e);
      case Ast.Await e -> expression(e.value());
      case Ast.YieldFrom e -> expression(e.value());
      case Ast.Yield e -> accept(e.value(), this::expression);
      case Ast.Spawn e -> {
        e.options().forEach(a -> expression(a.value()));
        call(e.callee(), e.args());
      }
    }
  }

  private void both(Expr first, Expr second) {
    expression(first);
    expression(second);
  }

  private void call(Expr callee, List<Ast.Arg> args) {
    expression(callee);
    args.forEach(a -> expression(a.value()));
  }

  private void fstring(Ast.FString string) {
    for (Ast.FPart part : string.parts()) {
      if (part instanceof Ast.FField field) {
        expression(field.value());
        if (field.spec() != null) {
          fstring(field.spec());
        }
      }
    }
  }

  private void comprehension(Ast.Comprehension e) {
    for (Ast.CompFor clause : e.clauses()) {
      expression(clause.iterable());
      clause.conditions().forEach(this::expression);
    }
    expression(e.element());
    accept(e.value(), this::expression);
  }
}
