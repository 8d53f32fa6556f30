package toy.syntax;

import static toy.syntax.ExprBuilder.end;
import static toy.syntax.ExprBuilder.start;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser.*;
import toy.syntax.Ast.Block;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Stmt;

/// Statements: from the parse tree to the [Ast], with the checks that the grammar leaves out. A
/// statement in which the parser found an error is passed over. The tree may be dropped afterwards:
/// the records keep nothing of it.
final class AstBuilder {
  private final Source source;
  private final Parser.Mode mode;
  private final Findings findings;
  private final ExprBuilder exprs;
  private final Targets targets;
  private final Imports imports;

  /// Blocks around the statement being built.
  private int depth;

  AstBuilder(Source source, Parser.Mode mode, Findings findings) {
    this.source = source;
    this.mode = mode;
    this.findings = findings;
    this.exprs = new ExprBuilder(source, findings);
    this.targets = new Targets(findings);
    this.imports = new Imports(exprs, findings);
  }

  Ast.Module module(ModuleContext tree) {
    return new Ast.Module(body(tree.body()), 0, source.text().length());
  }

  private List<Stmt> body(@Nullable BodyContext tree) {
    List<Stmt> body = new ArrayList<>();
    if (tree != null) {
      for (StatementContext statement : tree.statement()) {
        if (statement.exception == null) {
          body.add(statement(statement));
        }
      }
    }
    return List.copyOf(body);
  }

  private Block block(BlockContext tree) {
    depth++;
    List<Stmt> body = body(tree.body());
    depth--;
    return new Block(body, start(tree), end(tree));
  }

  private Stmt statement(StatementContext tree) {
    int start = start(tree);
    int end = end(tree);
    return switch (tree) {
      case LetStatementContext let -> let(let);
      case ExpressionStatementContext expression -> expression(expression);
      case IfStatementContext s -> ifStatement(s);
      case WhileStatementContext s ->
          new Ast.While(
              exprs.named(s.namedExpr()), block(s.block()), orelse(s.elseClause()), start, end);
      case ForStatementContext s -> forStatement(s);
      case TryStatementContext s -> tryStatement(s);
      case WithStatementContext s -> with(s);
      case GroupStatementContext s -> new Ast.Group(block(s.block()), start, end);
      case DecoratedStatementContext s -> definition(s.definition(), s.decorator(), start);
      case PlainDefinitionContext s -> definition(s.definition(), List.of(), start);
      case ImportStatementContext s -> imports.plain(s);
      case FromStatementContext s -> imports.from(s);
      case ReturnStatementContext s ->
          new Ast.Return(s.starList() == null ? null : exprs.list(s.starList()), start, end);
      case RaiseStatementContext s ->
          new Ast.Raise(exprs.orNull(s.raised), exprs.orNull(s.cause), start, end);
      case AssertStatementContext s ->
          new Ast.Assert(exprs.expr(s.test), exprs.orNull(s.message), start, end);
      case BreakStatementContext _ -> new Ast.Break(start, end);
      case ContinueStatementContext _ -> new Ast.Continue(start, end);
      case PassStatementContext _ -> new Ast.Pass(start, end);
      case DelStatementContext s -> del(s);
      case OuterNamesStatementContext s -> outerNames(s);
      case HeadlessBlockContext s -> headless(s.block());
      default -> throw new IllegalStateException("a statement without a case: " + tree.getClass());
    };
  }

  // ---- simple statements --------------------------------------------------------------------

  private Stmt let(LetStatementContext tree) {
    List<Expr> names = new ArrayList<>();
    names.add(exprs.list(tree.starList()));
    Expr value = null;
    for (RhsContext rhs : tree.rhs()) {
      if (value != null) {
        names.add(value);
      }
      value = exprs.rhs(rhs);
    }
    for (Expr name : names) {
      targets.declarable(name);
    }
    boolean isList =
        names.getFirst() instanceof Ast.TupleExpr || names.getFirst() instanceof Ast.ListExpr;
    if (value == null && isList) {
      findings.error(
          DiagnosticCode.BAD_LET, "these names need values", tree, "write `let a, b = …`");
    }
    exprs.ignored(tree.annotation);
    exprs.refuseLoneStar(value);
    return new Ast.Let(List.copyOf(names), value, start(tree), end(tree));
  }

