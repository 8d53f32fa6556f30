package toy.vm;

import static toy.compile.Opcodes.*;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;

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

  private HotCompiler() {}

  /// The compiled form, or null where the function is too long for one.
  static Code.@Nullable Hot compile(FunctionCode function, int[] words) {
    if (words.length > MAX_INSTRUCTIONS * 4) {
      return null;
    }
    List<Object> data = new ArrayList<>();
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("toy.vm.Hot"),
                type -> {
                  type.withFlags(AccessFlag.FINAL).withInterfaceSymbols(HotMethod.HOT);
                  type.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      0,
                      b -> HotMethod.constructor(b));
                  type.withMethodBody(
                      "run",
                      HotMethod.RUN,
                      ClassFile.ACC_PUBLIC,
                      b -> {
                        HotMethod method = new HotMethod(b, function, words, data);
                        method.body(op -> instruction(method, op, function));
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

  private static void instruction(HotMethod m, int op, FunctionCode function) {
    int x = m.x();
    int y = m.y();
    switch (op) {
      case MOVE, MOVE_MOVE, MOVE_CONST -> m.move(x, y);
      case CONST -> m.constant(x, function.constants[y]);
      case UNSET -> m.unset(x);
      case LOAD_GLOBAL -> m.value(Variables.class, "loadGlobal", "FPpy");
      case LOAD_GLOBAL_CELL -> m.value(Variables.class, "cachedGlobal", "FPpy");
      case LOAD_BUILTIN -> m.value(Variables.class, "loadBuiltin", "FPpy");
      case CHECK_BOUND -> m.run(HotSteps.class, "bound", "Prxy");
      case STORE_GLOBAL -> m.run(Variables.class, "storeGlobal", "Ppxry");
      case MAKE_CELL -> m.value(HotSteps.class, "cell", "");
      case WRAP_CELL -> m.value(HotSteps.class, "cell", "rx");
      case LOAD_CELL -> m.value(HotSteps.class, "cellValue", "Pryz");
      case STORE_CELL -> m.run(HotSteps.class, "setCell", "rxry");
      case LIST_EXTEND -> m.run(Containers.class, "extend", "FPprxry");
      case LOAD_FREE -> m.value(Variables.class, "freeValue", "Pyz");
      case STORE_FREE -> m.run(HotSteps.class, "setFree", "Pxry");
      case ADD_II -> m.quick(Fast.class, "add", "ryrz");
      case SUB_II -> m.quick(Fast.class, "sub", "ryrz");
      case MUL_II -> m.quick(Fast.class, "mul", "ryrz");
      case FLOORDIV_II -> m.quick(Fast.class, "floorDiv", "ryrz");
      case MOD_II -> m.quick(Fast.class, "mod", "ryrz");
      case BITAND_II -> m.quick(Fast.class, "and", "ryrz");
      case ADD_FF -> m.quick(Fast.class, "addF", "ryrz");
      case SUB_FF -> m.quick(Fast.class, "subF", "ryrz");
      case MUL_FF -> m.quick(Fast.class, "mulF", "ryrz");
      case DIV_FF -> m.quick(Fast.class, "divF", "ryrz");
      case GETITEM_LIST -> m.quick(Fast.class, "item", "ryrz");
      case GETITEM_STR -> m.quick(Fast.class, "character", "ryrz");
      case GETITEM_DICT -> {
        m.savePc();
        m.quick(Fast.class, "value", "ryrzF");
      }
      case GETATTR_SLOT -> m.quick(Attributes.class, "slot", "Ppry");
      case SETATTR_SLOT -> m.quickStore(Attributes.class, "setSlot", "Pprxrz");
      case SETITEM_LIST -> m.quickStore(Fast.class, "setItem", "rxryrz");
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
          m.general(Operators.class, "binary");
      case NEG, POS, INVERT, NOT -> m.value(Operators.class, "unary", "FPpry");
      case LT, LE, GT, GE, EQ, NE, IN, NOT_IN, IS, IS_NOT ->
          m.value(Operators.class, "compare", "FPpryrz");
      case JUMP -> m.jump(x);
      case JT -> m.branch(Operators.class, "truth", true, "FPprx");
      case JF -> m.branch(Operators.class, "truth", false, "FPprx");
      case JLT -> m.branch(Operators.class, "less", true, "FPprxry");
      case JLE -> m.branch(Operators.class, "lessEqual", true, "FPprxry");
      case JGT -> m.branch(Operators.class, "greater", true, "FPprxry");
      case JGE -> m.branch(Operators.class, "greaterEqual", true, "FPprxry");
      case JEQ -> m.branch(Operators.class, "equal", true, "FPprxry");
      case JNE -> m.branch(Operators.class, "notEqual", true, "FPprxry");
      case JNLT -> m.branch(Operators.class, "less", false, "FPprxry");
      case JNLE -> m.branch(Operators.class, "lessEqual", false, "FPprxry");
      case JNGT -> m.branch(Operators.class, "greater", false, "FPprxry");
      case JNGE -> m.branch(Operators.class, "greaterEqual", false, "FPprxry");
      case JNEQ -> m.branch(Operators.class, "equal", false, "FPprxry");
      case JNNE -> m.branch(Operators.class, "notEqual", false, "FPprxry");
      case JIS, JNIS -> m.branch(Fast.class, "is", op == JIS, "rxry");
      case ITER -> m.value(Loops.class, "iterator", "FPpry");
      case FOR_NEXT_RANGE -> m.loop("rangeNext");
      case FOR_NEXT_LIST -> m.loop("listNext");
      case FOR_NEXT -> m.forNext();
      case GETATTR -> m.general(Attributes.class, "get");
      case SETATTR -> m.general(Attributes.class, "set");
      case GETITEM -> m.general(Containers.class, "get");
      case SETITEM -> m.general(Containers.class, "set");
      case SUPER -> m.value(HotSteps.class, "superOf", "ryrz");
      case LIST_TO_TUPLE -> m.value(Containers.class, "toTuple", "ry");
      case DICT_SET -> {
        m.savePc();
        m.run(HotSteps.class, "put", "Frxryrz");
      }
      case SET_ADD -> {
        m.savePc();
        m.run(HotSteps.class, "add", "Frxry");
      }
      case UNPACK_EX -> m.run(Containers.class, "unpackStarred", "FPpRxryz");
      case MATCH -> m.value(Raising.class, "matches", "ryrz");
      case LEAVE_HANDLER -> m.run(Raising.class, "leave", "FPrx");
      case ENTER_HANDLER -> m.value(Raising.class, "enter", "FPrx", y);
      case SLICE -> m.value(Containers.class, "slice", "Ry");
      case BUILD_LIST -> m.value(Containers.class, "list", "Ryz");
      case BUILD_TUPLE -> m.value(Containers.class, "tuple", "Ryz");
      case BUILD_SET -> m.value(Containers.class, "set", "FPpRyz");
      case BUILD_DICT -> m.value(Containers.class, "dict", "FPpRyz");
      case LIST_APPEND -> m.run(HotSteps.class, "append", "rxry");
      case UNPACK -> m.run(Containers.class, "unpack", "FPpRxryz");
      case CONVERT -> m.value(Containers.class, "convert", "FPpryz");
      case FORMAT -> m.value(Containers.class, "format", "FPpryrz");
      case CONCAT -> m.value(Containers.class, "concat", "Ryz");
      case CALL_CLOSURE -> {
        m.savePc();
        m.quickFrame(CallOps.class, "plain", "FPxyz");
      }
      case CALL_NATIVE -> {
        m.savePc();
        m.quick(CallOps.class, "nativeCall", "FPyz");
      }
      case CALL_METHOD_CLOSURE -> {
        m.savePc();
        m.quickFrame(CallOps.class, "cachedMethod", "FPp");
      }
      case CALL_METHOD_NATIVE -> {
        m.savePc();
        m.quick(CallOps.class, "cachedNativeMethod", "FPp");
      }
      case CALL, CALL_METHOD, CALL_KW, CALL_EX -> {
        m.savePc();
        m.general(CallOps.class, "dispatch");
      }
      case RETURN -> m.quickFrame(HotSteps.class, "returned", "FPrx");
      case CHECK -> m.run(Loops.class, "check", "FPp");
      default -> m.leaveToLoop();
    }
  }
}
