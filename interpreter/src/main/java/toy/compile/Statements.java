package toy.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Stmt;

/// Statements. Between two of them no temporary is in use.
final class Statements {
  private final FunctionCompiler f;
  private final CodeBuilder code;

  Statements(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  void all(List<Stmt> statements) {
    for (Stmt statement : statements) {
      int mark = code.mark();
      statement(statement);
      code.release(mark);
    }
  }

  void block(Ast.Block block) {
    int mark = code.mark();
    Names names = f.resolution.names(block);
    f.variables.open(names, block);
    all(block.body());
    f.variables.close(names);
    code.release(mark);
  }

  private void statement(Stmt statement) {
    switch (statement) {
      case Ast.ExprStmt s -> {
        if (Folding.fold(s.value()) == null) {
          f.expressions.operand(s.value());
        }
      }
      case Ast.Let s -> let(s);
      case Ast.Assign s -> f.targets.assign(s.targets(), s.value(), false);
      case Ast.Del s -> s.targets().forEach(f.targets::delete);
      case Ast.AugAssign s -> f.targets.augmented(s);
      case Ast.If s -> ifElse(s);
      case Ast.While s -> whileLoop(s);
      case Ast.For s -> forLoop(s);
      case Ast.Break s -> f.protection.breakLoop(s);
      case Ast.Continue s -> f.protection.continueLoop(s);
      case Ast.Pass _ -> {}
      case Ast.Return s -> f.protection.returnValue(s);
      case Ast.Raise s -> raise(s);
      case Ast.Assert s -> assertion(s);
      case Ast.Def s -> def(s);
      case Ast.ClassDef s -> classDef(s);
      case Ast.Try s -> f.protection.tryStatement(s);
      case Ast.With s -> f.protection.with(s, 0);
      case Ast.Group s -> f.protection.group(s);
      case Ast.Import s -> s.names().forEach(this::importModule);
      case Ast.FromImport s -> fromImport(s);
    }
  }

  private void let(Ast.Let s) {
    Expr value = s.value();
    if (value != null) {
      f.targets.assign(s.targets(), value, true);
      return;
    }
    for (Expr target : s.targets()) {
      Declarations.forEachName(target, n -> f.variables.unset(f.resolution.variable(n), n));
    }
  }

  private void ifElse(Ast.If s) {
    Label orelse = new Label();
    Label end = new Label();
    Ast.Block otherwise = s.orelse();
    Label out = otherwise == null ? f.protection.plainJump(s.then()) : null;
    if (out != null) {
      f.conditions.jumpIf(s.test(), true, out);
      return;
    }
    f.conditions.jumpIf(s.test(), false, orelse);
    block(s.then());
    if (otherwise != null) {
      code.jump(end, s.test());
      code.bind(orelse);
      block(otherwise);
    } else {
      code.bind(orelse);
    }
    code.bind(end);
  }

  /// The test stands at the bottom, so that a turn takes one jump.
  private void whileLoop(Ast.While s) {
    Label test = new Label();
    Label body = new Label();
    Label end = new Label();
    boolean live = code.reachable();
    if (!Conditions.isTrue(s.test())) {
      code.jump(test, s.test());
    }
    code.bind(body);
    code.reachable(live);
    f.protection.inLoop(end, test, () -> block(s.body()));
    code.bind(test);
    f.conditions.jumpIf(s.test(), true, body);
    orelse(s.orelse());
    code.bind(end);
  }

  private void forLoop(Ast.For s) {
    Label next = new Label();
    Label end = new Label();
    int mark = code.mark();
    int iterator = code.alloc();
    f.displays.iterate(s.iterable(), s.isAsync(), iterator);
    f.variables.open(f.resolution.names(s), s);
    f.targets.loop(
        s.target(),
        iterator,
        s.isAsync(),
        next,
        s.iterable(),
        () -> f.protection.inLoop(end, next, () -> block(s.body())));
    f.variables.close(f.resolution.names(s));
    code.release(mark);
    orelse(s.orelse());
    code.bind(end);
  }

  private void orelse(Ast.@Nullable Block block) {
    if (block != null) {
      block(block);
    }
  }

  private void raise(Ast.Raise s) {
    Expr exception = s.exception();
    Expr cause = s.cause();
    if (exception == null) {
      code.emit(Op.RAISE_CURRENT, 0, s);
      return;
    }
    int raised = f.expressions.operand(exception);
    code.emit(Op.RAISE, raised, cause == null ? -1 : f.expressions.operand(cause), s);
  }

  private void assertion(Ast.Assert s) {
    Label ok = new Label();
    Expr message = s.message();
    f.conditions.jumpIf(s.test(), true, ok);
    code.emit(Op.ASSERT_FAIL, message == null ? -1 : f.expressions.operand(message), s);
    code.bind(ok);
  }

  // ---- definitions ----------------------------------------------------------------------------

  private void def(Ast.Def s) {
    Variable v = f.resolution.variable(s);
    int own = f.variables.register(v);
    if (s.decorators().isEmpty() && own >= 0) {
      f.def(s, own);
      return;
    }
    List<Integer> decorators = decorators(s.decorators());
    int made = code.alloc();
    f.def(s, made);
    f.variables.store(
        v, decorate(decorators, made, s.decorators()), true, head(s, s.nameStart(), s.name()));
  }

  private List<Integer> decorators(List<Expr> decorators) {
    return decorators.stream()
        .map(d -> {
          int register = code.alloc();
          f.expressions.to(d, register);
          return register;
        })
        .toList();
  }

  /// Applies decorators from the last to the first; they stand in registers just below `made`.
  private int decorate(List<Integer> decorators, int made, List<Expr> at) {
    int value = made;
    for (int i = decorators.size() - 1; i >= 0; i--) {
      int register = decorators.get(i);
      code.emit(Op.CALL, register, register, 1, at.get(i));
      value = register;
    }
    return value;
  }

  private void classDef(Ast.ClassDef s) {
    List<Integer> decorators = decorators(s.decorators());
    Ast at = head(s, s.nameStart(), s.name());
    int base = code.alloc();
    code.emit(Op.CONST, base, code.constant(s.name()), at);
    int parents = code.alloc();
    int mark = code.mark();
    f.displays.tuple(at, bases(s), parents);
    code.release(mark);
    int namespace = code.alloc();
    code.emit(Op.BUILD_DICT, namespace, 0, 0, at);
    int body = code.alloc();
    f.classBody(s, body);
    code.emit(Op.MOVE, code.alloc(), namespace, at);
    code.emit(Op.CALL, body, body, 1, at);
    code.emit(Op.MAKE_CLASS, base, base, at);
    f.variables.store(
        f.resolution.variable(s), decorate(decorators, base, s.decorators()), true, at);
  }

  private static List<Expr> bases(Ast.ClassDef s) {
    return s.bases().stream()
        .map(a ->
            a.kind() == Ast.ArgKind.STAR
                ? new Ast.Starred(a.value(), a.start(), a.end())
                : a.value())
        .toList();
  }

  /// From the start of a definition to its name: what a message about the definition shows.
  private static Ast head(Stmt s, int nameStart, String name) {
    return new Ast.Pass(Math.min(s.start(), nameStart), nameStart + name.length());
  }

  // ---- imports --------------------------------------------------------------------------------

  private void importModule(Ast.Alias alias) {
    int module = code.alloc();
    boolean top = alias.as() == null && alias.name().indexOf('.') >= 0;
    code.emit(Op.IMPORT, module, code.name(alias.name()), top ? 1 : 0, alias);
    f.variables.store(f.resolution.variable(alias), module, true, alias);
  }

  private void fromImport(Ast.FromImport s) {
    int module = code.alloc();
    code.emit(Op.IMPORT, module, code.name(s.module()), 0, s);
    for (Ast.Alias alias : s.names()) {
      if (alias.name().equals("*")) {
        code.emit(Op.IMPORT_STAR, module, alias);
        continue;
      }
      int mark = code.mark();
      int value = code.alloc();
      code.emit(Op.IMPORT_FROM, value, module, code.name(alias.name()), alias);
      f.variables.store(f.resolution.variable(alias), value, true, alias);
      code.release(mark);
    }
  }
}
