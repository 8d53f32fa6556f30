package toy.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Stmt;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
import toy.syntax.Source;

/// Gives every name its variable, and refuses what the language does not allow although it can be
/// parsed. One pass in the order of the text; a block's names are declared as it opens. Of a module
/// that came through without an error, the compiler may assume that everything is in its place.
final class Resolver {
  private final Scopes scopes;
  private final ExpressionResolver expressions;
  private int loops;

  private Resolver(Scopes scopes) {
    this.scopes = scopes;
    this.expressions = new ExpressionResolver(scopes, this);
  }

  static Resolution resolve(Source source, Ast.Module module, Compiler.Scope outside) {
    Messages messages = new Messages(source);
    Resolver resolver = new Resolver(new Scopes(outside, messages, module));
    resolver.statements(module.body());
    resolver.expressions.colours.check();
    return resolver.scopes.out;
  }

  private void error(DiagnosticCode code, String message, Ast at, String... help) {
    scopes.report(Diagnostic.error(code, message, at.start(), at.end(), help));
  }

  // ---- blocks ---------------------------------------------------------------------------------

  private void statements(List<Stmt> statements) {
    Declarations.of(
        statements,
        new Declarations.Sink() {
          @Override
          public void name(String name, int start, Stmt by) {
            declare(name, start, by);
          }

          @Override
          public void walrus(Ast.Walrus walrus) {
            scopes.declareWalrus(walrus);
          }
        });
    for (Stmt statement : statements) {
      statement(statement);
    }
  }

  private void declare(String name, int start, Stmt by) {
    boolean isNew = scopes.own(name) == null;
    Variable v = scopes.declare(name, start);
    if (by instanceof Ast.Def def) {
      v.def = def;
    }
    if (by instanceof Ast.With) {
      // An error that the manager swallows may leave it without a value.
      v.walrus = true;
      v.checked = true;
      if (isNew) {
        scopes.warnHiding(name, start, false);
      }
    }
    if (by instanceof Ast.Let let) {
      if (let.value() == null) {
        v.bare = true;
        v.checked = true;
      }
      if (isNew && v.place == Variable.Place.LOCAL) {
        scopes.warnHiding(name, start, true);
      }
    }
  }

  private void block(Ast.@Nullable Block block) {
    if (block != null) {
      Names outer = scopes.block;
      scopes.open(Names.Kind.BLOCK, block);
      statements(block.body());
      scopes.block = outer;
    }
  }

  private void loopBody(Ast.Block body) {
    loops++;
    block(body);
    loops--;
  }

  // ---- statements -----------------------------------------------------------------------------

  private void statement(Stmt statement) {
    switch (statement) {
      case Ast.ExprStmt s -> {
        expressions.resolve(s.value());
        expressions.colours.statement(s.value());
      }
      case Ast.Let s -> {
        optional(s.value());
        s.targets().forEach(this::bindTarget);
      }
      case Ast.Assign s -> {
        s.targets().forEach(this::assignTarget);
        expressions.resolve(s.value());
      }
      case Ast.Del s -> s.targets().forEach(this::delete);
      case Ast.AugAssign s -> {
        assignTarget(s.target());
        expressions.resolve(s.value());
      }
      case Ast.If s -> {
        expressions.resolve(s.test());
        block(s.then());
        block(s.orelse());
      }
      case Ast.While s -> {
        expressions.resolve(s.test());
        loopBody(s.body());
        block(s.orelse());
      }
      case Ast.For s -> forLoop(s);
      case Ast.Break s -> inLoop("break", s);
      case Ast.Continue s -> inLoop("continue", s);
      case Ast.Pass _ -> {}
      case Ast.Return s -> {
        if (!scopes.unit.isFunction()) {
          error(
              DiagnosticCode.RETURN_OUTSIDE,
              "`return` outside a function",
              s,
              "`exit()` ends a program; a value at the top of a file goes nowhere");
        }
        optional(s.value());
        if (s.value() != null && scopes.unit.returnsValue == null) {
          scopes.unit.returnsValue = s;
        }
      }
      case Ast.Raise s -> {
        optional(s.exception());
        optional(s.cause());
      }
      case Ast.Assert s -> {
        expressions.resolve(s.test());
        scopes.conditional++;
        optional(s.message());
        scopes.conditional--;
      }
      case Ast.Def s -> def(s);
      case Ast.ClassDef s -> classDef(s);
      case Ast.Try s -> tryStatement(s);
      case Ast.With s -> with(s);
      case Ast.Group s -> block(s.body());
      case Ast.Import s -> s.names().forEach(this::bindAlias);
      case Ast.FromImport s -> s.names().forEach(this::bindAlias);
    }
  }