  private Stmt expression(ExpressionStatementContext tree) {
    int start = start(tree);
    int end = end(tree);
    Expr first = exprs.rhs(tree.rhs(0));
    if (tree.AUGMENTED() != null) {
      targets.single(first);
      String text = tree.AUGMENTED().getText();
      Expr value = exprs.rhs(tree.value);
      exprs.refuseLoneStar(value);
      return new Ast.AugAssign(
          first, ExprBuilder.binaryOp(text.substring(0, text.length() - 1)), value, start, end);
    }
    if (tree.annotation != null) {
      targets.single(first);
      exprs.ignored(tree.annotation);
      return tree.value == null
          ? new Ast.Pass(start, end)
          : new Ast.Assign(List.of(first), exprs.rhs(tree.value), start, end);
    }
    List<RhsContext> sides = tree.rhs();
    if (sides.size() == 1) {
      exprs.refuseLoneStar(first);
      refuseHeadless(tree);
      return new Ast.ExprStmt(first, start, end);
    }
    List<Expr> left = new ArrayList<>();
    left.add(first);
    for (int i = 1; i < sides.size() - 1; i++) {
      left.add(exprs.rhs(sides.get(i)));
    }
    left.forEach(targets::assignable);
    Expr value = exprs.rhs(sides.getLast());
    exprs.refuseLoneStar(value);
    return new Ast.Assign(List.copyOf(left), value, start, end);
  }

  /// `{ f() }`: a statement that begins with `{` and has no `:` (nor `**`) in it.
  private void refuseHeadless(ParserRuleContext statement) {
    ParseTree first = statement;
    while (first.getChildCount() > 0 && !(first instanceof BraceAtomContext)) {
      first = first.getChild(0);
    }
    if (first instanceof BraceAtomContext brace
        && (brace.entry().isEmpty() || isMember(brace.entry(0)))) {
      findings.add(Messages.headless(start(brace)));
    }
  }

  private static boolean isMember(EntryContext entry) {
    return entry.value == null && entry.POW() == null;
  }

  private Stmt headless(BlockContext tree) {
    findings.add(Messages.headless(start(tree)));
    return new Ast.Group(block(tree), start(tree), end(tree));
  }

  private Stmt del(DelStatementContext tree) {
    List<Expr> deleted = new ArrayList<>();
    targets.deletable(exprs.list(tree.starList()), deleted);
    return new Ast.Del(List.copyOf(deleted), start(tree), end(tree));
  }

  private Stmt outerNames(OuterNamesStatementContext tree) {
    String word = tree.GLOBAL() != null ? "global" : "nonlocal";
    findings.error(
        DiagnosticCode.NO_NEED,
        "no need for `" + word + "`",
        tree,
        "drop this line: plain `=` changes the outer name; only `let` makes a new one");
    return new Ast.Pass(start(tree), end(tree));
  }

  // ---- compound statements ------------------------------------------------------------------

  private @Nullable Block orelse(@Nullable ElseClauseContext tree) {
    if (tree == null) {
      return null;
    }
    sameLine(tree.NEWLINE(), tree, "else");
    return block(tree.block());
  }

  /// Rule 2: at the prompt an entry ends at its `}`.
  private void sameLine(@Nullable TerminalNode newline, ParserRuleContext clause, String word) {
    if (newline != null && mode == Parser.Mode.ENTRY && depth == 0) {
      int at = newline == clause.getChild(0) ? start(clause.getChild(1)) : start(clause);
      findings.add(Messages.loneClause(word, at, mode));
    }
  }

  private Stmt ifStatement(IfStatementContext tree) {
    Expr test = exprs.named(tree.namedExpr());
    Block then = block(tree.block());
    List<ElifClauseContext> elifs = tree.elifClause();
    List<Expr> tests = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (ElifClauseContext elif : elifs) {
      sameLine(elif.NEWLINE(), elif, "elif");
      tests.add(exprs.named(elif.namedExpr()));
      blocks.add(block(elif.block()));
    }
    Block orelse = orelse(tree.elseClause());
    int end = end(tree);
    for (int i = elifs.size() - 1; i >= 0; i--) {
      int start = start(elifs.get(i).ELIF());
      Ast.If nested = new Ast.If(tests.get(i), blocks.get(i), orelse, start, end);
      orelse = new Block(List.of(nested), start, end);
    }
    return new Ast.If(test, then, orelse, start(tree), end);
  }

