package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The abstract syntax of Toy. Every node carries its place as two offsets into the [Source]:
/// `start` inclusive, `end` exclusive (UTF-16 units). The parse tree is dropped once these records
/// exist. Nodes are immutable; a list is never null.
public sealed interface Ast {
  int start();

  int end();

  /// A file or one entry at the prompt.
  record Module(List<Stmt> body, int start, int end) implements Ast {}

  /// `{ … }`: opens a scope of names.
  record Block(List<Stmt> body, int start, int end) implements Ast {}

  sealed interface Stmt extends Ast {}

  record ExprStmt(Expr value, int start, int end) implements Stmt {}

  /// `let a = b = 0`: declares every name in `targets`. `value` is null for `let x`.
  record Let(List<Expr> targets, @Nullable Expr value, int start, int end) implements Stmt {}

  /// `a = b.c = xs[0] = value`: names in `targets` must exist.
  record Assign(List<Expr> targets, Expr value, int start, int end) implements Stmt {}

  record AugAssign(Expr target, BinaryOp op, Expr value, int start, int end) implements Stmt {}

  /// `elif` is an `If` alone in the `orelse` block.
  record If(Expr test, Block then, @Nullable Block orelse, int start, int end) implements Stmt {}

  record While(Expr test, Block body, @Nullable Block orelse, int start, int end) implements Stmt {}

  record For(
      Expr target,
      Expr iterable,
      Block body,
      @Nullable Block orelse,
      boolean isAsync,
      int start,
      int end)
      implements Stmt {}

  record Break(int start, int end) implements Stmt {}

  record Continue(int start, int end) implements Stmt {}

  record Pass(int start, int end) implements Stmt {}

  /// `del a, b.c, xs[0]`: names, attributes and items, lists of them taken apart.
  record Del(List<Expr> targets, int start, int end) implements Stmt {}

  record Return(@Nullable Expr value, int start, int end) implements Stmt {}

  record Raise(@Nullable Expr exception, @Nullable Expr cause, int start, int end)
      implements Stmt {}

  record Assert(Expr test, @Nullable Expr message, int start, int end) implements Stmt {}

  /// `doc` is the docstring, which also stays in `body` as its first statement. `nameStart` is
  /// where the name stands.
  record Def(
      String name,
      int nameStart,
      Params params,
      Block body,
      boolean isAsync,
      List<Expr> decorators,
      @Nullable String doc,
      int start,
      int end)
      implements Stmt {}

  record ClassDef(
      String name,
      int nameStart,
      List<Arg> bases,
      Block body,
      List<Expr> decorators,
      @Nullable String doc,
      int start,
      int end)
      implements Stmt {}

  record Try(
      Block body,
      List<Handler> handlers,
      @Nullable Block orelse,
      @Nullable Block finallyBlock,
      int start,
      int end)
      implements Stmt {}

  /// `except type as name { … }`; `type` and `name` may be null.
  record Handler(
      @Nullable Expr type, @Nullable String name, int nameStart, Block body, int start, int end)
      implements Ast {}

  record With(List<WithItem> items, Block body, boolean isAsync, int start, int end)
      implements Stmt {}

  record WithItem(Expr context, @Nullable Expr target, int start, int end) implements Ast {}

  /// `group { spawn … }`.
  record Group(Block body, int start, int end) implements Stmt {}

  /// `import a.b as c, d`.
  record Import(List<Alias> names, int start, int end) implements Stmt {}

  /// `from m import a as b, c`; one alias named `*` imports all public names.
  record FromImport(String module, List<Alias> names, int start, int end) implements Stmt {}

  /// `name` may be dotted in an [Import]; `as` is null where nothing was written.
  record Alias(String name, @Nullable String as, int start, int end) implements Ast {}

  // ---- expressions --------------------------------------------------------------------------

  sealed interface Expr extends Ast {}

  record Name(String id, int start, int end) implements Expr {}

  /// `value`: None.NONE, `...`, Boolean, Long, BigInteger, Double, String or [toy.value.ToyBytes].
  record Literal(Object value, int start, int end) implements Expr {}

  record FString(List<FPart> parts, int start, int end) implements Expr {}

  sealed interface FPart extends Ast {}

  record FText(String text, int start, int end) implements FPart {}

  /// `{value!conversion:spec}`; `conversion` is 0 or one of `r s a`; `{x=}` has the text `x=` as an
  /// [FText] before it (and conversion `r` unless it says otherwise).
  record FField(Expr value, char conversion, @Nullable FString spec, int start, int end)
      implements FPart {}

