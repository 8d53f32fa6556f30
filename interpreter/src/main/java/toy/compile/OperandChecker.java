package toy.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import toy.value.ToyTuple;

/// Checks code against what [Op] says of its operands, and that no register is read before it was
/// written on some way there. A compiler's mistake is found here instead of far away in the
/// interpreter.
public final class OperandChecker {
  private final FunctionCode f;
  private final List<String> faults = new ArrayList<>();
  private int pc;

  private OperandChecker(FunctionCode f) {
    this.f = f;
  }

  /// What is wrong with `code` and the functions inside it; empty if nothing is.
  public static List<String> check(FunctionCode code) {
    OperandChecker checker = new OperandChecker(code);
    checker.checkAll();
    for (Object constant : code.constants) {
      if (constant instanceof FunctionCode inner) {
        checker.captures(inner);
        checker.faults.addAll(check(inner));
      }
    }
    return checker.faults;
  }

  private void fault(String what) {
    Op op = Op.of(f.code[pc]);
    faults.add(f.qualifiedName + " " + pc / 4 + " " + op + ": " + what);
  }

  private void checkAll() {
    for (pc = 0; pc < f.code.length; pc += 4) {
      Op op = Op.of(f.code[pc]);
      if (op.isQuickened()) {
        fault("quickened forms are not compiled");
      }
      operand(op.a, f.code[pc + 1], op);
      operand(op.b, f.code[pc + 2], op);
      operand(op.c, f.code[pc + 3], op);
    }
    pc = f.code.length - 4;
    Op last = Op.of(f.code[pc]);
    if (!ends(last) && !(f.every && last == Op.CHECK)) {
      fault("control falls off the end");
    }
    if (f.spans.length != f.code.length / 2) {
      fault("spans do not match");
    }
    handlers();
    if (faults.isEmpty()) {
      new Written().check();
    }
  }

  static boolean ends(Op op) {
    return switch (op) {
      case JUMP, RETURN, RAISE, RERAISE, RAISE_CURRENT, ASSERT_FAIL -> true;
      default -> false;
    };
  }

  private void operand(Operand kind, int word, Op op) {
    switch (kind) {
      case NONE -> expect(f.every || word == 0, "an unused operand is not 0");
      case DST -> {
        for (int i = 0; i < written(op); i++) {
          register(word + i);
          expect(
              word + i >= f.template.length || f.template[word + i] == null,
              "a constant is overwritten");
        }
      }
      case SRC -> {
        if (word >= 0 || (op != Op.RAISE && op != Op.ASSERT_FAIL)) {
          register(word);
        }
      }
      case CELL -> register(word);
      case BASE -> {
        int count = read(op);
        if (count > 0) {
          register(word);
          register(word + count - 1);
        }
      }
      case FREE -> expect(word >= 0 && word < f.captures.length, "no captured cell " + word);
      case CONST -> constant(word);
      case FUNCTION -> {
        constant(word);
        expect(f.constants[word] instanceof FunctionCode, "not a function");
      }
      case NAME, BUILTIN -> name(word);
      case COUNT -> expect(word >= 0, "a negative number");
      case PACKED -> {
        if (op == Op.CALL_METHOD) {
          name(word >> 8);
        } else if (op == Op.CALL_KW) {
          constant(word >> 8);
          expect(f.constants[word >> 8] instanceof ToyTuple, "keywords are not a tuple");
        }
      }
      case TARGET -> target(word);
    }
  }

  private void expect(boolean condition, String otherwise) {
    if (!condition) {
      fault(otherwise);
    }
  }

  private void register(int index) {
    expect(index >= 0 && index < f.template.length, "no register " + index);
  }

  private void constant(int index) {
    expect(index >= 0 && index < f.constants.length, "no constant " + index);
  }

  private void name(int index) {
    expect(index >= 0 && index < f.names.length, "no name " + index);
  }

  private void target(int target) {
    expect(target >= 0 && target < f.code.length && target % 4 == 0, "no instruction " + target);
  }

  /// How many registers the instruction at `pc` writes from its DST on.
  private int written(Op op) {
    return switch (op) {
      case UNPACK -> f.code[pc + 3];
      case UNPACK_EX -> (f.code[pc + 3] >> 8) + (f.code[pc + 3] & 255) + 1;
      default -> 1;
    };
  }