  private Stmt forStatement(ForStatementContext tree) {
    Expr target = exprs.targets(tree.targetList());
    targets.assignable(target);
    return new Ast.For(
        target,
        exprs.list(tree.starList()),
        block(tree.block()),
        orelse(tree.elseClause()),
        tree.ASYNC() != null,
        start(tree),
        end(tree));
  }

  private Stmt tryStatement(TryStatementContext tree) {
    Block body = block(tree.block());
    List<Ast.Handler> handlers = new ArrayList<>();
    for (HandlerContext handler : tree.handler()) {
      // Without its first clause a `try` is incomplete at the prompt too, so that one may come on a
      // line of its own.
      if (!handlers.isEmpty()) {
        sameLine(handler.NEWLINE(), handler, "except");
      }
      Expr type = exprs.orNull(handler.expr());
      String name = handler.name() == null ? null : exprs.id(handler.name());
      int nameStart = handler.name() == null ? start(handler.EXCEPT()) : start(handler.name());
      if (type == null && handler != tree.handler().getLast()) {
        findings.error(
            DiagnosticCode.INCOMPLETE_TRY,
            "default 'except:' must be last",
            handler.EXCEPT().getSymbol(),
            "an `except` without a type catches everything, so the later ones are never reached");
      }
      handlers.add(
          new Ast.Handler(
              type,
              name,
              nameStart,
              block(handler.block()),
              start(handler.EXCEPT()),
              end(handler)));
    }
    Block orelse = orelse(tree.elseClause());
    Block finallyBlock = null;
    if (tree.finallyClause() != null) {
      if (!handlers.isEmpty()) {
        sameLine(tree.finallyClause().NEWLINE(), tree.finallyClause(), "finally");
      }
      finallyBlock = block(tree.finallyClause().block());
    }
    return new Ast.Try(body, List.copyOf(handlers), orelse, finallyBlock, start(tree), end(tree));
  }

  private Stmt with(WithStatementContext tree) {
    List<Ast.WithItem> items = new ArrayList<>();
    for (WithItemContext item : tree.withItem()) {
      Expr target = null;
      if (item.target() != null) {
        target = exprs.target(item.target());
        targets.assignable(target);
      }
      items.add(new Ast.WithItem(exprs.expr(item.expr()), target, start(item), end(item)));
    }
    return new Ast.With(
        List.copyOf(items), block(tree.block()), tree.ASYNC() != null, start(tree), end(tree));
  }

  // ---- definitions --------------------------------------------------------------------------

  /// @param start of the first decorator, if there is one
  private Stmt definition(DefinitionContext tree, List<DecoratorContext> decorators, int start) {
    return switch (tree) {
      case DefStatementContext def -> def(def, decorators(decorators), start);
      case ClassStatementContext type -> classStatement(type, decorators(decorators), start);
      default -> throw new IllegalStateException("no definition: " + tree.getClass());
    };
  }

  private Stmt def(DefStatementContext tree, List<Expr> decorators, int start) {
    Block body = block(tree.block());
    exprs.ignored(tree.annotation);
    return new Ast.Def(
        exprs.id(tree.name()),
        start(tree.name()),
        exprs.params(tree.params(), end(tree.LPAREN())),
        body,
        tree.ASYNC() != null,
        decorators,
        doc(body),
        start,
        end(tree));
  }

  private Stmt classStatement(ClassStatementContext tree, List<Expr> decorators, int start) {
    Block body = block(tree.block());
    return new Ast.ClassDef(
        exprs.id(tree.name()),
        start(tree.name()),
        tree.arguments() == null ? List.of() : exprs.arguments(tree.arguments()),
        body,
        decorators,
        doc(body),
        start,
        end(tree));
  }

  private List<Expr> decorators(List<DecoratorContext> trees) {
    return trees.stream().map(tree -> exprs.named(tree.namedExpr())).toList();
  }

  private static @Nullable String doc(Block body) {
    return !body.body().isEmpty()
            && body.body().getFirst() instanceof Ast.ExprStmt first
            && first.value() instanceof Ast.Literal literal
            && literal.value() instanceof String text
        ? text
        : null;
  }
}
