package toy.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.value.FloatText;
import toy.value.None;
import toy.value.StringText;
import toy.value.ToyTuple;

/// Prints code for people: each source line above its instructions, `✓` before those at which a
/// forced switch may happen, and behind each instruction what it does, from the pictures of [Op]
/// with the operands filled in.
///
/// Instructions are numbered from 0; jumps go to these numbers. The functions inside follow the one
/// that makes them.
public final class Disassembler {
  /// `r[a]`, `r[b+1]`, `n[c]`, `k[b]`, `pc = c` and `free cell b` in a picture, and what only the
  /// picture needs to say.
  private static final Pattern PLACE =
      Pattern.compile(
          "([rkn])\\[([abc])(?:\\+([0-9]))?]|pc = ([abc])|free cell ([ab])"
              + "|[;:,] c = .*| \\((?:else|must)[^)]*\\)|; TypeError.*");

  private static final Map<Character, String> CONVERSIONS =
      Map.of('s', "str", 'r', "repr", 'a', "ascii");

  private static final int COMMENT_COLUMN = 46;

  private final FunctionCode f;
  private final StringBuilder out;

  private Disassembler(FunctionCode f, StringBuilder out) {
    this.f = f;
    this.out = out;
  }

  public static String print(FunctionCode code) {
    StringBuilder out = new StringBuilder();
    print(code, out);
    return out.toString();
  }

  private static void print(FunctionCode code, StringBuilder out) {
    new Disassembler(code, out).print();
    for (Object constant : code.constants) {
      if (constant instanceof FunctionCode inner) {
        out.append('\n');
        print(inner, out);
      }
    }
  }

  private void print() {
    out.append(header()).append('\n');
    int shown = 0;
    for (int pc = 0; pc < f.code.length; pc += 4) {
      int line = f.lineAt(pc);
      if (line != shown) {
        out.append(String.format(Locale.ROOT, "%4d | %s\n", line, f.source.line(line).strip()));
        shown = line;
      }
      instruction(pc);
    }
    for (FunctionCode.Handler h : f.handlers) {
      out.append(
          String.format(
              Locale.ROOT,
              "     errors in %d-%d go to %d, as %s\n",
              h.start() / 4,
              h.end() / 4 - 1,
              h.handler() / 4,
              register(h.register())));
    }
  }

  private String header() {
    String kind =
        switch (f.kind) {
          case MODULE -> "module";
          case CLASS -> "class body";
          case FUNCTION -> "def";
          case GENERATOR -> "generator";
          case COROUTINE -> "async def";
          case ASYNC_GENERATOR -> "async generator";
        };
    int constants = 0;
    for (Object value : f.template) {
      constants += value == null ? 0 : 1;
    }
    String parameters = f.kind == FunctionCode.Kind.MODULE ? "" : parameters();
    return String.format(
        Locale.ROOT,
        "%s %s%s: %d registers, %d constants in registers",
        kind,
        f.qualifiedName,
        parameters,
        f.template.length - constants,
        constants);
  }

  private String parameters() {
    return "(" + String.join(", ", f.parameters.names()) + ")";
  }

  // ---- one instruction ------------------------------------------------------------------------

  private void instruction(int pc) {
    Op op = Op.of(f.code[pc]);
    String operands = operands(op, pc);
    String head =
        String.format(
            Locale.ROOT, "%6d %s %-14s%s", pc / 4, isCheckpoint(op, pc) ? "✓" : " ", op, operands);
    out.append(
        String.format(Locale.ROOT, "%-" + COMMENT_COLUMN + "s; %s\n", head, comment(op, pc)));
  }

  /// A jump checks where it goes back; other checkpoint ops always do.
  private boolean isCheckpoint(Op op, int pc) {
    if (!op.checkpoint) {
      return false;
    }
    if (op.a == Operand.TARGET) {
      return f.code[pc + 1] <= pc;
    }
    return op.c != Operand.TARGET || f.code[pc + 3] <= pc;
  }

  private String operands(Op op, int pc) {
    List<String> shown = new ArrayList<>();
    add(shown, op.a, f.code[pc + 1]);
    add(shown, op.b, f.code[pc + 2]);
    add(shown, op.c, f.code[pc + 3]);
    return " " + String.join(" ", shown);
  }

  private static void add(List<String> shown, Operand kind, int word) {
    switch (kind) {
      case NONE -> {}
      case DST, SRC, BASE, CELL -> shown.add(word < 0 ? "-" : "r" + word);
      case CONST, FUNCTION -> shown.add("k" + word);
      case NAME, BUILTIN -> shown.add("n" + word);
      case PACKED -> shown.add((word >> 8) + ":" + (word & 255));
      case TARGET -> shown.add("→" + word / 4);
      case FREE, COUNT -> shown.add(Integer.toString(word));
    }
  }

  // ---- comments -------------------------------------------------------------------------------