  record Unary(UnaryOp op, Expr operand, int start, int end) implements Expr {}

  /// `opStart` is where the operator stands.
  record Binary(BinaryOp op, Expr left, Expr right, int opStart, int start, int end)
      implements Expr {}

  /// `a < b <= c`: `operands` has one more element than `ops`.
  record Compare(List<Expr> operands, List<CompareOp> ops, int start, int end) implements Expr {}

  /// `and` / `or` over at least two operands.
  record BoolOp(boolean isAnd, List<Expr> operands, int start, int end) implements Expr {}

  record Conditional(Expr test, Expr then, Expr orelse, int start, int end) implements Expr {}

  record Lambda(Params params, Expr body, int start, int end) implements Expr {}

  record Call(Expr callee, List<Arg> args, int start, int end) implements Expr {}

  enum ArgKind {
    POSITIONAL,
    KEYWORD,
    STAR,
    DOUBLE_STAR
  }

  /// `name` is set for KEYWORD only.
  record Arg(ArgKind kind, @Nullable String name, Expr value, int start, int end) implements Ast {}

  record Attribute(Expr object, String name, int nameStart, int start, int end) implements Expr {}

  /// `object[index]`; `index` may be a [Slice] or a [TupleExpr].
  record Index(Expr object, Expr index, int start, int end) implements Expr {}

  /// Stands only inside an [Index].
  record Slice(@Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step, int start, int end)
      implements Expr {}

  record TupleExpr(List<Expr> items, int start, int end) implements Expr {}

  record ListExpr(List<Expr> items, int start, int end) implements Expr {}

  record SetExpr(List<Expr> items, int start, int end) implements Expr {}

  record DictExpr(List<DictEntry> entries, int start, int end) implements Expr {}

  /// `key` is null for `**value`.
  record DictEntry(@Nullable Expr key, Expr value, int start, int end) implements Ast {}

  /// `*value` in a target, a display or (as an [Arg]) a call.
  record Starred(Expr value, int start, int end) implements Expr {}

  enum ComprehensionKind {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  /// `value` is set for DICT only (`element` is the key).
  record Comprehension(
      ComprehensionKind kind,
      Expr element,
      @Nullable Expr value,
      List<CompFor> clauses,
      int start,
      int end)
      implements Expr {}

  record CompFor(
      Expr target, Expr iterable, List<Expr> conditions, boolean isAsync, int start, int end)
      implements Ast {}

  /// `name := value`.
  record Walrus(String name, int nameStart, Expr value, int start, int end) implements Expr {}

  record Await(Expr value, int start, int end) implements Expr {}

  record Yield(@Nullable Expr value, int start, int end) implements Expr {}

  /// `yield from value`.
  record YieldFrom(Expr value, int start, int end) implements Expr {}

  enum SpawnModel {
    THREAD,
    PROCESS,
    TASK
  }

  /// `spawn thread(name="w") f(x)`.
  record Spawn(SpawnModel model, List<Arg> options, Expr callee, List<Arg> args, int start, int end)
      implements Expr {}

  // ---- parameters ---------------------------------------------------------------------------

  enum ParamKind {
    POSITIONAL_ONLY,
    POSITIONAL,
    VARARGS,
    KEYWORD_ONLY,
    KWARGS
  }

  record Param(ParamKind kind, String name, @Nullable Expr defaultValue, int start, int end)
      implements Ast {}

  /// In the order in which they were written.
  record Params(List<Param> all, int start, int end) implements Ast {}

  // ---- operators ----------------------------------------------------------------------------

  enum UnaryOp {
    NEG("-"),
    POS("+"),
    INVERT("~"),
    NOT("not");

    public final String text;

    UnaryOp(String text) {
      this.text = text;
    }
  }

  enum BinaryOp {
    ADD("+"),
    SUB("-"),
    MUL("*"),
    DIV("/"),
    FLOORDIV("//"),
    MOD("%"),
    POW("**"),
    BITAND("&"),
    BITOR("|"),
    BITXOR("^"),
    SHL("<<"),
    SHR(">>");

    public final String text;

    BinaryOp(String text) {
      this.text = text;
    }
  }

  enum CompareOp {
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    EQ("=="),
    NE("!="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not");

    public final String text;

    CompareOp(String text) {
      this.text = text;
    }
  }
}
