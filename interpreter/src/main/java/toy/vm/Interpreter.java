package toy.vm;

import static toy.compile.Opcodes.*;

import toy.value.Cell;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToySet;

/// The dispatch loop: register code over heap frames, as design "B" of the measured prototypes.
///
/// [#run] must stay under 7,000 bytes of JVM bytecode: HotSpot refuses to compile a method of more
/// than 8,000, silently, and the loop then runs 17 times slower. Hence cases of one line that call
/// static helpers, which C2 inlines.
///
/// A call of a Toy function pushes a frame and goes round the outer loop; the Java stack grows only
/// where a native calls back ([Calls#call]). The conventions: `pc` is past the instruction while
/// its case runs; a case that may raise, call or look at the stack stores it to the frame, or
/// passes it to a helper that does.
@SuppressWarnings("NullAway") // a frame that returns to Toy code has a parent; UNSET writes null
final class Interpreter {
  private Interpreter() {}

  /// Runs `frame`, a frame of kind BASE, above the fiber's current one: its value, what a generator
  /// yields, or [Scheduler#SUSPENDED].
  static Object enter(Fiber f, Frame frame) {
    push(f, frame);
    return outside(f, frame);
  }

  /// Runs from Java: a thread that is inside the runtime goes out meanwhile.
  private static Object outside(Fiber f, Frame frame) {
    if (!f.thread.inRuntime) {
      return run(f, frame);
    }
    f.leaveRuntime(true);
    try {
      return run(f, frame);
    } finally {
      f.enterRuntime();
    }
  }

  /// As [#enter], but the instruction where the frame stands raises `error`.
  static Object enterThrowing(Fiber f, Frame frame, ToyError error) {
    push(f, frame);
    if (!f.thread.inRuntime) {
      return Delegation.raise(f, frame, error);
    }
    f.leaveRuntime(true);
    try {
      return Delegation.raise(f, frame, error);
    } finally {
      f.enterRuntime();
    }
  }

  /// What is raised as the frame is entered rises in the native that calls.
  private static void push(Fiber f, Frame frame) {
    Frame below = f.top;
    try {
      Calls.link(f, frame, below);
    } catch (RuntimeException | Error e) {
      f.top = below;
      Calls.abandon(f, frame);
      throw e;
    }
  }

  static Object resume(Fiber f, Object value) {
    Frame frame = f.top;
    frame.registers[frame.code.words[frame.pc - 3]] = value;
    return outside(f, frame);
  }

  static Object resumeThrowing(Fiber f, ToyError error) {
    return outside(f, Unwinder.unwind(f, f.top, f.top.pc, error));
  }

