package toy.vm;

import static toy.compile.Opcodes.*;

import java.lang.classfile.ClassFile;
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
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.compile.Op;
import toy.compile.Operand;

/// Turns the quickened code of one hot function into a hidden JVM class that does the same without
/// dispatch: each instruction becomes the call of the helper that the dispatch loop would call, its
/// operands constants.
///
/// All state stays in the frame, registers included. So an instruction that does not find what it
/// assumes, or that is rare, leaves: `frame.pc` is put where it stands and the frame is given back
/// to the dispatch loop, which goes on there. And whatever pushes a frame gives that frame back;
/// the compiled code is entered again, through a switch over `frame.pc`, where the other returns
/// to.
///
/// Pure but for the class that it defines: it reads the immutable function and a copy of the words.
final class HotCompiler {
  /// Longer functions are left to the dispatch loop: HotSpot would not compile their class.
  private static final int MAX_INSTRUCTIONS = 400;

  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc FIBER = desc(Fiber.class);
  private static final ClassDesc FRAME = desc(Frame.class);
  private static final ClassDesc HOT = desc(Code.Hot.class);
  private static final ClassDesc REGISTERS = OBJECT.arrayType();
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
  private static final ClassDesc CLOSURE = desc(Closure.class);
  private static final ClassDesc CELL = desc(toy.value.Cell.class);
  private static final ClassDesc STEPS = desc(HotSteps.class);

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

  // The slots of the generated method `Frame run(Fiber f, Frame frame)`.
  private static final int F = 1;
  private static final int THE_FRAME = 2;
  private static final int R = 3;
  private static final int PC = 4;
  private static final int VALUE = 5;

  private final FunctionCode function;
  private final int[] words;
  private final List<Object> data = new ArrayList<>();
  private final BitSet entries = new BitSet();
  private final Label[] labels;
  private final Label leave;
  private final CodeBuilder b;

