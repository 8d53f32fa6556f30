package toy.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Expressions: every built-in function, every module and every method, with whatever arguments.
/// They name only what [Hostile] declares at the top, so that the text compiles.
final class Values {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "3",
          "7",
          "64",
          "255",
          "256",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "10 ** 20",
          "-10 ** 30",
          "10 ** 400",
          "1 << 200",
          "0.0",
          "-0.0",
          "0.5",
          "1.5",
          "1e308",
          "5e-324",
          "1e400",
          "-1e400",
          "(1e400 - 1e400)",
          "True",
          "False");
  private static final List<String> SMALL = List.of("0", "1", "-1", "2", "3", "0.001", "None");
  private static final List<String> TEXTS =
      List.of(
          "''",
          "'a'",
          "'text'",
          "'x' * 1000",
          "'é😀'",
          "'\\ud800'",
          "'\\0'",
          "'a\\nb\\r\\n'",
          "'%s %d'",
          "'{} {0}'",
          "'{0.__class__.__init__}'",
          "'{a[b].c!r:>{w}}'",
          "'%(k)s'",
          "'rb'",
          "'w'",
          "'utf-8'",
          "'utf-16'",
          "'nope'",
          "'ascii'",
          "b''",
          "b'\\xff\\x00'",
          "bytearray(b'abc')",
          "'1e5'",
          "'0x1f'",
          "'[1, {\"a\": null}]'",
          "'NaN'",
          "'@DIR@/data.txt'",
          "'@DIR@/new.txt'",
          "'@DIR@/sub'",
          "'@DIR@/../outside/secret.txt'",
          "'@OUT@/secret.txt'",
          "'@DIR@/link/secret.txt'",
          "'@DIR@/link/new.txt'",
          "'@DIR@'",
          "'/proc/self/environ'",
          "'http://127.0.0.1:@PORT@/'",
          "'file://@OUT@/secret.txt'",
          "('127.0.0.1', @PORT@)",
          "('localhost', @PORT@)",
          "'TOY_SECRET'",
          "'__class__'",
          "'__dict__'",
          "'k'");
  private static final List<String> BINARY =
      List.of(
          "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", "<=", "==", "!=",
          ">", ">=", "in", "not in", "is", "is not", "and", "or");
  private static final List<String> SPECS =
      List.of(
          "", ">10", "x", "08.3f", ",", "e", "d", "s", "%", "n", "{3}", "^{W}", "\\ud800", "c",
          "_b");
  private static final Set<String> SLOW =
      Set.of(
          "sleep",
          "cpu",
          "wait",
          "wait_for",
          "timeout",
          "join",
          "result",
          "acquire",
          "get",
          "put",
          "Timer",
          "settimeout",
          "setdefaulttimeout",
          "fetch",
          "select",
          "poll",
          "factorial",
          "comb",
          "perm");

  final Dice dice;
  final Catalogue catalogue;
  final Set<String> imports = new TreeSet<>();
  private final List<String> names = new ArrayList<>();
  boolean isAsync;
  boolean isGenerator;

  Values(Dice dice, Catalogue catalogue) {
    this.dice = dice;
    this.catalogue = catalogue;
  }

  void declare(String name) {
    names.add(name);
  }

  void forget(String name) {
    names.remove(name);
  }

  String variable() {
    return "v" + dice.below(Hostile.VARIABLES);
  }

  String any(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    int d = depth - 1;
    return switch (dice.below(22)) {
      case 0, 1 -> "(" + any(d) + " " + dice.of(BINARY) + " " + any(d) + ")";
      case 2 -> "(" + dice.of("-", "~", "+", "not ") + "(" + any(d) + "))";
      case 3 -> "(" + any(d) + " if " + any(d) + " else " + any(d) + ")";
      case 4 -> "[" + list(d, 4, true) + "]";
      case 5 -> "(" + list(d, 3, true) + ",)";
      case 6 -> dict(d);
      case 7 -> "{" + any(d) + ", " + list(d, 3, true) + "}";
      case 8 -> "(" + any(d) + ")[" + subscript(d) + "]";
      case 9 -> comprehension(d);
      case 10 -> "(lambda a=" + any(d) + ", *b: " + plain(d) + ")";
      case 11 ->
          "f'{("
              + any(d).replace('\n', ' ')
              + ")"
              + dice.of("", "!r", "!s", "!a", "=")
              + ":"
              + dice.of(SPECS).replace("W", "v0")
              + "}'";
      case 12 -> "(" + variable() + " := " + any(d) + ")";
      case 13 -> spawn(d);
      case 14 ->
          isAsync ? "(await " + any(d) + ")" : isGenerator ? "(yield " + any(d) + ")" : leaf();
      case 15 ->
          "("
              + any(d)
              + " "
              + dice.of("<", "==", "in", ">=")
              + " "
              + any(d)
              + " "
              + dice.of("<", "!=", "is")
              + " "
              + any(d)
              + ")";
      case 16, 17 -> method(d);
      case 18 -> function(d);
      default -> call(d);
    };
  }

  private String leaf() {
    return switch (dice.below(12)) {
      case 0, 1 -> dice.of(NUMBERS);
      case 2 -> dice.of(TEXTS);
      case 3, 4, 5 -> variable();
      case 6 -> dice.of(catalogue.builtins());
      case 7 -> "(" + kind().make() + ")";
      case 8 -> module();
      default -> names.isEmpty() ? variable() : dice.of(names);
    };
  }

  private Catalogue.Kind kind() {
    Catalogue.Kind kind = dice.of(catalogue.kinds());
    imports.add(kind.module());
    return kind;
  }

  private String module() {
    String module = dice.of(List.copyOf(catalogue.modules().keySet()));
    imports.add(module);
    List<String> members = catalogue.modules().get(module);
    return members == null || members.isEmpty() ? module : module + "." + dice.of(members);
  }

  private String call(int depth) {
    String callee = dice.oneIn(2) ? dice.of(catalogue.builtins()) : module();
    return callee + "(" + arguments(callee, depth) + ")";
  }

  private String method(int depth) {
    Catalogue.Kind kind = kind();
    String target = dice.oneIn(4) ? variable() : "(" + kind.make() + ")";
    String member = kind.members().isEmpty() ? "x" : dice.of(kind.members());
    String all = target + "." + member;
    return dice.oneIn(8) ? all : all + "(" + arguments(all, depth) + ")";
  }

  private String function(int depth) {
    return names.isEmpty() ? leaf() : dice.of(names) + "(" + arguments("f", depth) + ")";
  }

  private String spawn(int depth) {
    String model = dice.of("thread", "thread", "process", "task");
    String callee = dice.oneIn(3) ? dice.of(catalogue.builtins()) : "g[" + dice.below(6) + "]";
    return "(spawn " + model + " " + callee + "(" + arguments(callee, depth) + "))";
  }

  /// What may wait is mostly told to be short about it.
  String arguments(String callee, int depth) {
    String last = callee.substring(callee.lastIndexOf('.') + 1);
    if (SLOW.contains(last) && !dice.oneIn(10)) {
      return dice.of("", "0.001", "0", "1, 0.001", "timeout=0.001");
    }
    if (dice.oneIn(5)) {
      return "";
    }
    List<String> all = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      all.add(dice.oneIn(6) ? dice.of(SMALL) : any(depth - 1));
    }
    if (dice.oneIn(10)) {
      all.add("*(" + any(depth - 1) + ")");
    }
    if (dice.oneIn(8)) {
      all.add(
          dice.of("key", "timeout", "default", "reverse", "a", "maxlen", "name", "daemon")
              + "="
              + any(depth - 1));
    }
    if (dice.oneIn(15)) {
      all.add("**(" + any(depth - 1) + ")");
    }
    return String.join(", ", all);
  }

  private String list(int depth, int most, boolean starred) {
    List<String> all = new ArrayList<>();
    for (int i = dice.between(1, most); i > 0; i--) {
      all.add(starred && dice.oneIn(8) ? "*(" + any(depth) + ")" : any(depth));
    }
    return String.join(", ", all);
  }

  private String dict(int depth) {
    List<String> all = new ArrayList<>();
    for (int i = dice.below(4); i > 0; i--) {
      all.add(dice.oneIn(8) ? "**(" + any(depth) + ")" : any(depth) + ": " + any(depth));
    }
    return "{" + String.join(", ", all) + "}";
  }

  private String subscript(int depth) {
    return dice.oneIn(2)
        ? any(depth)
        : part(depth) + ":" + part(depth) + (dice.oneIn(2) ? ":" + part(depth) : "");
  }

  private String part(int depth) {
    return dice.oneIn(3) ? "" : any(depth - 1);
  }

  /// Where neither `await` nor `yield` may stand.
  private String plain(int depth) {
    boolean async = isAsync;
    boolean generator = isGenerator;
    isAsync = false;
    isGenerator = false;
    String made = any(depth);
    isAsync = async;
    isGenerator = generator;
    return made;
  }

  private String comprehension(int depth) {
    String source = dice.oneIn(3) ? "range(3)" : any(depth);
    names.add("x");
    String body = plain(depth);
    String filter = dice.oneIn(3) ? " if " + plain(depth) : "";
    names.remove("x");
    String rest = " for x in " + source + filter;
    return switch (dice.below(4)) {
      case 0 -> "[" + body + rest + "]";
      case 1 -> "{" + body + rest + "}";
      case 2 -> "{x: " + body + rest + "}";
      default -> "(" + body + rest + ")";
    };
  }
}
