package toy.fuzz;

/// Programs of hostile calls, directed by the grammar.
final class Hostile {
  static final int VARIABLES = 6;
  private static final int FUNCTIONS = 3;
  private static final int CLASSES = 3;

  private Hostile() {}

  static String program(Dice dice, Catalogue catalogue) {
    Values v = new Values(dice, catalogue);
    Actions actions = new Actions(v);
    v.imports.add("asyncio");
    v.imports.add("time");
    StringBuilder text = new StringBuilder(prelude(dice));
    for (int i = 0; i < CLASSES; i++) {
      String name = "H" + i;
      v.declare(name);
      text.append(HostileClasses.of(v, name));
      v.declare("h" + i);
      text.append(
          "let h%d = None\ntry { h%d = H%d() } except BaseException as e { note(e) }\n"
              .formatted(i, i, i));
    }
    for (int i = 0; i < FUNCTIONS; i++) {
      text.append(actions.function("f" + i));
      v.declare("f" + i);
      text.append("g.append(f").append(i).append(")\n"); // unknown to who checks a `spawn`
    }
    for (int i = dice.between(2, 14); i > 0; i--) {
      text.append(actions.top());
    }
    StringBuilder imports = new StringBuilder();
    for (String module : v.imports) {
      imports.append(module.isEmpty() ? "" : "import " + module + "\n");
    }
    return imports.append(text).toString();
  }

  private static String prelude(Dice dice) {
    StringBuilder text =
        new StringBuilder(
            """
            class OutOfFuel(BaseException) {}
            let fuel = 60
            let g = [len, print]
            def tick() {
              fuel -= 1
              if fuel < 0 { raise OutOfFuel("fuel") }
              return True
            }
            def note(e) {
              try { print(type(e).__name__, str(e)[:80], repr(e)[:80]) } except BaseException { print("?") }
            }
            """);
    for (int i = 0; i < VARIABLES; i++) {
      text.append("let v").append(i).append(" = ");
      text.append(
              dice.of("[3, 1, 2]", "{1: 2, 'k': 3}", "{1, 2}", "None", "10 ** 20", "'text'", "[]"))
          .append('\n');
    }
    if (dice.oneIn(2)) {
      text.append("v0 = [1, 2]\nv0.append(v0)\nv1 = {}\nv1['k'] = v1\nv1[0] = v0\n");
    }
    if (dice.oneIn(6)) {
      text.append("for i in range(2000) { v2 = [v2] }\n");
    }
    return text.toString();
  }
}
