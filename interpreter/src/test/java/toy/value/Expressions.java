package toy.value;

import java.util.ArrayList;
import java.util.List;

/// Evaluates the expressions of the tables: literals, operators, subscripts and a few built-in
/// functions, by recursive descent.
final class Expressions {
  private final String text;
  private final StubCallbacks calls;
  private int at;

  private Expressions(String text, StubCallbacks calls) {
    this.text = text;
    this.calls = calls;
  }

  static Object evaluate(String text, StubCallbacks calls) {
    Expressions e = new Expressions(text, calls);
    Object value = e.tuple();
    e.space();
    if (e.at != text.length()) {
      throw new IllegalStateException(text + " at " + e.at);
    }
    return value;
  }

  private void space() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean sees(String token) {
    space();
    return text.startsWith(token, at);
  }

  private boolean take(String token) {
    if (!sees(token)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void need(String token) {
    if (!take(token)) {
      throw new IllegalStateException(text + ": " + token + " at " + at);
    }
  }

  private Object tuple() {
    return comparison();
  }

  private Object comparison() {
    Object left = binary(0);
    for (Comparison op :
        List.of(
            Comparison.LE,
            Comparison.GE,
            Comparison.EQ,
            Comparison.NE,
            Comparison.LT,
            Comparison.GT)) {
      if (take(op.text)) {
        Object right = binary(0);
        Object result = Compare.compare(op, left, right, calls);
        if (!sees("==")) {
          return result;
        }
        need("==");
        return Truth.of(result, calls)
            ? Compare.compare(Comparison.EQ, right, binary(0), calls)
            : result;
      }
    }
    if (take("in ")) {
      return Items.contains(binary(0), left, calls);
    }
    return left;
  }

  private static final List<List<Operator>> LEVELS =
      List.of(
          List.of(Operator.BITOR),
          List.of(Operator.BITXOR),
          List.of(Operator.BITAND),
          List.of(Operator.SHL, Operator.SHR),
          List.of(Operator.ADD, Operator.SUB),
          List.of(Operator.FLOORDIV, Operator.MUL, Operator.DIV, Operator.MOD));

  private Object binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Object left = binary(level + 1);
    while (true) {
      Operator op = null;
      for (Operator each : LEVELS.get(level)) {
        if (op == null && sees(each.text) && !(each == Operator.MUL && sees("**"))) {
          op = each;
        }
      }
      if (op == null) {
        return left;
      }
      need(op.text);
      left = Arith.binary(op, left, binary(level + 1), calls);
    }
  }

  private Object unary() {
    if (take("-")) {
      return Arith.neg(unary(), calls);
    }
    if (take("+")) {
      return Arith.pos(unary(), calls);
    }
    if (take("~")) {
      return Arith.invert(unary(), calls);
    }
    Object base = postfix(atom());
    return take("**") ? Arith.binary(Operator.POW, base, unary(), calls) : base;
  }

  private Object postfix(Object value) {
    if (take("[")) {
      Object key = slice();
      need("]");
      return postfix(Items.get(value, key, calls));
    }
    if (value instanceof ToyObject && take(".")) {
      String name = word();
      need("(");
      need(")");
      if (!(value instanceof ToyDict dict)) {
        throw ToyError.attributeError(
            "'" + Special.typeName(value) + "' object has no attribute '" + name + "'");
      }
      return postfix(
          switch (name) {
            case "keys" -> dict.keys();
            case "values" -> dict.values();
            case "items" -> dict.items();
            default -> throw new IllegalStateException(name);
          });
    }
    return value;
  }

  private Object slice() {
    Object start = sees(":") ? None.NONE : comparison();
    if (!sees(":")) {
      return start;
    }
    need(":");
    Object stop = sees(":") || sees("]") ? None.NONE : comparison();
    Object step = take(":") && !sees("]") ? comparison() : None.NONE;
    return new ToySlice(start, stop, step);
  }

  private String word() {
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private Object atom() {
    space();
    char c = text.charAt(at);
    if (c == '(') {
      at++;
      return parenthesis();
    }
    if (c == '[') {
      at++;
      return ToyList.of(items("]").toArray());
    }
    if (c == '{') {
      at++;
      return display();
    }
    if (c == '\'' || c == '"') {
      at++;
      return string(c);
    }
    return Character.isDigit(c) || c == '.' ? number() : named(word());
  }

  private Object parenthesis() {
    if (take(")")) {
      return ToyTuple.EMPTY;
    }
    Object first = comparison();
    if (take(")")) {
      return first;
    }
    need(",");
    List<Object> all = items(")");
    all.addFirst(first);
    return ToyTuple.of(all.toArray());
  }

  private List<Object> items(String close) {
    List<Object> all = new ArrayList<>();
    while (!take(close)) {
      all.add(comparison());
      if (!sees(close)) {
        need(",");
      }
    }
    return all;
  }

  private Object display() {
    if (take("}")) {
      return new ToyDict();
    }
    Object first = comparison();
    if (!sees(":")) {
      take(",");
      List<Object> all = items("}");
      all.addFirst(first);
      return ToySet.of(ToyList.of(all.toArray()), calls);
    }
    ToyDict dict = new ToyDict();
    for (Object key = first; ; key = comparison()) {
      need(":");
      dict.put(key, comparison(), calls);
      if (take("}")) {
        return dict;
      }
      need(",");
    }
  }

  private String string(char quote) {
    StringBuilder out = new StringBuilder();
    while (text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char e = text.charAt(at++);
      int hex = e == 'x' ? 2 : e == 'u' ? 4 : e == 'U' ? 8 : 0;
      if (hex > 0) {
        out.appendCodePoint(Integer.parseInt(text, at, at + hex, 16));
        at += hex;
      } else {
        out.append(e == 'n' ? '\n' : e == 'r' ? '\r' : e == 't' ? '\t' : e);
      }
    }
    at++;
    return out.toString();
  }

  private Object number() {
    int from = at;
    boolean isFloat = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean sign = (c == '-' || c == '+') && text.charAt(at - 1) == 'e';
      isFloat |= c == '.' || c == 'e';
      if (!Character.isDigit(c) && c != '.' && c != 'e' && !sign) {
        break;
      }
      at++;
    }
    String number = text.substring(from, at);
    return isFloat ? (Object) Numbers.parseFloat(number) : Numbers.parseInt(number, 10);
  }

  private Object named(String name) {
    return switch (name) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> None.NONE;
      default -> {
        need("(");
        List<Object> args = new ArrayList<>();
        boolean reverse = false;
        while (!take(")")) {
          if (take("key=repr")) {
            args.add((StubCallbacks.Body) a -> Text.repr(a[0], calls));
          } else if (take("reverse=True")) {
            reverse = true;
          } else {
            args.add(comparison());
          }
          if (!sees(")")) {
            need(",");
          }
        }
        yield Builtins.call(name, args, reverse, calls);
      }
    };
  }
}
