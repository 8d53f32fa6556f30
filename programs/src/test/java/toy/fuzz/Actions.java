package toy.fuzz;

import java.util.List;

/// Statements: all of the language, each guarded so that the program goes on behind an error.
final class Actions {
  private static final List<String> ERRORS =
      List.of(
          "BaseException",
          "Exception",
          "(ValueError, TypeError)",
          "KeyError",
          "OSError",
          "asyncio.CancelledError",
          "GeneratorExit",
          "OutOfFuel",
          "StopIteration",
          "v0");

  private final Values v;
  private final Dice dice;
  private boolean inLoop;
  private boolean inFunction;

  Actions(Values values) {
    v = values;
    dice = values.dice;
  }

  /// A definition of a function at the top.
  String function(String name) {
    String kind = dice.of("plain", "plain", "generator", "async", "stream");
    v.isAsync = kind.equals("async") || kind.equals("stream");
    v.isGenerator = kind.equals("generator") || kind.equals("stream");
    inFunction = true;
    v.declare("a");
    v.declare("b");
    StringBuilder text = new StringBuilder();
    if (dice.oneIn(10)) {
      v.imports.add("functools");
      text.append(
          dice.of(
              "@functools.lru_cache\n",
              "@staticmethod\n",
              "@property\n",
              "@functools.wraps(len)\n",
              "@H0\n"));
    }
    text.append(v.isAsync ? "async def " : "def ").append(name);
    text.append("(a=None, b=")
        .append(dice.of("None", "3", "[]", "v0"))
        .append(", *c, **d) {\ntick()\n");
    if (v.isGenerator) {
      text.append("yield 1\n");
    }
    text.append(block(2));
    if (!kind.equals("stream")) {
      text.append("return ").append(v.any(2)).append('\n');
    }
    v.forget("a");
    v.forget("b");
    v.isAsync = false;
    v.isGenerator = false;
    inFunction = false;
    return text.append("}\n").toString();
  }

  /// One statement at the top.
  String top() {
    v.isAsync = dice.oneIn(4);
    String made = statement(2);
    v.isAsync = false;
    if (dice.oneIn(40)) {
      return made;
    }
    return "try {\n" + made + "} except BaseException as e { note(e) }\n";
  }

  private String block(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = dice.between(1, 3); i > 0; i--) {
      text.append(statement(depth));
    }
    return text.toString();
  }

  private String statement(int depth) {
    if (depth > 0 && dice.oneIn(3)) {
      return compound(depth - 1);
    }
    return simple() + "\n";
  }

  private String simple() {
    return switch (dice.below(16)) {
      case 0, 1, 2 -> v.variable() + " = " + v.any(3);
      case 3 -> v.variable() + "[" + v.any(2) + "] = " + v.any(2);
      case 4 -> v.variable() + "[" + part() + ":" + part() + "] = " + v.any(2);
      case 5 ->
          v.variable()
              + "."
              + dice.of("x", "name", "__class__", "__dict__", "args", "value")
              + " = "
              + v.any(2);
      case 6 -> "del " + v.variable() + dice.of("[0]", "[" + v.any(1) + "]", ".x", "[:]");
      case 7 ->
          v.variable()
              + " "
              + dice.of("+=", "-=", "*=", "|=", "%=", "//=", "&=", "<<=")
              + " "
              + v.any(2);
      case 8 -> v.variable() + ", *" + v.variable() + " = " + v.any(2);
      case 9 -> "print(" + v.any(3) + ")";
      case 10 -> "raise " + v.any(1) + (dice.oneIn(3) ? " from " + v.any(1) : "");
      case 11 -> "assert " + v.any(2) + ", " + v.any(1);
      case 12 -> leaving();
      case 13 -> "join(" + v.any(2) + ")";
      default -> "(" + v.any(4) + ")";
    };
  }

  private String part() {
    return dice.oneIn(2) ? "" : v.any(1);
  }

  private String leaving() {
    if (inLoop && dice.oneIn(2)) {
      return dice.of("break", "continue");
    }
    if (inFunction && !(v.isAsync && v.isGenerator)) {
      return "return " + v.any(2);
    }
    return "raise";
  }

  private String compound(int depth) {
    return switch (dice.below(11)) {
      case 0 -> "if (" + v.any(2) + ") {\n" + block(depth) + "} else {\n" + block(depth) + "}\n";
      case 1 -> loop("while tick() and (" + v.any(1) + ")", depth) + orElse(depth);
      case 2, 3 ->
          loop(
                  (v.isAsync && dice.oneIn(3) ? "async " : "")
                      + "for "
                      + v.variable()
                      + " in ("
                      + v.any(2)
                      + ")",
                  depth)
              + orElse(depth);
      case 4, 5, 6 -> attempt(depth);
      case 7, 8 ->
          (v.isAsync && dice.oneIn(3) ? "async " : "")
              + "with ("
              + v.any(2)
              + ") as "
              + v.variable()
              + " {\n"
              + block(depth)
              + "}\n";
      case 9 -> v.isAsync || !inFunction ? "group {\n" + block(depth) + "}\n" : attempt(depth);
      default -> v.isGenerator && !v.isAsync ? "yield from " + v.any(2) + "\n" : attempt(depth);
    };
  }

  private String loop(String head, int depth) {
    boolean outer = inLoop;
    inLoop = true;
    String text = head + " {\ntick()\n" + block(depth) + "}";
    inLoop = outer;
    return text;
  }

  private String orElse(int depth) {
    return dice.oneIn(4) ? " else {\n" + block(depth) + "}\n" : "\n";
  }

  private String attempt(int depth) {
    StringBuilder text = new StringBuilder("try {\n" + block(depth) + "}");
    int handlers = dice.below(3);
    for (int i = 0; i < handlers; i++) {
      text.append(" except ")
          .append(dice.of(ERRORS))
          .append(" as e")
          .append(" {\n")
          .append(block(depth))
          .append("}");
    }
    if (handlers > 0 && dice.oneIn(4)) {
      text.append(" else {\n").append(block(depth)).append("}");
    }
    if (handlers == 0 || dice.oneIn(3)) {
      text.append(" finally {\n").append(block(depth)).append("}");
    }
    return text.append('\n').toString();
  }
}
