package toy.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import toy.compile.FunctionCode;

/// The method `Frame run(Fiber f, Frame frame)` of a hot function, as it is written: the pieces
/// that [HotCompiler] puts together, one instruction after the other. Of the current instruction,
/// `x`, `y` and `z` are the operands.
///
/// What a helper is given is told by a shape, a letter or two for each argument: `F` the fiber, `P`
/// the frame, `R` the registers, `p` the pc past the instruction, `x y z` operands, `rx ry rz` the
/// values of the registers that they name.
final class HotMethod {
  static final ClassDesc HOT = desc(Code.Hot.class);

  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc FIBER = desc(Fiber.class);
  private static final ClassDesc FRAME = desc(Frame.class);
  private static final ClassDesc REGISTERS = OBJECT.arrayType();
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
  private static final ClassDesc VOID = ConstantDescs.CD_void;

  static final MethodTypeDesc RUN = MethodTypeDesc.of(FRAME, FIBER, FRAME);

  private static final DirectMethodHandleDesc CLASS_DATA =
      MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC,
          desc(MethodHandles.class),
          "classDataAt",
          MethodTypeDesc.of(
              OBJECT,
              desc(MethodHandles.Lookup.class),
              ConstantDescs.CD_String,
              desc(Class.class),
              INT));

  // The slots of the method.
  private static final int F = 1;
  private static final int THE_FRAME = 2;
  private static final int R = 3;
  private static final int PC = 4;
  private static final int VALUE = 5;

  private final CodeBuilder b;
  private final FunctionCode function;
  private final int[] words;
  private final List<Object> data;
  private final Label[] labels;

  /// Gives the frame back to the dispatch loop.
  private final Label leave;

  /// The instructions where the method is entered.
  private final BitSet entries = new BitSet();

  /// Where the current instruction stands.
  private int at;

  /// @param data gets the constants, which the class finds in its class data
  HotMethod(CodeBuilder b, FunctionCode function, int[] words, List<Object> data) {
    this.b = b;
    this.function = function;
    this.words = words;
    this.data = data;
    this.labels = new Label[words.length / 4];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = b.newLabel();
    }
    this.leave = b.newLabel();
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static void constructor(CodeBuilder b) {
    b.aload(0);
    b.invokespecial(OBJECT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_();
  }

  /// Writes the whole method; `instruction` is called with each op word and writes what that does.
  ///
  /// The method is entered at its start, where loops begin, behind what gives another frame back or
  /// leaves, and at handlers. Few places: where it is entered HotSpot knows nothing of the
  /// registers.
  void body(IntConsumer instruction) {
    Label dispatch = b.newLabel();
    Label start = b.newLabel();
    Label end = b.newLabel();
    b.aload(THE_FRAME).getfield(FRAME, "registers", REGISTERS).astore(R);
    b.aload(THE_FRAME).getfield(FRAME, "pc", INT).istore(PC);
    b.goto_(dispatch);
    b.labelBinding(start);
    for (at = 0; at < words.length; at += 4) {
      b.labelBinding(labels[at / 4]);
      b.loadConstant(past()).istore(PC);
      instruction.accept(words[at]);
    }
    b.labelBinding(end);
    b.labelBinding(leave);
    b.aload(THE_FRAME).areturn();

    entries.set(0);
    for (FunctionCode.Handler h : function.handlers) {
      entries.set(h.handler() / 4);
    }
    entries.clear(labels.length, Math.max(labels.length, entries.length()));
    List<SwitchCase> cases = new ArrayList<>();
    entries.stream().forEach(i -> cases.add(SwitchCase.of(i * 4, labels[i])));
    b.labelBinding(dispatch);
    b.iload(PC).lookupswitch(leave, cases);

    Label handler = b.newLabel();
    b.labelBinding(handler);
    b.astore(VALUE).aload(F).aload(THE_FRAME).iload(PC).aload(VALUE);
    b.invokestatic(
        desc(Unwinder.class),
        "unwind",
        MethodTypeDesc.of(FRAME, FIBER, FRAME, INT, ConstantDescs.CD_Throwable));
    b.areturn();
    b.exceptionCatchAll(start, end, handler);
  }

  // ---- the current instruction

  int x() {
    return words[at + 1];
  }

  int y() {
    return words[at + 2];
  }

  int z() {
    return words[at + 3];
  }

  private int past() {
    return at + 4;
  }

  // ---- values

  void move(int to, int from) {
    store(to, () -> load(from));
  }

  void unset(int register) {
    store(register, b::aconst_null);
  }

  void constant(int to, Object value) {
    data.add(value);
    DynamicConstantDesc<?> constant =
        DynamicConstantDesc.ofNamed(
            CLASS_DATA, ConstantDescs.DEFAULT_NAME, OBJECT, data.size() - 1);
    store(to, () -> b.loadConstant(constant));
  }

  /// Calls a helper for its effect.
  void run(Class<?> owner, String name, String shape) {
    call(owner, name, VOID, shape);
  }

  /// Puts a helper's value into the register `x`.
  void value(Class<?> owner, String name, String shape) {
    value(owner, name, shape, x());
  }

  void value(Class<?> owner, String name, String shape, int to) {
    call(owner, name, OBJECT, shape);
    b.astore(VALUE);
    store(to, () -> b.aload(VALUE));
  }

  /// For helpers and instructions that look at `frame.pc`.
  void savePc() {
    b.aload(THE_FRAME).loadConstant(past()).putfield(FRAME, "pc", INT);
  }

  // ---- quick forms, which leave where they do not hold

  /// As [#value], where null means that it does not hold.
  void quick(Class<?> owner, String name, String shape) {
    Label holds = b.newLabel();
    call(owner, name, OBJECT, shape);
    b.dup().astore(VALUE).ifnonnull(holds);
    leaveHere();
    b.labelBinding(holds);
    store(x(), () -> b.aload(VALUE));
  }

  /// A helper that stores; false means that it does not hold.
  void quickStore(Class<?> owner, String name, String shape) {
    Label holds = b.newLabel();
    call(owner, name, BOOLEAN, shape);
    b.ifne(holds);
    leaveHere();
    b.labelBinding(holds);
  }

  /// A helper that gives the frame that goes on; null means that it does not hold.
  void quickFrame(Class<?> owner, String name, String shape) {
    Label fails = b.newLabel();
    call(owner, name, FRAME, shape);
    b.dup().astore(VALUE).ifnull(fails);
    b.aload(VALUE).checkcast(FRAME).areturn();
    b.labelBinding(fails);
    leaveHere();
    enterBehind();
  }

  // ---- general forms

  /// A helper with the shape `FPp` that gives the frame that goes on, mostly this one.
  void general(Class<?> owner, String name) {
    Label same = b.newLabel();
    call(owner, name, FRAME, "FPp");
    b.dup().astore(VALUE).aload(THE_FRAME).if_acmpeq(same);
    b.aload(VALUE).checkcast(FRAME).areturn();
    b.labelBinding(same);
    enterBehind();
  }

  /// The dispatch loop executes the instruction and goes on.
  void leaveToLoop() {
    leaveHere();
    enterBehind();
  }

  private void leaveHere() {
    b.aload(THE_FRAME).loadConstant(at).putfield(FRAME, "pc", INT).goto_(leave);
  }

  private void enterBehind() {
    entries.set(at / 4 + 1);
  }

  // ---- jumps

  /// Backwards it is a checkpoint.
  void jump(int target) {
    if (target <= at) {
      entries.set(target / 4);
      b.aload(F).aload(THE_FRAME).loadConstant(past());
      b.invokestatic(desc(HotSteps.class), "backwards", MethodTypeDesc.of(VOID, FIBER, FRAME, INT));
    }
    b.goto_(labels[target / 4]);
  }

  /// Jumps to `z` if the helper says `sense`.
  void branch(Class<?> owner, String name, boolean sense, String shape) {
    Label on = b.newLabel();
    call(owner, name, BOOLEAN, shape);
    if (sense) {
      b.ifeq(on);
    } else {
      b.ifne(on);
    }
    jump(z());
    b.labelBinding(on);
  }

  /// A quick FOR_NEXT: the helper says 1 for an item, 0 for the end, -1 where it does not hold.
  void loop(String name) {
    Label ends = b.newLabel();
    Label fails = b.newLabel();
    call(Loops.class, name, INT, "Rxy");
    b.dup().istore(VALUE).ifeq(ends).iload(VALUE).iflt(fails);
    jump(z());
    b.labelBinding(fails);
    leaveHere();
    b.labelBinding(ends);
  }

  /// FOR_NEXT. `frame.pc` says where it goes on: behind it, at `z`, or here again once it is quick.
  void forNext() {
    entries.set(z() / 4); // a generator's frame goes on there
    general(Loops.class, "next");
    Label ends = b.newLabel();
    Label again = b.newLabel();
    b.aload(THE_FRAME).getfield(FRAME, "pc", INT).istore(VALUE);
    b.iload(VALUE).loadConstant(past()).if_icmpeq(ends);
    b.iload(VALUE).loadConstant(z()).if_icmpne(again);
    jump(z());
    b.labelBinding(again);
    b.goto_(leave);
    b.labelBinding(ends);
  }

  // ---- pieces

  private void load(int register) {
    b.aload(R).loadConstant(register).aaload();
  }

  private void store(int register, Runnable value) {
    b.aload(R).loadConstant(register);
    value.run();
    b.aastore();
  }

  private void call(Class<?> owner, String name, ClassDesc result, String shape) {
    List<ClassDesc> types = new ArrayList<>();
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      types.add(
          switch (c) {
            case 'F' -> reference(F, FIBER);
            case 'P' -> reference(THE_FRAME, FRAME);
            case 'R' -> reference(R, REGISTERS);
            case 'p' -> number(past());
            case 'r' -> {
              load(operand(shape.charAt(++i)));
              yield OBJECT;
            }
            default -> number(operand(c));
          });
    }
    MethodTypeDesc type = MethodTypeDesc.of(result, types);
    assert exists(owner, name, type)
        : owner.getSimpleName() + "." + name + type.displayDescriptor();
    b.invokestatic(desc(owner), name, type);
  }

  private ClassDesc reference(int slot, ClassDesc type) {
    b.aload(slot);
    return type;
  }

  private ClassDesc number(int value) {
    b.loadConstant(value);
    return INT;
  }

  private int operand(char name) {
    return switch (name) {
      case 'x' -> x();
      case 'y' -> y();
      case 'z' -> z();
      default -> throw new IllegalArgumentException("no operand " + name);
    };
  }

  private static boolean exists(Class<?> owner, String name, MethodTypeDesc type) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      lookup.findStatic(owner, name, type.resolveConstantDesc(lookup));
      return true;
    } catch (ReflectiveOperationException _) {
      return false;
    }
  }
}
