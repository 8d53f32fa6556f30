package toy.compile;

import java.util.List;
import toy.syntax.Ast;
import toy.syntax.Ast.Arg;
import toy.syntax.Ast.ArgKind;
import toy.syntax.Ast.Expr;
import toy.value.None;
import toy.value.ToyTuple;

/// Calls and spawns: callee and arguments go into registers that follow each other.
final class Calls {
  /// What fits into the upper part of a PACKED operand, and into its lower one.
  private static final int MAX_HIGH = 1 << 22;

  private static final int MAX_LOW = 255;

  private final FunctionCompiler f;
  private final CodeBuilder code;

  Calls(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  void to(Ast.Call call, int dst) {
    List<Arg> args = call.args();
    if (isSuper(call)) {
      superCall(call, dst);
      return;
    }
    int base = code.isTop(dst) ? dst : code.alloc();
    boolean plain = args.stream().allMatch(a -> a.kind() == ArgKind.POSITIONAL);
    boolean spread =
        args.stream().anyMatch(a -> a.kind() == ArgKind.STAR || a.kind() == ArgKind.DOUBLE_STAR)
            || args.size() > MAX_LOW;
    if (spread) {
      f.expressions.to(call.callee(), base);
      spreadArguments(args, code.alloc(), call);
      keywords(args, code.alloc(), base, call);
      code.emit(Op.CALL_EX, dst, base, call);
    } else if (!plain) {
      f.expressions.to(call.callee(), base);
      keywordCall(call, base, dst);
    } else if (call.callee() instanceof Ast.Attribute a) {
      methodCall(call, a, base, dst);
    } else {
      f.expressions.to(call.callee(), base);
      args.forEach(this::argument);
      code.emit(Op.CALL, dst, base, args.size(), call);
    }
  }

  private void argument(Arg arg) {
    f.expressions.to(arg.value(), code.alloc());
  }

  private void methodCall(Ast.Call call, Ast.Attribute method, int base, int dst) {
    int name = code.name(method.name());
    if (name >= MAX_HIGH) {
      throw new CodeBuilder.TooLarge(call);
    }
    f.expressions.to(method.object(), base);
    call.args().forEach(this::argument);
    code.emit(Op.CALL_METHOD, dst, base, name << 8 | call.args().size(), call);
  }

  /// The values of keywords come last; a constant names them.
  private void keywordCall(Ast.Call call, int base, int dst) {
    List<Arg> args = call.args();
    List<Arg> named = args.stream().filter(a -> a.kind() == ArgKind.KEYWORD).toList();
    args.stream().filter(a -> a.kind() == ArgKind.POSITIONAL).forEach(this::argument);
    named.forEach(this::argument);
    int names = code.constant(ToyTuple.of(named.stream().map(Arg::name).toArray()));
    if (names >= MAX_HIGH) {
      throw new CodeBuilder.TooLarge(call);
    }
    code.emit(Op.CALL_KW, dst, base, names << 8 | args.size(), call);
  }

  /// What CALL_EX spreads: the value itself where one `*` argument is all, else a list.
  private void spreadArguments(List<Arg> args, int dst, Ast at) {
    List<Arg> positional =
        args.stream()
            .filter(a -> a.kind() == ArgKind.POSITIONAL || a.kind() == ArgKind.STAR)
            .toList();
    if (positional.size() == 1 && positional.getFirst().kind() == ArgKind.STAR) {
      f.expressions.to(positional.getFirst().value(), dst);
    } else {
      positional(args, dst, at);
    }
  }

  /// A list of the positional arguments, `*` ones spread.
  private void positional(List<Arg> args, int dst, Ast at) {
    List<Expr> items =
        args.stream()
            .filter(a -> a.kind() == ArgKind.POSITIONAL || a.kind() == ArgKind.STAR)
            .map(a ->
                a.kind() == ArgKind.STAR
                    ? new Ast.Starred(a.value(), a.start(), a.end())
                    : a.value())
            .toList();
    f.displays.list(at, items, dst);
  }

  /// A dict of the keyword arguments, or None if there are none. Where one may be repeated,
  /// DICT_MERGE names the callee.
  private void keywords(List<Arg> args, int dst, int callee, Ast at) {
    List<Arg> named =
        args.stream()
            .filter(a -> a.kind() == ArgKind.KEYWORD || a.kind() == ArgKind.DOUBLE_STAR)
            .toList();
    if (named.isEmpty()) {
      code.emit(Op.CONST, dst, code.constant(None.NONE), at);
      return;
    }
    boolean merged = false;
    code.emit(Op.BUILD_DICT, dst, 0, 0, at);
    for (Arg arg : named) {
      int mark = code.mark();
      if (arg.kind() == ArgKind.DOUBLE_STAR) {
        code.emit(Op.DICT_MERGE, dst, f.expressions.operand(arg.value()), callee, arg);
        merged = true;
      } else if (merged) {
        int single = code.alloc();
        code.emit(Op.BUILD_DICT, single, 0, 0, arg);
        keyword(arg, single);
        code.emit(Op.DICT_MERGE, dst, single, callee, arg);
      } else {
        keyword(arg, dst);
      }
      code.release(mark);
    }
  }

  private void keyword(Arg arg, int dict) {
    int mark = code.mark();
    int name = code.operand(String.valueOf(arg.name()), arg);
    code.emit(Op.DICT_SET, dict, name, f.expressions.operand(arg.value()), arg);
    code.release(mark);
  }

  // ---- super ----------------------------------------------------------------------------------

  private boolean isSuper(Ast.Call call) {
    return call.callee() instanceof Ast.Name name
        && name.id().equals("super")
        && f.resolution.variableOrNull(name) == null;
  }

  /// `super()` is `super(__class__, self)`.
  private void superCall(Ast.Call call, int dst) {
    List<Arg> args = call.args();
    if (args.isEmpty()) {
      int type = f.variables.operand(f.resolution.variable(call), call);
      int self = f.variables.operand(f.unit.parameters.getFirst(), call);
      code.emit(Op.SUPER, dst, type, self, call);
    } else {
      int type = f.expressions.operand(args.getFirst().value());
      code.emit(Op.SUPER, dst, type, f.expressions.operand(args.getLast().value()), call);
    }
  }

  // ---- spawn ----------------------------------------------------------------------------------

  void spawn(Ast.Spawn spawn, int dst) {
    int base = code.isTop(dst) ? dst : code.alloc();
    f.expressions.to(spawn.callee(), base);
    positional(spawn.args(), code.alloc(), spawn);
    keywords(spawn.args(), code.alloc(), base, spawn);
    keywords(spawn.options(), code.alloc(), base, spawn);
    int group = f.protection.group();
    if (group < 0) {
      code.emit(Op.CONST, code.alloc(), code.constant(None.NONE), spawn);
    } else {
      code.emit(Op.MOVE, code.alloc(), group, spawn);
    }
    code.emit(Op.SPAWN, dst, base, spawn.model().ordinal(), spawn);
  }
}
