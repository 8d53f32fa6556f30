package toy.compare;

import org.jspecify.annotations.Nullable;
import toy.front.Engine;
import toy.front.UsageException;
import toy.sched.Session;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticCode;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;

/// What one unit does, and the Toy source that lets n units do it each way. Immutable.
///
/// At least one form is there. Where the blocking one is missing, threads and processes run the
/// coroutine on an event loop of their own; where the awaitable one is missing, a task calls the
/// blocking one, which blocks its loop: that is what happens to whoever does so, and it is said.
///
/// @param blocking an expression for an ordinary function, such as `f(x)`
/// @param awaitable an expression for an `async def`, such as `await g(x)`
record Work(@Nullable String blocking, @Nullable String awaitable) {
  /// The function of a program that is its work.
  static final String BLOCKING = "work";

  /// Its form for tasks.
  static final String ASYNC = "work_async";

  private static final String UNIT = "__unit__";
  private static final String TASK = "__unit_task__";

  /// The work that `expression` is: `f(x)`, also where `f` is an `async def`, or `await f(x)`.
  static Work of(Engine engine, Session session, String expression) throws UsageException {
    check(expression);
    if (isAsync(engine, expression)) {
      return new Work(null, expression);
    }
    String callee = callee(expression);
    return callee != null && session.meaning(callee) == Session.Meaning.ASYNC_FUNCTION
        ? new Work(null, "await " + expression)
        : new Work(expression, null);
  }

  private static void check(String expression) throws UsageException {
    ParseResult parsed = Parser.parse(new Source("<work>", expression), Parser.Mode.FILE);
    for (Diagnostic found : parsed.diagnostics()) {
      if (found.severity() == Diagnostic.Severity.ERROR) {
        throw new UsageException("`" + expression + "`: " + found.message());
      }
    }
    Ast.Module module = parsed.module();
    if (module == null
        || module.body().size() != 1
        || !(module.body().getFirst() instanceof Ast.ExprStmt)) {
      throw new UsageException("`" + expression + "` is not one expression, such as `f(5)`");
    }
  }

  /// Whether `code` can stand in an `async def` only.
  static boolean isAsync(Engine engine, String code) {
    Source source = new Source("<work>", "def __unit__() { " + code + "\n}\n");
    return engine.compile(source).diagnostics().stream()
        .anyMatch(found -> found.code() == DiagnosticCode.AWAIT_OUTSIDE);
  }

  private static @Nullable String callee(String expression) {
    Source source = new Source("<work>", expression);
    ParseResult parsed = Parser.parse(source, Parser.Mode.FILE);
    Ast.Module module = parsed.module();
    return module != null
            && module.body().size() == 1
            && module.body().getFirst() instanceof Ast.ExprStmt(Ast.Call call, _, _)
        ? source.slice(call.callee().start(), call.callee().end())
        : null;
  }

  static Source source(String text) {
    return new Source("<compare>", text + "\n");
  }

  /// An entry that runs one round. It is one block, so that it leaves no names behind, and ends
  /// with None: `_` stays what it was.
  Source round(Way way, int n) {
    String unit = blocking != null ? "(" + blocking + "\n)" : "asyncio.run(" + TASK + "())";
    String task = awaitable != null ? "(" + awaitable + "\n)" : UNIT + "()";
    String defUnit = "def " + UNIT + "() { return " + unit + " }\n";
    String defTask = "async def " + TASK + "() { return " + task + " }\n";
    String each = " for __i__ in range(" + n + ")";
    String all = "() " + each + "])";
    boolean inTasks = way == Way.TASK || way == Way.SEQ;
    String body =
        switch (way) {
          case SEQ ->
              blocking != null
                  ? each + " { " + UNIT + "() }"
                  : "async def __seq__() {"
                      + each
                      + " { await "
                      + TASK
                      + "() } }\n"
                      + "join(spawn task __seq__())";
          case THREAD -> "join([spawn thread " + UNIT + all;
          case PROCESS -> "join([spawn process " + UNIT + all;
          case TASK -> "join([spawn task " + TASK + all;
        };
    boolean needsTask = blocking == null || way == Way.TASK;
    boolean needsUnit = awaitable == null || !inTasks || way == Way.SEQ && blocking != null;
    return source(
        "if True {\n"
            + (needsTask ? defTask : "")
            + (needsUnit ? defUnit : "")
            + body
            + "\n}\nNone");
  }

  /// What a reader has to know of how `way` ran it, or null.
  @Nullable String note(Way way) {
    return switch (way) {
      case SEQ -> blocking == null ? "one task awaits one after the other" : null;
      case THREAD, PROCESS ->
          blocking == null ? "each runs the coroutine on an event loop of its own" : null;
      case TASK ->
          awaitable == null
              ? "the work is not async, so each task blocks the loop"
              : blocking == null ? null : "`" + awaitable + "`";
    };
  }

  /// As it was given.
  String text() {
    return blocking != null ? blocking : String.valueOf(awaitable);
  }
}