  private void optional(@Nullable Expr expression) {
    if (expression != null) {
      expressions.resolve(expression);
    }
  }

  private void inLoop(String word, Stmt at) {
    if (loops == 0) {
      error(
          DiagnosticCode.NOT_IN_A_LOOP,
          "`" + word + "` outside a loop",
          at,
          "it belongs into the block of a `for` or `while`, in the same function");
    }
  }

  private void forLoop(Ast.For s) {
    if (s.isAsync()) {
      expressions.colours.await(head(s, "async for"), "async for");
    }
    expressions.resolve(s.iterable());
    Names outer = scopes.block;
    scopes.open(Names.Kind.LOOP, s);
    declareTarget(s.target(), true);
    bindTarget(s.target());
    loopBody(s.body());
    scopes.block = outer;
    block(s.orelse());
  }

  private static Ast head(Ast statement, String words) {
    return new Ast.Pass(statement.start(), statement.start() + words.length());
  }

  private void tryStatement(Ast.Try s) {
    block(s.body());
    for (Ast.Handler handler : s.handlers()) {
      optional(handler.type());
      Names outer = scopes.block;
      scopes.open(Names.Kind.BLOCK, handler.body());
      if (handler.name() != null) {
        Variable v = scopes.declare(handler.name(), handler.nameStart());
        bind(v, handler);
      }
      statements(handler.body().body());
      scopes.block = outer;
    }
    block(s.orelse());
    block(s.finallyBlock());
  }

  /// The targets belong to the block around, as a manager may leave its result there for later:
  /// `with report("…") as r { … }`, and then `r["models"]`.
  private void with(Ast.With s) {
    if (s.isAsync()) {
      expressions.colours.await(head(s, "async with"), "async with");
    }
    for (Ast.WithItem item : s.items()) {
      expressions.resolve(item.context());
      if (item.target() != null) {
        bindTarget(item.target());
      }
    }
    block(s.body());
  }

  // ---- targets --------------------------------------------------------------------------------

  void declareTarget(Expr target, boolean warn) {
    Declarations.forEachName(
        target,
        name -> {
          if (warn && scopes.own(name.id()) == null) {
            scopes.warnHiding(name.id(), name.start(), false);
          }
          scopes.declare(name.id(), name.start());
        });
  }

  private void bind(Variable v, Ast node) {
    v.declared = true;
    v.bindings++;
    scopes.use(v, node);
  }

  /// A target whose names the block declares: of `let`, `for`, `with` or a comprehension.
  void bindTarget(Expr target) {
    switch (target) {
      case Ast.Name name -> {
        Variable v = scopes.own(name.id());
        if (v != null) {
          bind(v, name);
        }
      }
      case Ast.TupleExpr t -> t.items().forEach(this::bindTarget);
      case Ast.ListExpr l -> l.items().forEach(this::bindTarget);
      case Ast.Starred s -> bindTarget(s.value());
      default -> assignTarget(target);
    }
  }

  /// The parser lets only targets come this far.
  private void assignTarget(Expr target) {
    switch (target) {
      case Ast.Name name -> scopes.assign(name.id(), name);
      case Ast.TupleExpr t -> t.items().forEach(this::assignTarget);
      case Ast.ListExpr l -> l.items().forEach(this::assignTarget);
      case Ast.Starred s -> assignTarget(s.value());
      default -> expressions.resolve(target);
    }
  }

  private void delete(Expr target) {
    if (target instanceof Ast.Name name) {
      scopes.delete(name.id(), name);
    } else {
      expressions.resolve(target);
    }
  }

