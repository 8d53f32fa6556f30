package toy.syntax;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser;
import toy.grammar.ToyParser.*;
import toy.syntax.Ast.Arg;
import toy.syntax.Ast.BinaryOp;
import toy.syntax.Ast.CompareOp;
import toy.syntax.Ast.ComprehensionKind;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.UnaryOp;

/// Expressions: from the parse tree to the [Ast], with the checks that the grammar leaves out.
final class ExprBuilder {
  private final Source source;
  private final Findings findings;
  private final Targets targets;
  private final AtomBuilder atoms;
  private final Signatures signatures;

  ExprBuilder(Source source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.targets = new Targets(findings);
    this.atoms = new AtomBuilder(this, source, findings);
    this.signatures = new Signatures(this, findings);
  }

  // ---- places and names ---------------------------------------------------------------------

  static int start(ParseTree tree) {
    return tree instanceof ParserRuleContext rule
        ? rule.start.getStartIndex()
        : ((TerminalNode) tree).getSymbol().getStartIndex();
  }

  static int end(ParseTree tree) {
    return tree instanceof ParserRuleContext rule
        ? rule.stop.getStopIndex() + 1
        : ((TerminalNode) tree).getSymbol().getStopIndex() + 1;
  }

  /// A name as Python compares it: in normal form KC.
  String id(NameContext tree) {
    String text = tree.start.getText();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  // ---- lists --------------------------------------------------------------------------------

  Expr rhs(RhsContext tree) {
    return tree.yieldExpr() != null ? yielded(tree.yieldExpr()) : list(tree.starList());
  }

  Expr yielded(YieldExprContext tree) {
    if (tree.FROM() != null) {
      return new Ast.YieldFrom(expr(tree.expr()), start(tree), end(tree));
    }
    Expr value = tree.starList() == null ? null : list(tree.starList());
    refuseLoneStar(value);
    return new Ast.Yield(value, start(tree), end(tree));
  }

  /// `a` is itself, `a,` and `a, b` are tuples.
  Expr list(StarListContext tree) {
    List<Expr> items = new ArrayList<>();
    for (StarItemContext item : tree.starItem()) {
      items.add(item.STAR() == null ? expr(item.expr()) : starred(item, item.arith()));
    }
    return oneOrTuple(items, tree);
  }

  private static Expr oneOrTuple(List<Expr> items, ParserRuleContext tree) {
    return items.size() == 1 && tree.getChildCount() == 1
        ? items.getFirst()
        : new Ast.TupleExpr(List.copyOf(items), start(tree), end(tree));
  }

  Expr targets(TargetListContext tree) {
    List<Expr> items = new ArrayList<>();
    for (TargetContext target : tree.target()) {
      items.add(target(target));
    }
    return oneOrTuple(items, tree);
  }

  Expr target(TargetContext tree) {
    return tree.STAR() == null ? arith(tree.arith()) : starred(tree, tree.arith());
  }

  Expr starred(ParserRuleContext tree, ArithContext value) {
    return new Ast.Starred(arith(value), start(tree), end(tree));
  }

  void refuseLoneStar(@Nullable Expr value) {
    if (value instanceof Ast.Starred) {
      findings.error(
          DiagnosticCode.BAD_STAR,
          "can't use starred expression here",
          value,
          "a comma makes it a tuple: `*xs,`");
    }
  }

  /// An annotation: read for its errors only.
  void ignored(@Nullable ExprContext annotation) {
    if (annotation != null) {
      Expr _ = expr(annotation);
    }
  }

  @Nullable Expr orNull(@Nullable ExprContext tree) {
    return tree == null ? null : expr(tree);
  }

  // ---- operators ----------------------------------------------------------------------------

  Expr named(NamedExprContext tree) {
    Expr left = expr(tree.expr(0));
    if (tree.value == null) {
      return left;
    }
    Expr value = expr(tree.value);
    if (left instanceof Ast.Name name) {
      return new Ast.Walrus(name.id(), name.start(), value, start(tree), end(tree));
    }
    findings.error(
        DiagnosticCode.BAD_TARGET,
        "cannot use assignment expressions with " + Targets.nameOf(left),
        left,
        "on the left of `:=` stands a name");
    return value;
  }

  Expr expr(ExprContext tree) {
    if (tree.lambda() != null) {
      return lambda(tree.lambda());
    }
    Expr value = disjunction(tree.disjunction(0));
    if (tree.IF() == null) {
      return value;
    }
    Expr test = disjunction(tree.disjunction(1));
    return new Ast.Conditional(test, value, expr(tree.expr()), start(tree), end(tree));
  }

  Expr lambda(LambdaContext tree) {
    return new Ast.Lambda(
        signatures.lambda(tree.lambdaParams(), end(tree.LAMBDA())),
        expr(tree.expr()),
        start(tree),
        end(tree));
  }

  Ast.Params params(@Nullable ParamsContext tree, int at) {
    return signatures.def(tree, at);
  }

  Expr disjunction(DisjunctionContext tree) {
    if (tree.getChildCount() == 1) {
      return conjunction((ConjunctionContext) tree.getChild(0));
    }
    List<Expr> operands = new ArrayList<>();
    for (ConjunctionContext operand : tree.conjunction()) {
      operands.add(conjunction(operand));
    }
    return new Ast.BoolOp(false, List.copyOf(operands), start(tree), end(tree));
  }

  private Expr conjunction(ConjunctionContext tree) {
    if (tree.getChildCount() == 1) {
      return inversion((InversionContext) tree.getChild(0));
    }
    List<Expr> operands = new ArrayList<>();
    for (InversionContext operand : tree.inversion()) {
      operands.add(inversion(operand));
    }
    return new Ast.BoolOp(true, List.copyOf(operands), start(tree), end(tree));
  }

  private Expr inversion(InversionContext tree) {
    Expr value = comparison(tree.comparison());
    for (int i = tree.getChildCount() - 2; i >= 0; i--) {
      value = new Ast.Unary(UnaryOp.NOT, value, start(tree.getChild(i)), end(tree));
    }
    return value;
  }

  private Expr comparison(ComparisonContext tree) {
    if (tree.getChildCount() == 1) {
      return arith((ArithContext) tree.getChild(0));
    }
    List<Expr> operands = new ArrayList<>();
    for (ArithContext operand : tree.arith()) {
      operands.add(arith(operand));
    }
    List<CompareOp> ops = new ArrayList<>();
    for (CompareOpContext op : tree.compareOp()) {
      ops.add(compareOp(op));
    }
    return new Ast.Compare(List.copyOf(operands), List.copyOf(ops), start(tree), end(tree));
  }

  private static CompareOp compareOp(CompareOpContext tree) {
    return switch (tree.start.getType()) {
      case ToyParser.LT -> CompareOp.LT;
      case ToyParser.LE -> CompareOp.LE;
      case ToyParser.GT -> CompareOp.GT;
      case ToyParser.GE -> CompareOp.GE;
      case ToyParser.EQ -> CompareOp.EQ;
      case ToyParser.NE -> CompareOp.NE;
      case ToyParser.IN -> CompareOp.IN;
      case ToyParser.NOT -> CompareOp.NOT_IN;
      default -> tree.getChildCount() == 2 ? CompareOp.IS_NOT : CompareOp.IS;
    };
  }

  /// The left spine of `a + b + c …` is walked in a loop, so that a long sum needs no deep stack
  /// here.
  Expr arith(ArithContext tree) {
    Deque<ArithContext> spine = new ArrayDeque<>();
    ArithContext at = tree;
    while (at.left != null) {
      spine.push(at);
      at = at.left;
    }
    Expr value =
        at.operand == null
            ? awaited((AwaitedContext) at.getChild(0))
            : new Ast.Unary(unaryOp(at.op), arith(at.operand), start(at), end(at));
    while (!spine.isEmpty()) {
      at = spine.pop();
      Expr right = arith(at.right);
      value =
          new Ast.Binary(
              binaryOp(at.op.getText()), value, right, at.op.getStartIndex(), start(at), end(at));
    }
    return value;
  }

  private static UnaryOp unaryOp(Token op) {
    return switch (op.getType()) {
      case ToyParser.PLUS -> UnaryOp.POS;
      case ToyParser.MINUS -> UnaryOp.NEG;
      default -> UnaryOp.INVERT;
    };
  }

  static BinaryOp binaryOp(String text) {
    return switch (text) {
      case "+" -> BinaryOp.ADD;
      case "-" -> BinaryOp.SUB;
      case "*" -> BinaryOp.MUL;
      case "/" -> BinaryOp.DIV;
      case "//" -> BinaryOp.FLOORDIV;
      case "%" -> BinaryOp.MOD;
      case "**" -> BinaryOp.POW;
      case "&" -> BinaryOp.BITAND;
      case "|" -> BinaryOp.BITOR;
      case "^" -> BinaryOp.BITXOR;
      case "<<" -> BinaryOp.SHL;
      default -> BinaryOp.SHR;
    };
  }

  // ---- await, calls, attributes, items ------------------------------------------------------

  private Expr awaited(AwaitedContext tree) {
    return switch (tree.getChild(0)) {
      case PrimaryContext primary -> primary(primary);
      case SpawnContext spawn -> SpawnBuilder.build(spawn, this, source, findings);
      default -> new Ast.Await(awaited(tree.awaited()), start(tree), end(tree));
    };
  }

  Expr primary(PrimaryContext tree) {
    Expr value = atoms.atom(tree.atom());
    for (int i = 1; i < tree.getChildCount(); i++) {
      value = trailer(value, (TrailerContext) tree.getChild(i), start(tree));
    }
    return value;
  }

  private Expr trailer(Expr value, TrailerContext tree, int start) {
    int end = end(tree);
    if (tree.arguments() != null) {
      return new Ast.Call(value, arguments(tree.arguments()), start, end);
    }
    if (tree.name() != null) {
      return new Ast.Attribute(value, id(tree.name()), start(tree.name()), start, end);
    }
    List<Expr> items = new ArrayList<>();
    for (SubscriptContext subscript : tree.subscript()) {
      items.add(subscript(subscript));
    }
    boolean isTuple =
        items.size() > 1 || tree.COMMA().size() == 1 || items.getFirst() instanceof Ast.Starred;
    Expr index =
        isTuple
            ? new Ast.TupleExpr(List.copyOf(items), items.getFirst().start(), items.getLast().end())
            : items.getFirst();
    return new Ast.Index(value, index, start, end);
  }

  private Expr subscript(SubscriptContext tree) {
    if (tree.STAR() != null) {
      return starred(tree, tree.arith());
    }
    Expr lower = tree.namedExpr() == null ? null : named(tree.namedExpr());
    return tree.first == null && lower != null
        ? lower
        : new Ast.Slice(lower, orNull(tree.upper), orNull(tree.step), start(tree), end(tree));
  }

  List<Arg> arguments(ArgumentsContext tree) {
    return signatures.arguments(tree);
  }

  Expr comprehension(
      ComprehensionKind kind,
      Expr element,
      @Nullable Expr value,
      List<CompForContext> trees,
      ParserRuleContext whole) {
    if (element instanceof Ast.Starred) {
      findings.error(
          DiagnosticCode.BAD_STAR, "iterable unpacking cannot be used in comprehension", element);
    }
    List<Ast.CompFor> clauses = new ArrayList<>();
    for (CompForContext tree : trees) {
      Expr target = targets(tree.targetList());
      targets.assignable(target);
      List<Expr> conditions = new ArrayList<>();
      for (int i = 1; i < tree.disjunction().size(); i++) {
        conditions.add(disjunction(tree.disjunction(i)));
      }
      clauses.add(
          new Ast.CompFor(
              target,
              disjunction(tree.disjunction(0)),
              List.copyOf(conditions),
              tree.ASYNC() != null,
              start(tree),
              end(tree)));
    }
    return new Ast.Comprehension(
        kind, element, value, List.copyOf(clauses), start(whole), end(whole));
  }
}
