package toy.fuzz;

import java.util.List;

/// Classes whose special methods do what nobody expects of them: they raise, they change the
/// container that asks, they answer with nonsense, they call themselves, they let go of the lock.
final class HostileClasses {
  private static final List<String> SPECIAL =
      List.of(
          "__init__",
          "__new__",
          "__del__",
          "__repr__",
          "__str__",
          "__bytes__",
          "__format__",
          "__lt__",
          "__le__",
          "__eq__",
          "__ne__",
          "__gt__",
          "__ge__",
          "__hash__",
          "__bool__",
          "__getattr__",
          "__getattribute__",
          "__setattr__",
          "__delattr__",
          "__dir__",
          "__get__",
          "__set__",
          "__delete__",
          "__set_name__",
          "__init_subclass__",
          "__class_getitem__",
          "__instancecheck__",
          "__call__",
          "__len__",
          "__length_hint__",
          "__getitem__",
          "__setitem__",
          "__delitem__",
          "__missing__",
          "__iter__",
          "__next__",
          "__reversed__",
          "__contains__",
          "__add__",
          "__radd__",
          "__iadd__",
          "__sub__",
          "__mul__",
          "__rmul__",
          "__mod__",
          "__pow__",
          "__rpow__",
          "__matmul__",
          "__lshift__",
          "__and__",
          "__or__",
          "__ror__",
          "__neg__",
          "__abs__",
          "__invert__",
          "__int__",
          "__float__",
          "__index__",
          "__round__",
          "__trunc__",
          "__enter__",
          "__exit__",
          "__await__",
          "__aiter__",
          "__anext__",
          "__aenter__",
          "__aexit__",
          "__copy__",
          "__deepcopy__",
          "__reduce__",
          "__getstate__",
          "__setstate__",
          "__fspath__",
          "run",
          "default",
          "send",
          "close",
          "write",
          "keys");

  /// What hashing, comparing, measuring and printing need: asked for by everything.
  private static final List<String> FREQUENT =
      List.of(
          "__eq__",
          "__hash__",
          "__repr__",
          "__iter__",
          "__len__",
          "__index__",
          "__lt__",
          "__next__",
          "__getitem__",
          "__bool__",
          "__str__",
          "__contains__");

  private static final List<String> BASES =
      List.of(
          "",
          "",
          "",
          "(list)",
          "(dict)",
          "(str)",
          "(int)",
          "(float)",
          "(set)",
          "(tuple)",
          "(bytes)",
          "(Exception)",
          "(BaseException)",
          "(KeyError)",
          "(OSError)",
          "(object)",
          "(frozenset)",
          "(StopIteration)",
          "(H0)",
          "(H0)",
          "(threading.Thread)",
          "(json.JSONEncoder)");

  private HostileClasses() {}

  static String of(Values v, String name) {
    Dice dice = v.dice;
    v.imports.add("threading");
    v.imports.add("json");
    String base = name.equals("H0") ? dice.of(BASES.subList(0, 6)) : dice.of(BASES);
    StringBuilder text =
        new StringBuilder("let " + name + " = object\ntry {\nclass Hostile" + name + base + " {\n");
    if (dice.oneIn(8)) {
      text.append("  let __slots__ = ")
          .append(dice.of("'a'", "['v', 'w']", "3", "()"))
          .append('\n');
    }
    for (int i = dice.between(1, 6); i > 0; i--) {
      String method = dice.oneIn(2) ? dice.of(FREQUENT) : dice.of(SPECIAL);
      if (dice.oneIn(12)) {
        text.append("  let ")
            .append(method)
            .append(" = ")
            .append(dice.of("None", "3", "len", "lambda *a: a"));
        text.append('\n');
        continue;
      }
      text.append(dice.oneIn(15) ? "  " + dice.of("@property", "@classmethod") + "\n" : "");
      text.append("  ").append(dice.oneIn(25) ? "async " : "").append("def ").append(method);
      text.append("(self=None, *a, **k) {\n");
      for (int n = dice.between(0, 1); n > 0; n--) {
        text.append("    ").append(deed(v)).append('\n');
      }
      text.append("    return ").append(answer(v, method)).append("\n  }\n");
    }
    text.append("}\n").append(name).append(" = Hostile").append(name);
    return text.append("\n} except BaseException as e { note(e) }\n").toString();
  }

  private static String deed(Values v) {
    Dice dice = v.dice;
    return switch (dice.below(9)) {
      case 0 ->
          "raise "
              + dice.of(
                  "ValueError('h')",
                  "StopIteration(1)",
                  "KeyError(self)",
                  "H0",
                  "3",
                  "SystemExit(3)",
                  "GeneratorExit()",
                  "RecursionError()",
                  "StopAsyncIteration()",
                  "AttributeError('x')");
      case 1 ->
          v.variable()
              + "."
              + dice.of(
                  "clear()",
                  "append(self)",
                  "pop()",
                  "update({1: self})",
                  "add(self)",
                  "popitem()",
                  "reverse()",
                  "sort()",
                  "insert(0, 1)",
                  "extend([1, 2, 3])",
                  "remove(self)");
      case 2 -> "del " + v.variable() + "[0]";
      case 3 -> v.variable() + " = " + v.any(2);
      case 4 -> "time.sleep(0.0005)";
      case 5 -> "self.x = " + v.any(2);
      case 6 -> "tick()";
      case 7 -> "(" + v.any(2) + ")";
      default -> "print(" + dice.of("'in'", "self", "repr(self)", "a") + ")";
    };
  }

  private static String answer(Values v, String method) {
    Dice dice = v.dice;
    if (dice.oneIn(2)) {
      return switch (method) {
        case "__repr__", "__str__", "__format__" ->
            dice.of("'r'", "'é' * 10", "repr(self)", "'\\ud800'");
        case "__hash__", "__index__", "__len__", "__int__", "__length_hint__" ->
            dice.of("1", "0", "3", "-1", "10 ** 30", "2 ** 62", "True");
        case "__bool__", "__eq__", "__lt__", "__contains__", "__gt__", "__le__" ->
            dice.of("True", "False", "NotImplemented", "self", "self == a[0]");
        case "__iter__", "__aiter__", "__reversed__", "__enter__", "__new__" ->
            dice.of(
                "self",
                "iter([1, self])",
                "object.__new__(self)",
                "super().__new__(self)",
                "(x for x in a)");
        case "__next__" -> dice.of("1", "self");
        default -> dice.of("self", "None", "a", "super()", "NotImplemented", "1");
      };
    }
    return dice.of(
            "None",
            "self",
            "a",
            "k",
            "3",
            "-1",
            "'x'",
            "[self]",
            "NotImplemented",
            "super()." + method + "(*a)",
            method + "(self)",
            v.any(2),
            v.any(2))
        .replace(method + "(self)", "self." + method + "(*a)");
  }
}