  private HotCompiler(FunctionCode function, int[] words, CodeBuilder b) {
    this.function = function;
    this.words = words;
    this.b = b;
    this.labels = new Label[words.length / 4];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = b.newLabel();
    }
    this.leave = b.newLabel();
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// The compiled form, or null where the function is too long for one.
  static Code.@Nullable Hot compile(FunctionCode function, int[] words) {
    if (words.length > MAX_INSTRUCTIONS * 4) {
      return null;
    }
    ClassDesc name = ClassDesc.of("toy.vm.Hot");
    List<Object> data = new ArrayList<>();
    byte[] bytes =
        ClassFile.of()
            .build(
                name,
                type -> {
                  type.withSuperclass(OBJECT).withInterfaceSymbols(HOT);
                  type.withFlags(AccessFlag.FINAL);
                  type.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      0,
                      b ->
                          b.aload(0)
                              .invokespecial(
                                  OBJECT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                              .return_());
                  type.withMethodBody(
                      "run",
                      MethodTypeDesc.of(FRAME, FIBER, FRAME),
                      ClassFile.ACC_PUBLIC,
                      b -> {
                        HotCompiler compiler = new HotCompiler(function, words, b);
                        compiler.body();
                        data.addAll(compiler.data);
                      });
                });
    try {
      MethodHandles.Lookup made =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, data, true);
      return (Code.Hot) made.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- the method

  private void body() {
    findEntries();
    Label start = b.newLabel();
    Label end = b.newLabel();
    Label handler = b.newLabel();
    b.aload(THE_FRAME).getfield(FRAME, "registers", REGISTERS).astore(R);
    b.aload(THE_FRAME).getfield(FRAME, "pc", INT).istore(PC);
    List<SwitchCase> cases = new ArrayList<>();
    entries.stream().forEach(i -> cases.add(SwitchCase.of(i * 4, labels[i])));
    b.iload(PC).lookupswitch(leave, cases);
    b.labelBinding(start);
    for (int i = 0; i < labels.length; i++) {
      b.labelBinding(labels[i]);
      instruction(i * 4);
    }
    b.labelBinding(end);
    // Not here: the dispatch loop goes on at frame.pc.
    b.labelBinding(leave);
    b.aload(THE_FRAME).areturn();
    b.labelBinding(handler);
    b.astore(VALUE).aload(F).aload(THE_FRAME).iload(PC).aload(VALUE);
    b.invokestatic(
        desc(Unwinder.class),
        "unwind",
        MethodTypeDesc.of(FRAME, FIBER, FRAME, INT, ConstantDescs.CD_Throwable));
    b.areturn();
    b.exceptionCatchAll(start, end, handler);
  }

  /// Where the method is entered: at its start, where loops begin, behind what may push a frame or
  /// suspend, and at handlers.
  private void findEntries() {
    entries.set(0);
    for (FunctionCode.Handler h : function.handlers) {
      entries.set(h.handler() / 4);
    }
    for (int pc = 0; pc < words.length; pc += 4) {
      Op op = Op.of(function.code[pc]);
      int target = op == Op.JUMP ? words[pc + 1] : words[pc + 3];
      boolean jumps = op == Op.JUMP || op.c == Operand.TARGET;
      if (jumps && (target <= pc || op == Op.FOR_NEXT || op == Op.YIELD_FROM)) {
        entries.set(target / 4);
      }
      if (!staysInside(Op.of(words[pc])) && pc + 4 < words.length) {
        entries.set(pc / 4 + 1);
      }
    }
  }

  /// Whether the instruction never gives back another frame, nor leaves where it is not quickened.
  private static boolean staysInside(Op op) {
    return switch (op.ordinal()) {
      case MOVE,
          CONST,
          MOVE_MOVE,
          MOVE_CONST,
          UNSET,
          CHECK_BOUND,
          LOAD_GLOBAL,
          LOAD_GLOBAL_CELL,
          STORE_GLOBAL,
          LOAD_BUILTIN,
          MAKE_CELL,
          WRAP_CELL,
          LOAD_CELL,
          STORE_CELL,
          LOAD_FREE,
          STORE_FREE,
          ADD_II,
          SUB_II,
          MUL_II,
          FLOORDIV_II,
          MOD_II,
          BITAND_II,
          ADD_FF,
          SUB_FF,
          MUL_FF,
          DIV_FF,
          NEG,
          POS,
          INVERT,
          NOT,
          LT,
          LE,
          GT,
          GE,
          EQ,
          NE,
          IN,
          NOT_IN,
          IS,
          IS_NOT,
          JUMP,
          JT,
          JF,
          JLT,
          JLE,
          JGT,
          JGE,
          JEQ,
          JNE,
          JNLT,
          JNLE,
          JNGT,
          JNGE,
          JNEQ,
          JNNE,
          JIS,
          JNIS,
          ITER,
          FOR_NEXT_RANGE,
          FOR_NEXT_LIST,
          GETATTR_SLOT,
          SETATTR_SLOT,
          GETITEM_LIST,
          GETITEM_DICT,
          GETITEM_STR,
          SETITEM_LIST,
          SLICE,
          BUILD_LIST,
          BUILD_TUPLE,
          BUILD_SET,
          BUILD_DICT,
          LIST_APPEND,
          LIST_EXTEND,
          UNPACK,
          CONVERT,
          FORMAT,
          CONCAT,
          CALL_NATIVE,
          CALL_METHOD_NATIVE,
          RETURN,
          CHECK,
          SUPER,
          LIST_TO_TUPLE,
          DICT_SET,
          SET_ADD,
          UNPACK_EX,
          MATCH,
          LEAVE_HANDLER,
          ENTER_HANDLER ->
          true;
      default -> false;
    };
  }

  private void instruction(int at) {
    int pc = at + 4;
    int op = words[at];
    int x = words[at + 1];
    int y = words[at + 2];
    int z = words[at + 3];
    b.loadConstant(pc).istore(PC);
    switch (op) {
      case MOVE, MOVE_MOVE, MOVE_CONST -> store(x, () -> load(y));
      case CONST -> store(x, () -> constant(function.constants[y]));
      case UNSET -> store(x, b::aconst_null);
      case LOAD_GLOBAL -> helper(x, Variables.class, "loadGlobal", OBJECT, "FPpy", y, z);
      case LOAD_GLOBAL_CELL -> helper(x, Variables.class, "cachedGlobal", OBJECT, "FPpy", y, z);
      case LOAD_BUILTIN -> helper(x, Variables.class, "loadBuiltin", OBJECT, "FPpy", y, z);
      case CHECK_BOUND -> call(HotSteps.class, "bound", null, "Prxy", pc, x, y, z);
      case STORE_GLOBAL -> call(Variables.class, "storeGlobal", null, "Ppxry", pc, x, y, z);
      case MAKE_CELL -> {
        b.aconst_null();
        cell(x);
      }
      case WRAP_CELL -> {
        load(x);
        cell(x);
      }
      case LOAD_CELL -> helper(x, HotSteps.class, "cellValue", OBJECT, "Pryz", y, z);
      case STORE_CELL -> call(HotSteps.class, "setCell", null, "rxry", pc, x, y, z);
      case LIST_EXTEND -> call(Containers.class, "extend", null, "FPprxry", pc, x, y, z);
      case LOAD_FREE -> helper(x, Variables.class, "freeValue", OBJECT, "Pyz", y, z);
      case STORE_FREE -> {
        b.aload(THE_FRAME).getfield(FRAME, "closure", CLOSURE);
        b.getfield(CLOSURE, "cells", CELL.arrayType()).loadConstant(x).aaload();
        load(y);
        b.putfield(CELL, "value", OBJECT);
      }
      case ADD_II -> quick(x, "add", y, z);
      case SUB_II -> quick(x, "sub", y, z);
      case MUL_II -> quick(x, "mul", y, z);
      case FLOORDIV_II -> quick(x, "floorDiv", y, z);
      case MOD_II -> quick(x, "mod", y, z);
      case BITAND_II -> quick(x, "and", y, z);
      case ADD_FF -> quick(x, "addF", y, z);
      case SUB_FF -> quick(x, "subF", y, z);
      case MUL_FF -> quick(x, "mulF", y, z);
      case DIV_FF -> quick(x, "divF", y, z);
      case GETITEM_LIST -> quick(x, "item", y, z);
      case GETITEM_STR -> quick(x, "character", y, z);
      case GETITEM_DICT -> {
        setPc(pc);
        call(Fast.class, "value", OBJECT, "ryrzF", pc, x, y, z);
        orLeave(x);
      }
      case GETATTR_SLOT -> {
        call(Attributes.class, "slot", OBJECT, "Ppry", pc, x, y, z);
        orLeave(x);
      }
      case SETATTR_SLOT -> {
        call(Attributes.class, "setSlot", BOOLEAN, "Pprxrz", pc, x, y, z);
        falseLeaves();
      }
      case SETITEM_LIST -> {
        call(Fast.class, "setItem", BOOLEAN, "rxryrz", pc, x, y, z);
        falseLeaves();
      }
      case ADD,
          SUB,
          MUL,
          DIV,
          FLOORDIV,
          MOD,
          POW,
          BITAND,
          BITOR,
          BITXOR,
          SHL,
          SHR,
          IADD,
          ISUB,
          IMUL,
          IDIV,
          IFLOORDIV,
          IMOD,
          IPOW,
          IBITAND,
          IBITOR,
          IBITXOR,
          ISHL,
          ISHR ->
          frameFrom(Operators.class, "binary", pc);
      case NEG, POS, INVERT, NOT -> helper(x, Operators.class, "unary", OBJECT, "FPpry", y, z);
      case LT, LE, GT, GE, EQ, NE, IN, NOT_IN, IS, IS_NOT ->
          helper(x, Operators.class, "compare", OBJECT, "FPpryrz", y, z);
      case JUMP -> jump(at, x);
      case JT -> branch(at, z, "truth", true, "FPprx");
      case JF -> branch(at, z, "truth", false, "FPprx");
      case JLT -> branch(at, z, "less", true, "FPprxry");
      case JLE -> branch(at, z, "lessEqual", true, "FPprxry");
      case JGT -> branch(at, z, "greater", true, "FPprxry");
      case JGE -> branch(at, z, "greaterEqual", true, "FPprxry");
      case JEQ -> branch(at, z, "equal", true, "FPprxry");
      case JNE -> branch(at, z, "notEqual", true, "FPprxry");
      case JNLT -> branch(at, z, "less", false, "FPprxry");
      case JNLE -> branch(at, z, "lessEqual", false, "FPprxry");
      case JNGT -> branch(at, z, "greater", false, "FPprxry");
      case JNGE -> branch(at, z, "greaterEqual", false, "FPprxry");
      case JNEQ -> branch(at, z, "equal", false, "FPprxry");
      case JNNE -> branch(at, z, "notEqual", false, "FPprxry");
      case JIS, JNIS -> {
        call(Fast.class, "is", BOOLEAN, "rxry", pc, x, y, z);
        test(at, z, op == JIS);
      }
      case ITER -> helper(x, Loops.class, "iterator", OBJECT, "FPpry", y, z);
      case FOR_NEXT_RANGE -> loop("rangeNext", at, x, y, z);
      case FOR_NEXT_LIST -> loop("listNext", at, x, y, z);
      case FOR_NEXT -> forNext(at, z);
      case GETATTR -> frameFrom(Attributes.class, "get", pc);
      case SETATTR -> frameFrom(Attributes.class, "set", pc);
      case GETITEM -> frameFrom(Containers.class, "get", pc);
      case SETITEM -> frameFrom(Containers.class, "set", pc);
      case SUPER -> helper(x, HotSteps.class, "superOf", OBJECT, "ryrz", y, z);
      case LIST_TO_TUPLE -> helper(x, Containers.class, "toTuple", OBJECT, "ry", y, z);
      case DICT_SET -> {
        setPc(pc);
        call(HotSteps.class, "put", null, "Frxryrz", pc, x, y, z);
      }
      case SET_ADD -> {
        setPc(pc);
        call(HotSteps.class, "add", null, "Frxry", pc, x, y, z);
      }
      case UNPACK_EX -> call(Containers.class, "unpackStarred", null, "FPpRxryz", pc, x, y, z);
      case MATCH -> helper(x, Raising.class, "matches", OBJECT, "ryrz", y, z);
      case LEAVE_HANDLER -> call(Raising.class, "leave", null, "FPrx", pc, x, y, z);
      case ENTER_HANDLER -> helper(y, Raising.class, "enter", OBJECT, "FPrz", y, x);
      case SLICE -> helper(x, Containers.class, "slice", OBJECT, "Ry", y, z);
      case BUILD_LIST -> helper(x, Containers.class, "list", OBJECT, "Ryz", y, z);
      case BUILD_TUPLE -> helper(x, Containers.class, "tuple", OBJECT, "Ryz", y, z);
      case BUILD_SET -> helper(x, Containers.class, "set", OBJECT, "FPpRyz", y, z);
      case BUILD_DICT -> helper(x, Containers.class, "dict", OBJECT, "FPpRyz", y, z);
      case LIST_APPEND -> call(HotSteps.class, "append", null, "rxry", pc, x, y, z);
      case UNPACK -> call(Containers.class, "unpack", null, "FPpRxryz", pc, x, y, z);
      case CONVERT -> helper(x, Containers.class, "convert", OBJECT, "FPpryz", y, z);
      case FORMAT -> helper(x, Containers.class, "format", OBJECT, "FPpryrz", y, z);
      case CONCAT -> helper(x, Containers.class, "concat", OBJECT, "Ryz", y, z);
      case CALL_CLOSURE -> {
        setPc(pc);
        call(CallOps.class, "plain", FRAME, "FPxyz", pc, x, y, z);
        frameOrLeave();
      }
      case CALL_NATIVE -> {
        setPc(pc);
        call(CallOps.class, "nativeCall", OBJECT, "FPyz", pc, x, y, z);
        orLeave(x);
      }
      case CALL_METHOD_CLOSURE -> {
        setPc(pc);
        call(CallOps.class, "cachedMethod", FRAME, "FPp", pc, x, y, z);
        frameOrLeave();
      }
      case CALL_METHOD_NATIVE -> {
        setPc(pc);
        call(CallOps.class, "cachedNativeMethod", OBJECT, "FPp", pc, x, y, z);
        orLeave(x);
      }
      case CALL, CALL_METHOD, CALL_KW, CALL_EX -> {
        setPc(pc);
        frameFrom(CallOps.class, "dispatch", pc);
      }
      case RETURN -> {
        call(HotSteps.class, "returned", FRAME, "FPrx", pc, x, y, z);
        frameOrLeave();
      }
      case CHECK -> call(Loops.class, "check", null, "FPp", pc, x, y, z);
      default -> leaveAt(at);
    }
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

  private void cell(int to) {
    b.invokestatic(STEPS, "cell", MethodTypeDesc.of(OBJECT, OBJECT)).astore(VALUE);
    store(to, () -> b.aload(VALUE));
  }

  private void constant(Object value) {
    data.add(value);
    b.loadConstant(
        DynamicConstantDesc.ofNamed(
            CLASS_DATA, ConstantDescs.DEFAULT_NAME, OBJECT, data.size() - 1));
  }

  private void setPc(int pc) {
    b.aload(THE_FRAME).loadConstant(pc).putfield(FRAME, "pc", INT);
  }

  /// Leaves for the dispatch loop, which executes the instruction at `at`.
  private void leaveAt(int at) {
    setPc(at);
    b.goto_(leave);
  }

  /// Calls a helper whose value goes to register `to`.
  private void helper(
      int to, Class<?> owner, String name, ClassDesc result, String shape, int y, int z) {
    call(owner, name, result, shape, 0, to, y, z);
    b.astore(VALUE);
    store(to, () -> b.aload(VALUE));
  }

  /// Calls a static helper. Each letter of `shape` is an argument: `F` the fiber, `P` the frame,
  /// `R` the registers, `p` the pc past the instruction, `x y z` operands, `rx ry rz` the registers
  /// that they name.
  private void call(
      Class<?> owner,
      String name,
      @Nullable ClassDesc result,
      String shape,
      int pc,
      int x,
      int y,
      int z) {
    List<ClassDesc> types = new ArrayList<>();
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      boolean register = c == 'r';
      if (register) {
        c = shape.charAt(++i);
      }
      int operand =
          switch (c) {
            case 'x' -> x;
            case 'y' -> y;
            case 'z' -> z;
            default -> 0;
          };
      switch (c) {
        case 'F' -> types.add(put(() -> b.aload(F), FIBER));
        case 'P' -> types.add(put(() -> b.aload(THE_FRAME), FRAME));
        case 'R' -> types.add(put(() -> b.aload(R), REGISTERS));
        case 'p' -> types.add(put(() -> b.iload(PC), INT));
        default ->
            types.add(
                register
                    ? put(() -> load(operand), OBJECT)
                    : put(() -> b.loadConstant(operand), INT));
      }
    }
    MethodTypeDesc type = MethodTypeDesc.of(result == null ? ConstantDescs.CD_void : result, types);
    assert exists(owner, name, type)
        : owner.getSimpleName() + "." + name + type.displayDescriptor();
    b.invokestatic(desc(owner), name, type);
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

  private static ClassDesc put(Runnable code, ClassDesc type) {
    code.run();
    return type;
  }

  private void quick(int to, String name, int y, int z) {
    call(Fast.class, name, OBJECT, "ryrz", 0, to, y, z);
    orLeave(to);
  }

  /// Stores the value on the stack; null means that the quick form does not hold.
  private void orLeave(int to) {
    Label holds = b.newLabel();
    b.dup().astore(VALUE).ifnonnull(holds);
    leaveHere();
    b.labelBinding(holds);
    store(to, () -> b.aload(VALUE));
  }

  private void falseLeaves() {
    Label holds = b.newLabel();
    b.ifne(holds);
    leaveHere();
    b.labelBinding(holds);
  }

  /// Leaves at the instruction that PC is past.
  private void leaveHere() {
    b.aload(THE_FRAME).iload(PC).iconst_4().isub().putfield(FRAME, "pc", INT).goto_(leave);
  }

  /// Gives back the frame on the stack; null means that the quick form does not hold.
  private void frameOrLeave() {
    Label fails = b.newLabel();
    b.dup().astore(VALUE).ifnull(fails);
    b.aload(VALUE).checkcast(FRAME).areturn();
    b.labelBinding(fails);
    leaveHere();
  }

  /// A general form: goes on unless it gives another frame.
  private void frameFrom(Class<?> owner, String name, int pc) {
    call(owner, name, FRAME, "FPp", pc, 0, 0, 0);
    Label same = b.newLabel();
    b.dup().astore(VALUE).aload(THE_FRAME).if_acmpeq(same);
    b.aload(VALUE).checkcast(FRAME).areturn();
    b.labelBinding(same);
  }

  private void branch(int at, int target, String name, boolean sense, String shape) {
    call(Operators.class, name, BOOLEAN, shape, at + 4, words[at + 1], words[at + 2], 0);
    test(at, target, sense);
  }

  private void test(int at, int target, boolean sense) {
    if (target > at) {
      if (sense) b.ifne(labels[target / 4]);
      else b.ifeq(labels[target / 4]);
      return;
    }
    Label on = b.newLabel();
    if (sense) b.ifeq(on);
    else b.ifne(on);
    jump(at, target);
    b.labelBinding(on);
  }

  /// A jump; backwards it is a checkpoint.
  private void jump(int at, int target) {
    if (target <= at) {
      b.aload(F).aload(THE_FRAME).loadConstant(target);
      b.invokestatic(
          STEPS, "backwards", MethodTypeDesc.of(ConstantDescs.CD_void, FIBER, FRAME, INT));
    }
    b.goto_(labels[target / 4]);
  }

  private void loop(String name, int at, int x, int y, int target) {
    Label ends = b.newLabel();
    Label fails = b.newLabel();
    call(Loops.class, name, INT, "Rxy", at + 4, x, y, target);
    b.dup().istore(VALUE).ifeq(ends).iload(VALUE).iflt(fails);
    jump(at, target);
    b.labelBinding(fails);
    leaveHere();
    b.labelBinding(ends);
  }

  private void forNext(int at, int target) {
    frameFrom(Loops.class, "next", at + 4);
    Label quick = b.newLabel();
    Label ends = b.newLabel();
    b.aload(THE_FRAME).getfield(FRAME, "pc", INT).istore(VALUE);
    b.iload(VALUE).loadConstant(at + 4).if_icmpeq(ends);
    b.iload(VALUE).loadConstant(target).if_icmpne(quick);
    jump(at, target);
    b.labelBinding(quick);
    b.goto_(leave);
    b.labelBinding(ends);
  }
}
