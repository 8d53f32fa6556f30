package toy.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.value.None;

/// Loops, `try`, `with` and `group`: what must happen when control leaves them. Each open construct
/// is a [Context]; a `return`, `break` or `continue` emits the leaving code of all contexts that it
/// crosses, the innermost first, and this code is not protected by what it has left already. So
/// `finally` blocks are compiled once for each way out of them.
final class Protection {
  /// An open construct. `leave` emits what must be done when control jumps out of it.
  private static final class Context {
    final @Nullable Context outer;
    final Region region = new Region();
    final @Nullable Consumer<Ast> leave;
    @Nullable Label breakTo;
    @Nullable Label continueTo;
    int group = -1;

    Context(@Nullable Context outer, @Nullable Consumer<Ast> leave) {
      this.outer = outer;
      this.leave = leave;
    }
  }

  private final FunctionCompiler f;
  private final CodeBuilder code;
  private @Nullable Context current;

  Protection(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  private Context enter(@Nullable Consumer<Ast> leave) {
    Context context = new Context(current, leave);
    context.region.open(code.pc());
    current = context;
    return context;
  }

  private void exit(Context context) {
    context.region.close(code.pc());
    current = context.outer;
  }

  /// Leaves all contexts inside `until` (null: the function), then jumps.
  private void jumpOut(@Nullable Context until, Ast at, Runnable jump) {
    Context from = current;
    List<Region> left = new ArrayList<>();
    for (Context c = from; c != until && c != null; c = c.outer) {
      current = c.outer;
      if (c.region.isOpen()) {
        c.region.close(code.pc());
        left.add(c.region);
      }
      if (c.leave != null) {
        c.leave.accept(at);
      }
    }
    jump.run();
    left.forEach(r -> r.open(code.pc()));
    current = from;
  }

  // ---- loops and returns ----------------------------------------------------------------------

  void inLoop(Label breakTo, Label continueTo, Runnable body) {
    Context context = enter(null);
    context.region.close(code.pc());
    context.breakTo = breakTo;
    context.continueTo = continueTo;
    body.run();
    exit(context);
  }

  void breakLoop(Ast at) {
    Context loop = loop();
    jumpOut(loop, at, () -> code.jump(label(loop.breakTo), at));
  }

  void continueLoop(Ast at) {
    Context loop = loop();
    jumpOut(loop, at, () -> code.jump(label(loop.continueTo), at));
  }

  /// Where a block leads that is a `break` or `continue` alone and leaves nothing that must be
  /// tidied up; else null.
  @Nullable Label plainJump(Ast.Block block) {
    if (block.body().size() != 1 || current == null) {
      return null;
    }
    Ast.Stmt only = block.body().getFirst();
    return switch (only) {
      case Ast.Break _ -> current.breakTo;
      case Ast.Continue _ -> current.continueTo;
      default -> null;
    };
  }

  private Context loop() {
    for (Context c = current; c != null; c = c.outer) {
      if (c.breakTo != null) {
        return c;
      }
    }
    throw new IllegalStateException("no loop");
  }

  private static Label label(@Nullable Label label) {
    if (label == null) {
      throw new IllegalStateException("no loop");
    }
    return label;
  }

  /// The value is computed before anything is left, into a register of its own if something is.
  void returnValue(Ast.Return s) {
    Expr value = s.value();
    boolean leaves = false;
    for (Context c = current; c != null; c = c.outer) {
      leaves |= c.leave != null;
    }
    int result;
    if (leaves && value != null) {
      result = code.alloc();
      f.expressions.to(value, result);
    } else {
      result = f.expressions.optional(value, s);
    }
    jumpOut(null, s, () -> code.emit(Op.RETURN, result, s));
  }

  /// The bottom of an `async for`: awaits the next item into `r[slot]` and goes to `start`, or goes
  /// on here once the iterator raises StopAsyncIteration.
  void awaitNext(int iterator, int slot, Label start, Ast at) {
    Label end = new Label();
    Context context = enter(null);
    code.emit(Op.SPECIAL, slot, iterator, code.name("__anext__"), at);
    call(slot, 0, true, at);
    exit(context);
    code.jump(start, at);
    handler(
        context.region,
        at,
        true,
        exception -> {
          Label no = new Label();
          int matches = code.alloc();
          code.emit(Op.LOAD_BUILTIN, matches, code.name("StopAsyncIteration"), at);
          code.emit(Op.MATCH, matches, exception, matches, at);
          code.jump(Op.JF, matches, 0, no, at);
          jumpOut(handling().outer, at, () -> code.jump(end, at));
          code.bind(no);
        });
    code.bind(end);
  }

  private Context handling() {
    Context handling = current;
    if (handling == null) {
      throw new IllegalStateException();
    }
    return handling;
  }

  // ---- handlers -------------------------------------------------------------------------------

  /// The code that catches what `region` raises: it notes what is being handled, runs `body` with
  /// the exception's register, and raises again unless `body` jumps away.
  private void handler(Region region, Ast at, boolean catches, IntConsumer body) {
    int mark = code.mark();
    int exception = code.alloc();
    int previous = code.alloc();
    boolean live = code.reachable();
    if (!code.handle(region, exception, catches)) {
      code.release(mark);
      return;
    }
    if (live) {
      throw new IllegalStateException("a handler is not reached by falling into it");
    }
    code.emit(Op.ENTER_HANDLER, exception, previous, at);
    Context context = enter(a -> code.emit(Op.LEAVE_HANDLER, previous, a));
    body.accept(exception);
    exit(context);
    code.handle(context.region, exception, false);
    code.emit(Op.LEAVE_HANDLER, previous, at);
    code.emit(Op.RERAISE, exception, at);
    code.release(mark);
  }

  void tryStatement(Ast.Try s) {
    Ast.Block last = s.finallyBlock();
    if (last == null) {
      tryExcept(s);
      return;
    }
    Label end = new Label();
    Context context = enter(_ -> f.statements.block(last));
    tryExcept(s);
    exit(context);
    if (code.reachable()) {
      f.statements.block(last);
      code.jump(end, endOf(last));
    }
    handler(context.region, head(last), false, _ -> f.statements.block(last));
    code.bind(end);
  }

  private void tryExcept(Ast.Try s) {
    if (s.handlers().isEmpty()) {
      f.statements.block(s.body());
      if (s.orelse() != null) {
        f.statements.block(s.orelse());
      }
      return;
    }
    Label end = new Label();
    Context context = enter(null);
    f.statements.block(s.body());
    exit(context);
    if (s.orelse() != null) {
      f.statements.block(s.orelse());
    }
    code.jump(end, endOf(s.body()));
    handler(
        context.region,
        head(s.handlers().getFirst()),
        true,
        exception -> s.handlers().forEach(h -> clause(h, exception, end)));
    code.bind(end);
  }

  private void clause(Ast.Handler h, int exception, Label end) {
    int mark = code.mark();
    Label next = new Label();
    Expr type = h.type();
    if (type != null) {
      int matches = code.alloc();
      code.emit(Op.MATCH, matches, exception, f.expressions.operandInto(type, matches), type);
      code.jump(Op.JF, matches, 0, next, type);
      code.release(mark);
    }
    Names names = f.resolution.names(h.body());
    f.variables.open(names, h);
    if (h.name() != null) {
      f.variables.store(f.resolution.variable(h), exception, true, head(h));
    }
    f.statements.all(h.body().body());
    Ast at = endOf(h.body());
    jumpOut(handling().outer, at, () -> code.jump(end, at));
    f.variables.close(names);
    code.release(mark);
    code.bind(next);
  }

  // ---- with and group -------------------------------------------------------------------------

  /// `with` from its item `index` on. The names of its targets and body are one block, entered
  /// first.
  void with(Ast.With s, int index) {
    Ast.WithItem item = s.items().get(index);
    int mark = code.mark();
    if (index == 0) {
      f.variables.open(f.resolution.names(s.body()), s);
    }
    Ast.Expr at = item.context();
    int manager = code.alloc();
    f.expressions.to(item.context(), manager);
    int leave = code.alloc();
    boolean isAsync = s.isAsync();
    code.emit(Op.SPECIAL, leave, manager, code.name(isAsync ? "__aexit__" : "__exit__"), at);
    int top = code.mark();
    int value = code.alloc();
    code.emit(Op.SPECIAL, value, manager, code.name(isAsync ? "__aenter__" : "__enter__"), at);
    call(value, 0, isAsync, at);
    Context context = enter(a -> callExit(leave, isAsync, a));
    if (item.target() != null) {
      f.targets.store(item.target(), value, true);
    }
    code.release(top);
    if (index + 1 < s.items().size()) {
      with(s, index + 1);
    } else {
      f.statements.all(s.body().body());
    }
    exit(context);
    Label end = new Label();
    callExit(leave, isAsync, at);
    code.jump(end, at);
    handler(context.region, at, false, exception -> suppress(leave, isAsync, exception, end, at));
    code.bind(end);
    if (index == 0) {
      f.variables.close(f.resolution.names(s.body()));
    }
    code.release(mark);
  }

  /// `r[base] = r[base](…)`, awaited for `async with`.
  private void call(int base, int count, boolean isAsync, Ast at) {
    code.emit(Op.CALL, base, base, count, at);
    if (isAsync) {
      code.emit(Op.AWAIT, base, base, at);
    }
  }

  private void callExit(int leave, boolean isAsync, Ast at) {
    int mark = code.mark();
    int base = code.alloc();
    code.emit(Op.MOVE, base, leave, at);
    for (int i = 0; i < 3; i++) {
      code.emit(Op.CONST, code.alloc(), code.constant(None.NONE), at);
    }
    call(base, 3, isAsync, at);
    code.release(mark);
  }

  /// Asks the manager whether the exception ends here.
  private void suppress(int leave, boolean isAsync, int exception, Label end, Ast at) {
    int base = code.alloc();
    code.emit(Op.MOVE, base, leave, at);
    int type = code.alloc();
    code.emit(Op.LOAD_BUILTIN, type, code.name("type"), at);
    code.emit(Op.MOVE, code.alloc(), exception, at);
    code.emit(Op.CALL, type, type, 1, at);
    code.emit(Op.MOVE, type + 1, exception, at);
    code.emit(Op.CONST, code.alloc(), code.constant(None.NONE), at);
    call(base, 3, isAsync, at);
    Label no = new Label();
    code.jump(Op.JF, base, 0, no, at);
    jumpOut(handling().outer, at, () -> code.jump(end, at));
    code.bind(no);
  }

  /// The register of the `group` around the code at hand; -1 if there is none in this function.
  int group() {
    for (Context c = current; c != null; c = c.outer) {
      if (c.group >= 0) {
        return c.group;
      }
    }
    return -1;
  }

  /// A `group` waits for all it spawned, however it is left; on an error it is told what happened
  /// and raises.
  void group(Ast.Group s) {
    Ast at = new Ast.Pass(s.start(), s.start() + "group".length());
    int group = code.alloc();
    code.emit(Op.LOAD_BUILTIN, group, code.name("__group__"), at);
    code.emit(Op.CALL, group, group, 0, at);
    Context context = enter(a -> waitFor(group, -1, a));
    context.group = group;
    f.statements.block(s.body());
    exit(context);
    Label end = new Label();
    waitFor(group, -1, at);
    code.jump(end, at);
    handler(context.region, endOf(s.body()), true, exception -> waitFor(group, exception, at));
    code.bind(end);
  }

  private void waitFor(int group, int exception, Ast at) {
    int mark = code.mark();
    boolean awaits = f.mayAwait();
    int base = code.alloc();
    code.emit(Op.MOVE, base, group, at);
    int argument = code.alloc();
    if (exception < 0) {
      code.emit(Op.CONST, argument, code.constant(None.NONE), at);
    } else {
      code.emit(Op.MOVE, argument, exception, at);
    }
    int method = code.name(awaits ? "wait" : "join");
    code.emit(Op.CALL_METHOD, base, base, method << 8 | 1, at);
    if (awaits) {
      code.emit(Op.AWAIT, base, base, at);
    }
    code.release(mark);
  }

  // ---- places ---------------------------------------------------------------------------------

  private static Ast head(Ast node) {
    return new Ast.Pass(node.start(), Math.min(node.end(), node.start() + 1));
  }

  private static Ast endOf(Ast node) {
    return new Ast.Pass(Math.max(node.start(), node.end() - 1), node.end());
  }
}