  /// How many registers the instruction at `pc` reads from its BASE on.
  private int read(Op op) {
    int c = f.code[pc + 3];
    return switch (op) {
      case BUILD_LIST, BUILD_TUPLE, BUILD_SET, CONCAT -> c;
      case BUILD_DICT -> 2 * c;
      case CALL -> c + 1;
      case CALL_METHOD, CALL_KW -> (c & 255) + 1;
      case CALL_EX, SLICE, MAKE_CLASS -> 3;
      case SPAWN -> 5;
      case MAKE_FUNCTION -> {
        FunctionCode.Parameters p = ((FunctionCode) f.constants[f.code[pc + 2]]).parameters;
        yield p.defaults() + (int) p.keywordDefaults().stream().filter(d -> d).count();
      }
      default -> 1;
    };
  }

  private void handlers() {
    for (FunctionCode.Handler h : f.handlers) {
      pc = Math.min(Math.max(h.start(), 0), f.code.length - 4);
      target(h.start());
      target(h.handler());
      expect(h.end() % 4 == 0 && h.end() > h.start() && h.end() <= f.code.length, "bad region");
      register(h.register());
      expect(f.template[h.register()] == null, "a constant is overwritten");
    }
  }

  private void captures(FunctionCode inner) {
    pc = 0;
    for (FunctionCode.Capture capture : inner.captures) {
      if (capture.fromRegister()) {
        register(capture.index());
      } else {
        expect(
            capture.index() >= 0 && capture.index() < f.captures.length,
            "no cell " + capture.name() + " for " + inner.qualifiedName);
      }
    }
  }

  /// Which registers have been written on every way to each instruction: a forward dataflow,
  /// repeated until nothing changes.
  private final class Written {
    private final BitSet[] before = new BitSet[f.code.length / 4];
    private boolean changed = true;

    void check() {
      BitSet entry = new BitSet();
      entry.set(0, f.parameters.registers());
      for (int i = 0; i < f.template.length; i++) {
        if (f.template[i] != null) {
          entry.set(i);
        }
      }
      before[0] = entry;
      while (changed) {
        changed = false;
        for (pc = 0; pc < f.code.length; pc += 4) {
          if (before[pc / 4] != null) {
            flow();
          }
        }
      }
      for (pc = 0; pc < f.code.length; pc += 4) {
        if (before[pc / 4] != null) {
          reads();
        }
      }
    }

    /// An exception leaves an instruction before it has written.
    private void flow() {
      Op op = Op.of(f.code[pc]);
      BitSet in = before[pc / 4];
      for (FunctionCode.Handler h : f.handlers) {
        if (pc >= h.start() && pc < h.end()) {
          BitSet caught = (BitSet) in.clone();
          caught.set(h.register());
          join(h.handler(), caught);
          break;
        }
      }
      BitSet next = (BitSet) in.clone();
      BitSet out = (BitSet) in.clone();
      writes(op, out);
      if (op == Op.JUMP) {
        join(f.code[pc + 1], out);
      } else if (op.c == Operand.TARGET) {
        join(f.code[pc + 3], out);
        join(pc + 4, op == Op.FOR_NEXT ? next : out);
      } else if (!ends(op) && pc + 4 < f.code.length) {
        join(pc + 4, out);
      }
    }

    private void writes(Op op, BitSet out) {
      if (op.a == Operand.DST) {
        out.set(f.code[pc + 1], f.code[pc + 1] + written(op));
      }
      if (op.b == Operand.DST) {
        out.set(f.code[pc + 2]);
      }
    }

    private void join(int target, BitSet state) {
      BitSet old = before[target / 4];
      if (old == null) {
        before[target / 4] = state;
        changed = true;
        return;
      }
      int size = old.cardinality();
      old.and(state);
      changed |= old.cardinality() != size;
    }

    private void reads() {
      Op op = Op.of(f.code[pc]);
      read(op.a, f.code[pc + 1], op);
      read(op.b, f.code[pc + 2], op);
      read(op.c, f.code[pc + 3], op);
      if (op == Op.WRAP_CELL || op == Op.YIELD_FROM) {
        needs(f.code[pc + 1]);
      }
      if (op == Op.MAKE_FUNCTION) {
        for (FunctionCode.Capture c : ((FunctionCode) f.constants[f.code[pc + 2]]).captures) {
          if (c.fromRegister()) {
            needs(c.index());
          }
        }
      }
    }

    private void read(Operand kind, int word, Op op) {
      if ((kind == Operand.SRC || kind == Operand.CELL) && word >= 0) {
        needs(word);
      } else if (kind == Operand.BASE) {
        for (int i = 0; i < OperandChecker.this.read(op); i++) {
          needs(word + i);
        }
      }
    }

    private void needs(int register) {
      expect(before[pc / 4].get(register), "register " + register + " may be unwritten");
    }
  }
}