  private void bindAlias(Ast.Alias alias) {
    if (!alias.name().equals("*")) {
      Variable v = scopes.own(Declarations.boundName(alias));
      if (v != null) {
        bind(v, alias);
      }
    } else if (scopes.block == scopes.top) {
      scopes.starImport = true;
    } else {
      error(
          DiagnosticCode.IMPORT_STAR,
          "`import *` is only allowed at the top of a module",
          alias,
          "name what the function needs: `from … import a, b`");
    }
  }

  // ---- functions and classes ------------------------------------------------------------------

  private void def(Ast.Def s) {
    s.decorators().forEach(expressions::resolve);
    defaults(s.params());
    Variable v = scopes.own(s.name());
    if (v != null) {
      bind(v, s);
    }
    FunctionCode.Kind kind = s.isAsync() ? FunctionCode.Kind.COROUTINE : FunctionCode.Kind.FUNCTION;
    inUnit(
        s,
        kind,
        s.name(),
        Names.Kind.BLOCK,
        s.body(),
        () -> {
          parameters(s.params());
          statements(s.body().body());
          refuseValueOfAsyncGenerator(s);
        });
  }

  private void refuseValueOfAsyncGenerator(Ast.Def s) {
    Ast.Return value = scopes.unit.returnsValue;
    if (scopes.unit.kind == FunctionCode.Kind.ASYNC_GENERATOR && value != null) {
      error(
          DiagnosticCode.ASYNC_GENERATOR,
          "`return` with a value in the async generator `" + s.name() + "`",
          value,
          "`yield` the value, or return nothing");
    }
  }

  /// Resolves the unit of `node`, whose names are kept under `body`.
  void inUnit(
      Ast node, FunctionCode.Kind kind, String name, Names.Kind names, Ast body, Runnable inside) {
    Unit outer = scopes.unit;
    Names outerBlock = scopes.block;
    int outerLoops = loops;
    int outerConditional = scopes.conditional;
    loops = 0;
    scopes.conditional = 0;
    scopes.unit = new Unit(kind, name, outer.qualify(name), outer);
    scopes.out.put(node, scopes.unit);
    scopes.open(names, body);
    inside.run();
    loops = outerLoops;
    scopes.conditional = outerConditional;
    scopes.unit = outer;
    scopes.block = outerBlock;
  }

  void defaults(Ast.Params params) {
    params.all().forEach(p -> optional(p.defaultValue()));
  }

  /// Declares the parameters in the order of [FunctionCode.Parameters].
  void parameters(Ast.Params params) {
    for (Ast.Param p : ordered(params)) {
      Variable v = scopes.declare(p.name(), p.start());
      v.parameter = true;
      v.declared = true;
      v.bindings++;
      scopes.unit.parameters.add(v);
    }
  }

  static List<Ast.Param> ordered(Ast.Params params) {
    List<Ast.Param> ordered = new ArrayList<>();
    List<Ast.ParamKind> kinds =
        List.of(
            Ast.ParamKind.POSITIONAL_ONLY,
            Ast.ParamKind.POSITIONAL,
            Ast.ParamKind.KEYWORD_ONLY,
            Ast.ParamKind.VARARGS,
            Ast.ParamKind.KWARGS);
    for (Ast.ParamKind kind : kinds) {
      params.all().stream().filter(p -> p.kind() == kind).forEach(ordered::add);
    }
    return ordered;
  }

  private void classDef(Ast.ClassDef s) {
    s.decorators().forEach(expressions::resolve);
    for (Ast.Arg base : s.bases()) {
      if (base.kind() == Ast.ArgKind.KEYWORD || base.kind() == Ast.ArgKind.DOUBLE_STAR) {
        error(
            DiagnosticCode.CLASS_KEYWORD,
            "a class takes bases only, no keywords",
            base,
            "drop it: there are no metaclasses");
      }
      expressions.resolve(base.value());
    }
    inUnit(
        s,
        FunctionCode.Kind.CLASS,
        s.name(),
        Names.Kind.BLOCK,
        s.body(),
        () -> statements(s.body().body()));
    Variable v = scopes.own(s.name());
    if (v != null) {
      bind(v, s);
    }
  }
}