  private String comment(Op op, int pc) {
    int a = f.code[pc + 1];
    int b = f.code[pc + 2];
    int c = f.code[pc + 3];
    return switch (op) {
      case CALL -> call(pc, register(b), c);
      case CALL_METHOD -> call(pc, register(b) + "." + f.names[c >> 8], c & 255);
      case CALL_KW ->
          call(pc, register(b), c & 255) + ", the last named " + value(f.constants[c >> 8]);
      case BUILD_LIST -> target(pc) + " = [" + registers(b, c) + "]";
      case BUILD_TUPLE -> target(pc) + " = (" + registers(b, c) + (c == 1 ? ",)" : ")");
      case BUILD_SET -> target(pc) + " = set of (" + registers(b, c) + ")";
      case BUILD_DICT -> target(pc) + " = {" + pairs(b, c) + "}";
      case CONCAT -> target(pc) + " = " + registers(b, c).replace(", ", " + ");
      case UNPACK -> registers(a, c) + " = " + register(b);
      case UNPACK_EX -> starred(a, c >> 8, c & 255) + " = " + register(b);
      case CONVERT -> target(pc) + " = " + CONVERSIONS.get((char) c) + "(" + register(b) + ")";
      case RAISE -> "raise " + register(a) + (b < 0 ? "" : " from " + register(b));
      case ASSERT_FAIL -> "raise AssertionError(" + (a < 0 ? "" : register(a)) + ")";
      case DICT_MERGE -> register(a) + ".update(" + register(b) + "), for " + register(c) + "(**…)";
      case SPAWN -> target(pc) + " = spawn " + model(c) + " " + spawned(b);
      case MAKE_FUNCTION -> target(pc) + " = function " + function(pc);
      case IADD, ISUB, IMUL, IDIV, IFLOORDIV, IMOD, IPOW, IBITAND, IBITOR, IBITXOR, ISHL, ISHR -> {
        String all = filled(op, pc);
        yield a == b ? all.substring(all.indexOf(" = ") + 3) : all;
      }
      default -> filled(op, pc);
    };
  }

  private String function(int pc) {
    FunctionCode inner = (FunctionCode) f.constants[f.code[pc + 2]];
    boolean defaults =
        inner.parameters.defaults() > 0 || inner.parameters.keywordDefaults().contains(true);
    return inner.qualifiedName + (defaults ? ", defaults from " + register(f.code[pc + 3]) : "");
  }

  private static String model(int ordinal) {
    return Ast.SpawnModel.values()[ordinal].name().toLowerCase(Locale.ROOT);
  }

  private String spawned(int base) {
    return String.format(
        Locale.ROOT,
        "%s(*%s, **%s), options %s, group %s",
        register(base),
        register(base + 1),
        register(base + 2),
        register(base + 3),
        register(base + 4));
  }

  private String registers(int first, int count) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shown.add(register(first + i));
    }
    return String.join(", ", shown);
  }

  private String pairs(int first, int count) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shown.add(register(first + 2 * i) + ": " + register(first + 2 * i + 1));
    }
    return String.join(", ", shown);
  }

  private String starred(int first, int before, int after) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i <= before + after; i++) {
      shown.add((i == before ? "*" : "") + register(first + i));
    }
    return String.join(", ", shown);
  }

  private String target(int pc) {
    return register(f.code[pc + 1]);
  }

  private String call(int pc, String callee, int count) {
    return target(pc) + " = " + callee + "(" + registers(f.code[pc + 2] + 1, count) + ")";
  }

  private String filled(Op op, int pc) {
    Matcher m = PLACE.matcher(op.picture);
    StringBuilder made = new StringBuilder();
    while (m.find()) {
      m.appendReplacement(made, Matcher.quoteReplacement(place(m, pc)));
    }
    return m.appendTail(made).toString();
  }

  private String place(Matcher m, int pc) {
    if (m.group(4) != null) {
      return "go to " + word(pc, m.group(4)) / 4;
    }
    if (m.group(5) != null) {
      return "free cell " + f.captures[word(pc, m.group(5))].name();
    }
    String kind = m.group(1);
    if (kind == null) {
      return "";
    }
    String plus = m.group(3);
    int index = word(pc, m.group(2)) + (plus == null ? 0 : Integer.parseInt(plus));
    return switch (kind) {
      case "r" -> register(index);
      case "n" -> f.names[index];
      default -> value(f.constants[index]);
    };
  }

  private int word(int pc, String operand) {
    return f.code[pc + 1 + operand.charAt(0) - 'a'];
  }

  /// A variable's name, a constant's value, or the register's number.
  private String register(int index) {
    if (index < 0 || index >= f.template.length) {
      return "-";
    }
    Object constant = f.template[index];
    if (constant != null) {
      return value(constant);
    }
    String name = index < f.registerNames.length ? f.registerNames[index] : null;
    return name == null ? "r" + index : name;
  }

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case FunctionCode inner -> inner.qualifiedName;
      case String s -> shortened(StringText.repr(s));
      case Double d -> FloatText.repr(d);
      case Boolean b -> b ? "True" : "False";
      case None _ -> "None";
      case ToyTuple t -> shortened(tuple(t));
      default -> value.toString();
    };
  }

  private static String tuple(ToyTuple t) {
    List<String> items = new ArrayList<>();
    for (Object item : t.items) {
      items.add(value(item));
    }
    return "(" + String.join(", ", items) + (items.size() == 1 ? ",)" : ")");
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
