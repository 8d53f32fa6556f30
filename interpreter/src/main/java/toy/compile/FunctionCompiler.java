package toy.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Stmt;
import toy.syntax.Source;
import toy.value.None;

/// Compiles one [Unit] and holds the parts that do it.
final class FunctionCompiler {
  final Source source;
  final Resolution resolution;
  final Unit unit;
  final CodeBuilder code = new CodeBuilder();
  final Variables variables;
  final Expressions expressions;
  final Calls calls;
  final Displays displays;
  final Conditions conditions;
  final Targets targets;
  final Statements statements;
  final Protection protection;

  /// Whether `await` is legal here: in an `async def`, and at the top of the main program.
  boolean mayAwait() {
    return unit.kind == FunctionCode.Kind.COROUTINE
        || unit.kind == FunctionCode.Kind.ASYNC_GENERATOR
        || unit.mainTop;
  }

  private FunctionCompiler(Source source, Resolution resolution, Unit unit) {
    this.source = source;
    this.resolution = resolution;
    this.unit = unit;
    this.variables = new Variables(this);
    this.expressions = new Expressions(this);
    this.calls = new Calls(this);
    this.displays = new Displays(this);
    this.conditions = new Conditions(this);
    this.targets = new Targets(this);
    this.statements = new Statements(this);
    this.protection = new Protection(this);
  }

  // ---- the kinds of units ---------------------------------------------------------------------

  static FunctionCode module(
      Source source, Resolution resolution, Ast.Module module, boolean entry) {
    FunctionCompiler f = new FunctionCompiler(source, resolution, resolution.unit(module));
    List<Stmt> body = module.body();
    if (entry && !body.isEmpty() && body.getLast() instanceof Ast.ExprStmt last) {
      f.statements.all(body.subList(0, body.size() - 1));
      int mark = f.code.mark();
      f.code.emit(Op.RESULT, f.expressions.operand(last.value()), last.value());
      f.code.release(mark);
    } else {
      f.statements.all(body);
    }
    return f.finish(FunctionCode.Parameters.NONE, docOf(body), endOf(module));
  }

  private static @Nullable String docOf(List<Stmt> body) {
    return !body.isEmpty()
            && body.getFirst() instanceof Ast.ExprStmt s
            && s.value() instanceof Ast.Literal l
            && l.value() instanceof String text
        ? text
        : null;
  }

  /// Makes the function `node`; `r[dst]` gets it.
  void def(Ast.Def node, int dst) {
    FunctionCompiler f = new FunctionCompiler(source, resolution, resolution.unit(node));
    f.parameters();
    f.variables.open(resolution.names(node.body()), node);
    f.statements.all(node.body().body());
    FunctionCode made = f.finish(Parameters.of(node.params()), node.doc(), endOf(node.body()));
    make(made, node.params(), node, dst);
  }

  void lambda(Ast.Lambda node, int dst) {
    FunctionCompiler f = new FunctionCompiler(source, resolution, resolution.unit(node));
    f.parameters();
    f.variables.open(resolution.names(node), node);
    f.code.emit(Op.RETURN, f.expressions.operand(node.body()), node.body());
    make(f.finish(Parameters.of(node.params()), null, node), node.params(), node, dst);
  }

  /// The function of a generator expression, which takes its first iterator.
  void generator(Ast.Comprehension node, int dst) {
    FunctionCompiler f = new FunctionCompiler(source, resolution, resolution.unit(node));
    int iterator = f.code.allocVariable(".0");
    f.displays.generatorBody(node, iterator);
    FunctionCode made = f.finish(Parameters.hidden(".0"), null, node);
    code.emit(Op.MAKE_FUNCTION, dst, code.constant(made), node);
  }

  /// The body of a class, a function that fills the namespace it is given.
  void classBody(Ast.ClassDef node, int dst) {
    Unit inner = resolution.unit(node);
    FunctionCompiler f = new FunctionCompiler(source, resolution, inner);
    int namespace = f.code.allocVariable(".namespace");
    f.classPrologue(node, namespace);
    f.variables.open(resolution.names(node.body()), node);
    f.statements.all(node.body().body());
    FunctionCode made = f.finish(Parameters.hidden(".namespace"), node.doc(), endOf(node.body()));
    code.emit(Op.MAKE_FUNCTION, dst, code.constant(made), node);
  }

  private void classPrologue(Ast.ClassDef node, int namespace) {
    if (!unit.qualifiedName.equals(unit.name)) {
      setName("__qualname__", unit.qualifiedName, namespace, node);
    }
    String doc = node.doc();
    if (doc != null) {
      setName("__doc__", doc, namespace, node);
    }
    Variable cell = unit.classCell;
    if (cell != null) {
      cell.register = code.allocVariable(cell.name);
      code.emit(Op.MAKE_CELL, cell.register, node);
      code.emit(Op.STORE_NAME, code.name("__classcell__"), cell.register, namespace, node);
    }
  }

  private void setName(String name, String value, int namespace, Ast at) {
    int mark = code.mark();
    code.emit(Op.STORE_NAME, code.name(name), code.operand(value, at), namespace, at);
    code.release(mark);
  }

  // ---- parts ----------------------------------------------------------------------------------

  /// Parameters stand in the first registers; a captured one moves into a cell at once.
  private void parameters() {
    for (Variable v : unit.parameters) {
      v.register = code.allocVariable(v.name);
    }
  }

  /// Emits MAKE_FUNCTION, the defaults before it.
  private void make(FunctionCode made, Ast.Params params, Ast at, int dst) {
    int mark = code.mark();
    int defaults = -1;
    for (Ast.Param p : Resolver.ordered(params)) {
      Expr value = p.defaultValue();
      if (value != null) {
        int register = code.alloc();
        defaults = defaults < 0 ? register : defaults;
        expressions.to(value, register);
      }
    }
    code.emit(Op.MAKE_FUNCTION, dst, code.constant(made), Math.max(defaults, 0), at);
    code.release(mark);
  }

  private FunctionCode finish(FunctionCode.Parameters parameters, @Nullable String doc, Ast end) {
    code.end(end);
    FunctionCode.Capture[] captures = new FunctionCode.Capture[unit.free.size()];
    for (int i = 0; i < captures.length; i++) {
      Variable v = unit.free.get(i);
      boolean near = v.unit == unit.parent;
      int index = near ? v.register : parentIndex(v);
      captures[i] = new FunctionCode.Capture(near, index, v.name);
    }
    return code.finish(unit, source, parameters, captures, doc);
  }

  private int parentIndex(Variable v) {
    Unit parent = unit.parent;
    return parent == null ? -1 : parent.free.indexOf(v);
  }

  /// The closing brace, where a function that falls off its end returns.
  private static Ast endOf(Ast node) {
    int at = Math.max(node.start(), node.end() - 1);
    return new Ast.Literal(None.NONE, at, Math.max(at, node.end()));
  }
}
