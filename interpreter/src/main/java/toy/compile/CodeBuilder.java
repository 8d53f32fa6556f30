package toy.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Source;
import toy.value.None;

/// The growing code of one function: instructions, constants, names, registers and handlers. A
/// block's variables have a register each; temporaries are a stack, and `release` gives back all
/// above a mark.
///
/// Code that cannot be reached is dropped as it is emitted.
final class CodeBuilder {
  /// The largest code of one function, in instructions.
  static final int MAX_INSTRUCTIONS = 100_000;

  /// More constants than these are loaded by CONST instead of standing in registers: each costs a
  /// word in every frame.
  static final int MAX_OPERAND_CONSTANTS = 48;

  /// Until the number of variables is known, a register from here on stands for a temporary; until
  /// that of temporaries is known, one from [#CONSTANT] on for a constant.
  private static final int TEMPORARY = 1 << 27;

  private static final int CONSTANT = 1 << 28;

  /// Thrown where a function outgrows [#MAX_INSTRUCTIONS].
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Ast at;

    TooLarge(Ast at) {
      super(null, null, false, false);
      this.at = at;
    }
  }

  private int[] code = new int[64];
  private int[] spans = new int[32];
  private int size;
  private boolean reachable = true;
  private final List<Object> constants = new ArrayList<>();
  private final Map<Object, Integer> constantIndex = new HashMap<>();
  private final List<Object> operands = new ArrayList<>();
  private final Map<Object, Integer> operandIndex = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> nameIndex = new HashMap<>();
  private final List<FunctionCode.Handler> handlers = new ArrayList<>();
  private int next;
  private int temporaries;
  private final List<String> variables = new ArrayList<>();
  private final BitSet inUse = new BitSet();

  // ---- instructions ---------------------------------------------------------------------------

  int pc() {
    return size;
  }

  boolean reachable() {
    return reachable;
  }

  void reachable(boolean value) {
    reachable = value;
  }

  void emit(Op op, int a, int b, int c, Ast at) {
    if (!reachable) {
      return;
    }
    if (size == code.length) {
      if (size >= MAX_INSTRUCTIONS * 4) {
        throw new TooLarge(at);
      }
      code = Arrays.copyOf(code, size * 2);
      spans = Arrays.copyOf(spans, size);
    }
    code[size] = op.ordinal();
    code[size + 1] = a;
    code[size + 2] = b;
    code[size + 3] = c;
    spans[size / 2] = at.start();
    spans[size / 2 + 1] = at.end();
    size += 4;
    switch (op) {
      case JUMP, RETURN, RAISE, RERAISE, RAISE_CURRENT, ASSERT_FAIL -> reachable = false;
      default -> {}
    }
  }

  void emit(Op op, int a, int b, Ast at) {
    emit(op, a, b, 0, at);
  }

  void emit(Op op, int a, Ast at) {
    emit(op, a, 0, 0, at);
  }

  /// A jump: `c` is the target, or `a` of a plain JUMP.
  void jump(Op op, int a, int b, Label target, Ast at) {
    if (!reachable) {
      return;
    }
    if (op == Op.JUMP) {
      target.reference(size + 1);
      emit(op, Math.max(target.pc, 0), at);
    } else {
      target.reference(size + 3);
      emit(op, a, b, Math.max(target.pc, 0), at);
    }
  }

  void jump(Label target, Ast at) {
    jump(Op.JUMP, 0, 0, target, at);
  }

  /// Puts the label here; what follows can be reached if a jump to it was emitted.
  void bind(Label label) {
    label.pc = size;
    for (int i = 0; i < label.count; i++) {
      code[label.references[i]] = size;
    }
    reachable |= label.count > 0;
  }

  /// Adds `region` to the handlers, caught at the current pc; false if there is nothing to catch.
  ///
  /// @param catches see [FunctionCode.Handler]
  boolean handle(Region region, int register, boolean catches) {
    for (Region.Interval i : region.intervals) {
      handlers.add(new FunctionCode.Handler(i.start(), i.end(), size, register, catches));
    }
    boolean any = !region.intervals.isEmpty();
    reachable |= any;
    return any;
  }

  // ---- registers ------------------------------------------------------------------------------

  int mark() {
    return next;
  }

  void release(int mark) {
    next = mark;
  }

  /// A temporary, the one after the last that is in use.
  int alloc() {
    temporaries = Math.max(temporaries, next + 1);
    return TEMPORARY + next++;
  }

  /// A register for a variable. Blocks that do not overlap share it where their variables have the
  /// same name, so that a register has one name.
  int allocVariable(String name) {
    int register = 0;
    while (register < variables.size()
        && (inUse.get(register) || !variables.get(register).equals(name))) {
      register++;
    }
    if (register == variables.size()) {
      variables.add(name);
    }
    inUse.set(register);
    return register;
  }

  void freeVariable(int register) {
    inUse.clear(register);
  }

  /// Whether `register` is not a variable's, so that an expression may use it before its final
  /// value is known.
  boolean isTemporary(int register) {
    return register >= TEMPORARY;
  }

  /// Whether `register` is the temporary taken last, so that others would follow it.
  boolean isTop(int register) {
    return register == TEMPORARY + next - 1;
  }

  // ---- tables ---------------------------------------------------------------------------------

  /// An operand that reads `value`: a constant's register, or a temporary that is loaded.
  int operand(Object value, Ast at) {
    Integer known = operandIndex.get(value);
    if (known == null && operands.size() == MAX_OPERAND_CONSTANTS) {
      int register = alloc();
      emit(Op.CONST, register, constant(value), at);
      return register;
    }
    if (known == null) {
      known = operands.size();
      operandIndex.put(value, known);
      operands.add(value);
    }
    return CONSTANT + known;
  }

  int constant(Object value) {
    return constantIndex.computeIfAbsent(
        value,
        v -> {
          constants.add(v);
          return constants.size() - 1;
        });
  }

  int name(String name) {
    return nameIndex.computeIfAbsent(
        name,
        n -> {
          names.add(n);
          return names.size() - 1;
        });
  }

  /// Ends the function with `return None`.
  void end(Ast at) {
    if (reachable) {
      emit(Op.RETURN, operand(None.NONE, at), at);
    }
  }

  FunctionCode finish(
      Unit unit,
      Source source,
      FunctionCode.Parameters parameters,
      FunctionCode.Capture[] captures,
      @Nullable String doc) {
    int registers = variables.size() + temporaries;
    for (int pc = 0; pc < size; pc += 4) {
      Op op = Op.of(code[pc]);
      patch(op.a, pc + 1);
      patch(op.b, pc + 2);
      patch(op.c, pc + 3);
    }
    handlers.replaceAll(h ->
        new FunctionCode.Handler(
            h.start(), h.end(), h.handler(), placed(h.register()), h.catches()));
    @Nullable Object[] template = new @Nullable Object[registers + operands.size()];
    for (int i = 0; i < operands.size(); i++) {
      template[registers + i] = operands.get(i);
    }
    return new FunctionCode(
        unit.name,
        unit.qualifiedName,
        unit.kind,
        source,
        parameters,
        Arrays.copyOf(code, size),
        Arrays.copyOf(spans, size / 2),
        constants.toArray(),
        names.toArray(new String[0]),
        template,
        handlers.toArray(new FunctionCode.Handler[0]),
        captures,
        doc,
        variables.toArray(new @Nullable String[template.length]),
        false);
  }

  private void patch(Operand kind, int word) {
    switch (kind) {
      case DST, SRC, BASE, CELL -> code[word] = placed(code[word]);
      case NONE, FREE, CONST, FUNCTION, NAME, BUILTIN, COUNT, PACKED, TARGET -> {}
    }
  }

  /// Variables come first, then temporaries, then constants.
  private int placed(int register) {
    if (register >= CONSTANT) {
      return register - CONSTANT + variables.size() + temporaries;
    }
    return register >= TEMPORARY ? register - TEMPORARY + variables.size() : register;
  }
}
