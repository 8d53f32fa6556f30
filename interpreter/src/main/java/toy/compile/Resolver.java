package toy.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Ast.Stmt;
import toy.syntax.Diagnostic;
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
    Messages messages = new Messages(source, outside.isBuiltin());
    Resolver resolver = new Resolver(new Scopes(outside, messages, module));
    resolver.statements(module.body());
    resolver.expressions.colours.check();
    return resolver.scopes.out;
  }

  private void error(String code, String message, Ast at, String... help) {
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
        s.targets().forEach(t -> bindTarget(t, true));
      }
      case Ast.Assign s -> {
        s.targets().forEach(this::assignTarget);
        expressions.resolve(s.value());
      }
      case Ast.AugAssign s -> {
        if (s.target() instanceof Ast.TupleExpr || s.target() instanceof Ast.ListExpr) {
          error("E213", "an augmented assignment takes one target", s.target());
        } else {
          assignTarget(s.target());
        }
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
          error("E211", "`return` outside a function", s);
        }
        optional(s.value());
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
      error("E210", "`" + word + "` outside a loop", at);
    }
  }

  private void forLoop(Ast.For s) {
    expressions.resolve(s.iterable());
    Names outer = scopes.block;
    scopes.open(Names.Kind.LOOP, s);
    declareTarget(s.target(), true);
    bindTarget(s.target(), false);
    loopBody(s.body());
    scopes.block = outer;
    block(s.orelse());
  }

  private void tryStatement(Ast.Try s) {
    block(s.body());
    for (Ast.Handler handler : s.handlers()) {
      if (handler.type() == null && handler != s.handlers().getLast()) {
        error("E209", "`except` without a type must be the last one", handler);
      }
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

  /// The first context belongs to the block around; later ones see the targets before them.
  private void with(Ast.With s) {
    Names outer = scopes.block;
    expressions.resolve(s.items().getFirst().context());
    scopes.open(Names.Kind.BLOCK, s.body());
    for (Ast.WithItem item : s.items()) {
      if (item != s.items().getFirst()) {
        expressions.resolve(item.context());
      }
      if (item.target() != null) {
        declareTarget(item.target(), true);
        bindTarget(item.target(), false);
      }
    }
    statements(s.body().body());
    scopes.block = outer;
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

  /// A target whose names the block declares: of `let` (names only), `for`, `with` or a
  /// comprehension.
  void bindTarget(Expr target, boolean namesOnly) {
    checkStars(target);
    switch (target) {
      case Ast.Name name -> {
        Variable v = scopes.own(name.id());
        if (v != null) {
          bind(v, name);
        }
      }
      case Ast.TupleExpr t -> t.items().forEach(i -> bindTarget(i, namesOnly));
      case Ast.ListExpr l -> l.items().forEach(i -> bindTarget(i, namesOnly));
      case Ast.Starred s -> bindTarget(s.value(), namesOnly);
      default -> {
        if (namesOnly) {
          error("E213", "`let` declares names; this is " + describe(target), target, "drop `let`");
        } else {
          assignTarget(target);
        }
      }
    }
  }

  private void assignTarget(Expr target) {
    checkStars(target);
    switch (target) {
      case Ast.Name name -> scopes.assign(name.id(), name);
      case Ast.Attribute a -> expressions.resolve(a.object());
      case Ast.Index i -> {
        expressions.resolve(i.object());
        expressions.resolve(i.index());
      }
      case Ast.TupleExpr t -> t.items().forEach(this::assignTarget);
      case Ast.ListExpr l -> l.items().forEach(this::assignTarget);
      case Ast.Starred s -> assignTarget(s.value());
      default -> error("E213", "cannot assign to " + describe(target), target);
    }
  }

  private void checkStars(Expr target) {
    List<Expr> items =
        target instanceof Ast.TupleExpr t
            ? t.items()
            : target instanceof Ast.ListExpr l ? l.items() : List.of();
    List<Expr> stars = items.stream().filter(i -> i instanceof Ast.Starred).toList();
    if (stars.size() > 1) {
      error("E213", "multiple starred names in one target", stars.get(1));
    } else if (stars.size() == 1 && items.size() - items.indexOf(stars.getFirst()) > 256) {
      error("E213", "too many targets after the starred one", stars.getFirst());
    }
  }

  private static String describe(Expr target) {
    return switch (target) {
      case Ast.Literal _, Ast.FString _ -> "a literal";
      case Ast.Call _ -> "a call";
      case Ast.Attribute _ -> "an attribute";
      case Ast.Index _ -> "an item";
      case Ast.Compare _ -> "a comparison";
      case Ast.Lambda _ -> "a lambda";
      case Ast.Await _ -> "an await expression";
      default -> "an expression";
    };
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
      error("E217", "`import *` is only allowed at the top of a module", alias);
    }
  }

  // ---- functions and classes ------------------------------------------------------------------

  private void def(Ast.Def s) {
    decorators(s.decorators(), s.name());
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
        });
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
    Set<String> seen = new HashSet<>();
    boolean defaultSeen = false;
    for (Ast.Param p : params.all()) {
      if (!seen.add(p.name())) {
        error("E214", "parameter `" + p.name() + "` stands here twice", p);
      }
      boolean byPosition =
          p.kind() == Ast.ParamKind.POSITIONAL || p.kind() == Ast.ParamKind.POSITIONAL_ONLY;
      if (byPosition && p.defaultValue() == null && defaultSeen) {
        error("E214", "a parameter without a default follows one with a default", p);
      }
      defaultSeen |= byPosition && p.defaultValue() != null;
    }
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
    decorators(s.decorators(), s.name());
    for (Ast.Arg base : s.bases()) {
      if (base.kind() == Ast.ArgKind.KEYWORD || base.kind() == Ast.ArgKind.DOUBLE_STAR) {
        error("E218", "a class takes bases only, no keywords", base);
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

  private void decorators(List<Expr> decorators, String name) {
    for (Expr decorator : decorators) {
      boolean known =
          decorator instanceof Ast.Name n
                  && List.of("property", "staticmethod", "classmethod").contains(n.id())
              || decorator instanceof Ast.Attribute a
                  && a.object() instanceof Ast.Name
                  && List.of("setter", "getter", "deleter").contains(a.name());
      if (known) {
        expressions.resolve(decorator);
      } else {
        error(
            "E215",
            "decorators are `@property`, `@staticmethod`, `@classmethod` and `@….setter`",
            decorator,
            "write `" + name + " = decorator(" + name + ")` below the definition");
      }
    }
  }
}
