package toy.syntax;

import java.util.List;
import toy.syntax.Ast.Expr;

/// What may be assigned to (rule 6: targets parse as expressions and are checked here).
final class Targets {
  private final Findings findings;

  Targets(Findings findings) {
    this.findings = findings;
  }

  /// Names, attributes, items, and lists of them.
  void assignable(Expr target) {
    check(target, false, true);
  }

  /// Only names, and lists of them.
  void declarable(Expr target) {
    check(target, true, true);
  }

  /// One name, attribute or item: `+=` and annotations take no lists.
  void single(Expr target) {
    switch (target) {
      case Ast.Name _, Ast.Attribute _, Ast.Index _ -> {}
      case Ast.TupleExpr _, Ast.ListExpr _ ->
          findings.error(
              DiagnosticCode.BAD_TARGET,
              "only one thing at a time can be changed like this",
              target);
      default -> refuse(target);
    }
  }

  /// Adds to `deleted` what a `del` removes: names, attributes, items, and those in lists.
  void deletable(Expr target, List<Expr> deleted) {
    switch (target) {
      case Ast.Name _, Ast.Attribute _, Ast.Index _ -> deleted.add(target);
      case Ast.TupleExpr tuple -> tuple.items().forEach(t -> deletable(t, deleted));
      case Ast.ListExpr list -> list.items().forEach(t -> deletable(t, deleted));
      default ->
          findings.error(
              DiagnosticCode.BAD_TARGET,
              "cannot delete " + nameOf(target),
              target,
              "`del` takes a name, an attribute `a.b` or an item `a[i]`");
    }
  }

  private void check(Expr target, boolean isLet, boolean isOutermost) {
    switch (target) {
      case Ast.Name _ -> {}
      case Ast.Attribute _, Ast.Index _ -> {
        if (isLet) {
          findings.error(
              DiagnosticCode.BAD_LET,
              "`let` makes new names; an attribute or item is set without it",
              target,
              "drop `let`");
        }
      }
      case Ast.TupleExpr tuple -> items(tuple.items(), isLet);
      case Ast.ListExpr list -> items(list.items(), isLet);
      case Ast.Starred starred -> {
        if (isOutermost) {
          findings.error(
              DiagnosticCode.BAD_STAR,
              "starred assignment target must be in a list or tuple",
              target,
              "put a comma after it to take all values: `*xs, = …`");
        } else {
          check(starred.value(), isLet, true);
        }
      }
      default -> refuse(target);
    }
  }

  private void items(List<Expr> items, boolean isLet) {
    boolean hasStar = false;
    for (Expr item : items) {
      if (item instanceof Ast.Starred) {
        if (hasStar) {
          findings.error(
              DiagnosticCode.BAD_STAR, "multiple starred expressions in assignment", item);
        }
        hasStar = true;
      }
      check(item, isLet, false);
    }
  }

  private void refuse(Expr target) {
    findings.error(
        DiagnosticCode.BAD_TARGET,
        "cannot assign to " + nameOf(target),
        target,
        target instanceof Ast.Compare || target instanceof Ast.Literal || target instanceof Ast.Call
            ? "`=` gives a name a value; `==` compares two values"
            : "on the left of `=` stands a name, an attribute `a.b` or an item `a[i]`");
  }

  /// What an expression is called in CPython's messages.
  static String nameOf(Expr expr) {
    return switch (expr) {
      case Ast.Name _ -> "name";
      case Ast.Literal literal ->
          switch (literal.value()) {
            case Boolean b -> b ? "True" : "False";
            case toy.value.None _ -> "None";
            case toy.value.Singleton _ -> "ellipsis";
            default -> "literal";
          };
      case Ast.FString _ -> "f-string expression";
      case Ast.Call _ -> "function call";
      case Ast.Compare _ -> "comparison";
      case Ast.Conditional _ -> "conditional expression";
      case Ast.Lambda _ -> "lambda";
      case Ast.Comprehension comprehension ->
          switch (comprehension.kind()) {
            case LIST -> "list comprehension";
            case SET -> "set comprehension";
            case DICT -> "dict comprehension";
            case GENERATOR -> "generator expression";
          };
      case Ast.DictExpr _ -> "dict literal";
      case Ast.SetExpr _ -> "set display";
      case Ast.Await _ -> "await expression";
      case Ast.Yield _, Ast.YieldFrom _ -> "yield expression";
      case Ast.Walrus _ -> "named expression";
      case Ast.Spawn _ -> "spawned call";
      case Ast.Attribute _ -> "attribute";
      case Ast.Index _ -> "subscript";
      case Ast.Starred _ -> "starred";
      case Ast.TupleExpr _ -> "tuple";
      case Ast.ListExpr _ -> "list";
      case Ast.Slice _ -> "slice";
      case Ast.Unary _, Ast.Binary _, Ast.BoolOp _ -> "expression";
    };
  }
}
