package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The expression that an error at run time came from, read again from its text to mark the part of
/// it that failed: the operator, the brackets of an index, the name behind the dot. Code keeps only
/// the span of an instruction, and an error that is printed can afford a parse.
public final class FaultyExpression {
  private final Source source;
  private final int start;
  private final int end;
  private final @Nullable Ast node;
  private final int shift; // from an offset in what was parsed to one in `source`

  public FaultyExpression(Source source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
    String text = source.slice(start, end);
    Ast found = first("(" + text + "\n)");
    this.shift = found == null ? start : start - 1;
    this.node = found == null ? first(text) : found;
  }

  private static @Nullable Ast first(String text) {
    Ast.Module module = Parser.parse(new Source("", text), Parser.Mode.FILE).module();
    if (module == null || module.body().size() != 1) {
      return null;
    }
    Ast.Stmt only = module.body().getFirst();
    return only instanceof Ast.ExprStmt e ? e.value() : only;
  }

  /// The place, with the mark as CPython 3.11 sets it; or at `sought`, an attribute that the
  /// expression asks for and that was not found.
  public Excerpt excerpt(@Nullable String sought) {
    Excerpt all = Excerpt.of(source, start, end);
    return switch (node) {
      case Ast.Binary e -> withOperator(all, e.opStart() + shift);
      case Ast.AugAssign e -> withOperator(all, operatorAfter(e.target()));
      case Ast.Compare e when e.ops().size() == 1 ->
          withOperator(all, operatorAfter(e.operands().getFirst()));
      case Ast.Index e -> withOperator(all, operatorAfter(e.object()));
      case Ast.Attribute e -> all.withCaret(nameOf(e), nameOf(e) + e.name().length());
      case Ast.Call e when e.callee() instanceof Ast.Attribute a && a.name().equals(sought) ->
          all.withCaret(nameOf(a), nameOf(a) + a.name().length());
      case null, default -> all;
    };
  }

  private int nameOf(Ast.Attribute e) {
    return e.nameStart() + shift;
  }

  /// The text of the divisor of a division, unless it is a plain literal; null for all else.
  public @Nullable String divisor() {
    Ast.Expr right =
        switch (node) {
          case Ast.Binary e when divides(e.op()) -> e.right();
          case Ast.AugAssign e when divides(e.op()) -> e.value();
          case null, default -> null;
        };
    if (right == null || right instanceof Ast.Literal) {
      return null;
    }
    String text = source.slice(right.start() + shift, right.end() + shift);
    return text.length() > 40 || text.contains("\n") ? null : text;
  }

  /// Whether the place is a statement of its own, whose value nobody gets.
  public boolean isStatement() {
    String text = source.text();
    int before = start - 1;
    while (before >= 0 && " \t".indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    int after = end;
    while (after < text.length() && " \t\r".indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    return (before < 0 || "\n;{".indexOf(text.charAt(before)) >= 0)
        && (after == text.length() || "\n;}#".indexOf(text.charAt(after)) >= 0);
  }

  private static boolean divides(Ast.BinaryOp op) {
    return List.of(Ast.BinaryOp.DIV, Ast.BinaryOp.FLOORDIV, Ast.BinaryOp.MOD).contains(op);
  }

  /// The first sign behind an operand that is neither blank nor the end of its parentheses.
  private int operatorAfter(Ast operand) {
    String text = source.text();
    int at = operand.end() + shift;
    while (at < end
        && (Character.isWhitespace(text.charAt(at)) || ")\\".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private Excerpt withOperator(Excerpt all, int from) {
    if (from < start || from >= end || source.lineOf(from) != source.lineOf(start)) {
      return all;
    }
    if (source.text().charAt(from) == '[') {
      return all.withCaret(from, end);
    }
    int to = from + 1;
    boolean isWord = Character.isLetter(source.text().charAt(from));
    while (to < end
        && (isWord ? Character.isLetter(source.text().charAt(to)) : isOperatorSign(to))) {
      to++;
    }
    return all.withCaret(from, to);
  }

  private boolean isOperatorSign(int at) {
    return "*/<>=&|".indexOf(source.text().charAt(at)) >= 0;
  }
}