  static Object run(Fiber f, Frame start) {
    Frame frame = start;
    int pc = frame.pc;
    frames:
    for (; ; ) {
      Code.Hot hot = frame.code.hot;
      if (hot != null) {
        Frame next = hot.run(f, frame);
        if (next != frame) {
          frame = next;
          continue;
        }
        frame.code.left();
      }
      int[] code = frame.code.words;
      Object[] r = frame.registers;
      pc = frame.pc;
      try {
        for (; ; ) {
          int a = code[pc + 1];
          int b = code[pc + 2];
          int c = code[pc + 3];
          pc += 4;
          switch (code[pc - 4]) {
            case MOVE -> r[a] = r[b];
            case MOVE_MOVE -> {
              r[a] = r[b];
              r[code[pc + 1]] = r[code[pc + 2]];
              pc += 4;
            }
            case MOVE_CONST -> {
              r[a] = r[b];
              r[code[pc + 1]] = frame.code.function.constants[code[pc + 2]];
              pc += 4;
            }
            case CONST -> r[a] = frame.code.function.constants[b];
            case UNSET -> r[a] = null;
            case CHECK_BOUND -> Variables.bound(frame, r[a], b);
            case LOAD_GLOBAL -> r[a] = Variables.loadGlobal(f, frame, pc, b);
            case LOAD_GLOBAL_CELL -> r[a] = Variables.cachedGlobal(f, frame, pc, b);
            case STORE_GLOBAL -> Variables.storeGlobal(frame, pc, a, r[b]);
            case DEFINE_GLOBAL -> Variables.defineGlobal(frame, pc, a, r[b]);
            case LOAD_BUILTIN -> r[a] = Variables.loadBuiltin(f, frame, pc, b);
            case MAKE_CELL -> r[a] = new Cell();
            case WRAP_CELL -> r[a] = new Cell(r[a]);
            case LOAD_CELL -> r[a] = Variables.cellValue(frame, (Cell) r[b], c);
            case STORE_CELL -> ((Cell) r[a]).value = r[b];
            case LOAD_FREE -> r[a] = Variables.freeValue(frame, b, c);
            case STORE_FREE -> frame.closure.cells[a].value = r[b];
            case LOAD_NAME -> r[a] = Variables.loadName(f, frame, r[c], b);
            case STORE_NAME -> ((ToyDict) r[c]).put(frame.code.function.names[a], r[b], f);

            case ADD_II -> {
              Object v = Fast.add(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case SUB_II -> {
              Object v = Fast.sub(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case MUL_II -> {
              Object v = Fast.mul(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case FLOORDIV_II -> {
              Object v = Fast.floorDiv(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case MOD_II -> {
              Object v = Fast.mod(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case BITAND_II -> {
              Object v = Fast.and(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case ADD_FF -> {
              Object v = Fast.addF(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case SUB_FF -> {
              Object v = Fast.subF(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case MUL_FF -> {
              Object v = Fast.mulF(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case DIV_FF -> {
              Object v = Fast.divF(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
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
                ISHR -> {
              Frame next = Operators.binary(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case NEG, POS, INVERT, NOT -> r[a] = Operators.unary(f, frame, pc, r[b]);
            case LT, LE, GT, GE, EQ, NE, IN, NOT_IN, IS, IS_NOT ->
                r[a] = Operators.compare(f, frame, pc, r[b], r[c]);

            case JUMP -> pc = Loops.jump(f, frame, pc, a);
            case JT -> {
              if (Operators.truth(f, frame, pc, r[a])) pc = Loops.jump(f, frame, pc, c);
            }
            case JF -> {
              if (!Operators.truth(f, frame, pc, r[a])) pc = Loops.jump(f, frame, pc, c);
            }
            case JLT -> {
              if (Operators.less(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JLE -> {
              if (Operators.lessEqual(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JGT -> {
              if (Operators.greater(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JGE -> {
              if (Operators.greaterEqual(f, frame, pc, r[a], r[b])) {
                pc = Loops.jump(f, frame, pc, c);
              }
            }
            case JEQ -> {
              if (Operators.equal(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNE -> {
              if (Operators.notEqual(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNLT -> {
              if (!Operators.less(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNLE -> {
              if (!Operators.lessEqual(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNGT -> {
              if (!Operators.greater(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNGE -> {
              if (!Operators.greaterEqual(f, frame, pc, r[a], r[b])) {
                pc = Loops.jump(f, frame, pc, c);
              }
            }
            case JNEQ -> {
              if (!Operators.equal(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNNE -> {
              if (!Operators.notEqual(f, frame, pc, r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JIS -> {
              if (Fast.is(r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case JNIS -> {
              if (!Fast.is(r[a], r[b])) pc = Loops.jump(f, frame, pc, c);
            }
            case ITER -> r[a] = Loops.iterator(f, frame, pc, r[b]);
            case FOR_NEXT_RANGE -> {
              int n = Loops.rangeNext(r, a, b);
              if (n > 0) pc = Loops.jump(f, frame, pc, c);
              else if (n < 0) pc = Variables.undo(frame, pc);
            }
            case FOR_NEXT_LIST -> {
              int n = Loops.listNext(r, a, b);
              if (n > 0) pc = Loops.jump(f, frame, pc, c);
              else if (n < 0) pc = Variables.undo(frame, pc);
            }
            case FOR_NEXT -> {
              Frame next = Loops.next(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
              pc = Loops.jump(f, frame, pc, frame.pc);
            }

            case GETATTR_SLOT -> {
              Object v = Attributes.slot(frame, pc, r[b]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case GETATTR -> {
              Frame next = Attributes.get(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case SETATTR_SLOT -> {
              if (!Attributes.setSlot(frame, pc, r[a], r[c])) pc = Variables.undo(frame, pc);
            }
            case SETATTR -> {
              Frame next = Attributes.set(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case GETITEM_LIST -> {
              Object v = Fast.item(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case GETITEM_DICT -> {
              frame.pc = pc;
              Object v = Fast.value(r[b], r[c], f);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case GETITEM_STR -> {
              Object v = Fast.character(r[b], r[c]);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case GETITEM -> {
              Frame next = Containers.get(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case SETITEM_LIST -> {
              if (!Fast.setItem(r[a], r[b], r[c])) pc = Variables.undo(frame, pc);
            }
            case SETITEM -> {
              Frame next = Containers.set(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case SLICE -> r[a] = Containers.slice(r, b);

            case BUILD_LIST -> r[a] = Containers.list(r, b, c);
            case BUILD_TUPLE -> r[a] = Containers.tuple(r, b, c);
            case BUILD_SET -> r[a] = Containers.set(f, frame, pc, r, b, c);
            case BUILD_DICT -> r[a] = Containers.dict(f, frame, pc, r, b, c);
            case LIST_APPEND -> ((ToyList) r[a]).append(r[b]);
            case LIST_EXTEND -> Containers.extend(f, frame, pc, r[a], r[b]);
            case LIST_TO_TUPLE -> r[a] = Containers.toTuple(r[b]);
            case SET_ADD -> {
              frame.pc = pc;
              ((ToySet) r[a]).add(r[b], f);
            }
            case SET_UPDATE -> Containers.update(f, frame, pc, r[a], r[b]);
            case DICT_SET -> {
              frame.pc = pc;
              ((ToyDict) r[a]).put(r[b], r[c], f);
            }
            case DICT_UPDATE -> Containers.merge(f, frame, pc, r[a], r[b], null);
            case DICT_MERGE -> Containers.merge(f, frame, pc, r[a], r[b], r[c]);
            case UNPACK -> Containers.unpack(f, frame, pc, r, a, r[b], c);
            case UNPACK_EX -> Containers.unpackStarred(f, frame, pc, r, a, r[b], c);
            case CONVERT -> r[a] = Containers.convert(f, frame, pc, r[b], c);
            case FORMAT -> r[a] = Containers.format(f, frame, pc, r[b], r[c]);
            case CONCAT -> r[a] = Containers.concat(r, b, c);

            case CALL_CLOSURE -> {
              frame.pc = pc;
              Frame next = CallOps.plain(f, frame, a, b, c);
              if (next == null) {
                pc = Variables.undo(frame, pc);
              } else {
                frame = next;
                continue frames;
              }
            }
            case CALL_NATIVE -> {
              frame.pc = pc;
              Object v = CallOps.nativeCall(f, frame, b, c);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case CALL_METHOD_CLOSURE -> {
              frame.pc = pc;
              Frame next = CallOps.cachedMethod(f, frame, pc);
              if (next == null) {
                pc = Variables.undo(frame, pc);
              } else {
                frame = next;
                continue frames;
              }
            }
            case CALL_METHOD_NATIVE -> {
              frame.pc = pc;
              Object v = CallOps.cachedNativeMethod(f, frame, pc);
              if (v == null) pc = Variables.undo(frame, pc);
              else r[a] = v;
            }
            case CALL, CALL_METHOD, CALL_KW, CALL_EX -> {
              frame.pc = pc;
              Frame next = CallOps.dispatch(f, frame, pc);
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case RETURN -> {
              Object v = r[a];
              if (frame.kind == Frame.Return.STORE) {
                Frame parent = frame.parent;
                parent.registers[frame.destination] = v;
                f.top = parent;
                frame = parent;
              } else {
                Frame parent = Returns.returned(f, frame, v);
                if (parent == null) {
                  return v;
                }
                frame = parent;
              }
              continue frames;
            }
            case MAKE_FUNCTION -> r[a] = Classes.function(f, frame, b, c);
            case MAKE_CLASS -> {
              frame.pc = pc;
              r[a] = Classes.make(f, frame, r[b], r[b + 1], r[b + 2]);
            }
            case SUPER -> r[a] = SuperValue.of(r[b], r[c]);
            case YIELD -> {
              frame.pc = pc;
              Frame parent = Returns.yielded(f, frame, r[b]);
              if (parent == null) {
                return r[b];
              }
              frame = parent;
              continue frames;
            }
            case YIELD_FROM -> {
              Frame next = Delegation.step(f, frame, pc);
              if (next == null) {
                return r[a];
              }
              frame = next;
              continue frames;
            }
            case AWAIT -> {
              frame.pc = pc;
              Frame next = Returns.await(f, frame, a, r[b]);
              if (next == null) {
                return Scheduler.SUSPENDED;
              }
              if (next != frame) {
                frame = next;
                continue frames;
              }
            }
            case SPAWN -> {
              frame.pc = pc;
              r[a] = CallOps.spawn(f, r, b, c);
            }
            case IMPORT -> r[a] = Variables.importModule(f, frame, pc, b, c);
            case IMPORT_FROM -> r[a] = Variables.importFrom(f, frame, pc, r[b], c);
            case IMPORT_STAR -> Variables.importStar(f, frame, pc, r[a]);

            case RAISE -> throw Raising.raise(f, frame, pc, r[a], b < 0 ? null : r[b]);
            case RERAISE -> throw Raising.again(r[a]);
            case RAISE_CURRENT -> throw Raising.current(f);
            case MATCH -> r[a] = Raising.matches(r[b], r[c]);
            case ENTER_HANDLER -> r[b] = Raising.enter(f, frame, r[a]);
            case LEAVE_HANDLER -> Raising.leave(f, frame, r[a]);
            case ASSERT_FAIL -> throw Raising.assertion(a < 0 ? null : r[a]);
            case SPECIAL -> {
              frame.pc = pc;
              r[a] = Attributes.forStatement(f, r[b], frame.code.function.names[c]);
            }
            case DELETE_LOCAL,
                DELETE_GLOBAL,
                DELETE_CELL,
                DELETE_FREE,
                DELETE_NAME,
                DELETE_ATTR,
                DELETE_ITEM ->
                Deletion.delete(f, frame, pc);
            case CHECK -> Loops.check(f, frame, pc);
            case RESULT -> f.result = r[a];
            default -> throw new IllegalStateException("op " + code[pc - 4] + " at " + (pc - 4));
          }
        }
      } catch (Throwable t) {
        frame = Unwinder.unwind(f, frame, pc, t);
      }
    }
  }
}
