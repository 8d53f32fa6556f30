package toy.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;

/// What may be awaited, spawned and called where: plain functions and async ones do not mix. What
/// depends on whether a name is ever bound again is looked at when the whole module has been
/// resolved.
final class Colours {
  private static final Set<String> ASYNCIO = Set.of("sleep", "wait_for", "to_thread");

  private final Scopes scopes;
  private final List<Runnable> pending = new ArrayList<>();

  Colours(Scopes scopes) {
    this.scopes = scopes;
  }

  void check() {
    pending.forEach(Runnable::run);
  }

  /// `word`: `await`, `async for` or `async with`.
  void await(Ast e, String word) {
    Unit unit = scopes.unit;
    if (unit.kind == FunctionCode.Kind.COROUTINE
        || unit.kind == FunctionCode.Kind.ASYNC_GENERATOR
        || unit.mainTop) {
      return;
    }
    if (unit.name.equals("<genexpr>")) {
      unit.kind = FunctionCode.Kind.ASYNC_GENERATOR; // as a `yield` does to an async function
      return;
    }
    scopes.report(
        switch (unit.name) {
          case "<lambda>" ->
              error(
                  DiagnosticCode.AWAIT_OUTSIDE,
                  "`" + word + "` in a lambda",
                  e,
                  "write an `async def`");
          case "<module>" ->
              error(
                  DiagnosticCode.AWAIT_OUTSIDE,
                  "`" + word + "` at the top of an imported module",
                  e,
                  "write it in an `async def`");
          default ->
              unit.kind == FunctionCode.Kind.CLASS
                  ? error(
                      DiagnosticCode.AWAIT_OUTSIDE,
                      "`" + word + "` in the body of class `" + unit.name + "`",
                      e)
                  : error(
                      DiagnosticCode.AWAIT_OUTSIDE,
                      "`" + word + "` in `" + unit.name + "`, which is not async",
                      e,
                      "write `async def " + unit.name + "(…)`");
        });
  }

  private static Diagnostic error(DiagnosticCode code, String message, Ast at, String... help) {
    return Diagnostic.error(code, message, at.start(), at.end(), help);
  }

  /// `spawn task` wants an async function, the other two a plain one.
  void spawn(Ast.Spawn e) {
    Variable v = variable(e.callee());
    if (v != null) {
      pending.add(() -> checkSpawn(e, v));
    }
  }

  private void checkSpawn(Ast.Spawn e, Variable v) {
    Ast.Def def = v.onlyDef();
    if (def == null || !def.decorators().isEmpty()) {
      return;
    }
    String name = v.name;
    if (e.model() == Ast.SpawnModel.TASK && !def.isAsync()) {
      String help = "use `spawn thread " + name + "(…)`, or write `async def " + name + "`";
      scopes.report(
          error(
                  DiagnosticCode.NOT_ASYNC,
                  "`" + name + "` is not async; use spawn thread",
                  e.callee(),
                  help)
              .withSecondary(
                  def.start(), headEnd(def), "a plain function: it cannot be suspended"));
    } else if (e.model() != Ast.SpawnModel.TASK && def.isAsync()) {
      String model = e.model() == Ast.SpawnModel.THREAD ? "thread" : "process";
      String help =
          "use `spawn task " + name + "(…)`, or run it to its end: `run(" + name + "(…))`";
      scopes.report(
          error(
                  DiagnosticCode.IS_ASYNC,
                  "`" + name + "` is async: a " + model + " cannot step it",
                  e.callee(),
                  help)
              .withSecondary(def.start(), headEnd(def), "an async function: it needs a loop"));
    }
  }

  private static int headEnd(Ast.Def def) {
    return def.nameStart() + def.name().length();
  }

  /// A call of an async function as a statement: nothing ever runs.
  void statement(Expr value) {
    if (!(value instanceof Ast.Call call)) {
      return;
    }
    if (call.callee() instanceof Ast.Attribute a
        && a.object() instanceof Ast.Name n
        && n.id().equals("asyncio")
        && ASYNCIO.contains(a.name())) {
      pending.add(() -> neverAwaited(call, "asyncio." + a.name()));
      return;
    }
    Variable v = variable(call.callee());
    if (v != null) {
      pending.add(() -> {
        Ast.Def def = v.onlyDef();
        if (def != null && def.isAsync()) {
          neverAwaited(call, v.name);
        }
      });
    }
  }

  private void neverAwaited(Ast.Call call, String name) {
    String args = call.args().isEmpty() ? "()" : "(…)";
    scopes.report(
        Diagnostic.warning(
            DiagnosticCode.NEVER_AWAITED,
            "coroutine '" + name + "' was never awaited",
            call.start(),
            call.end(),
            "to run it here: `await " + name + args + "`",
            "to let it run beside this code: `spawn task " + name + args + "`"));
  }

  private @Nullable Variable variable(Expr callee) {
    return callee instanceof Ast.Name ? scopes.out.variableOrNull(callee) : null;
  }
}
