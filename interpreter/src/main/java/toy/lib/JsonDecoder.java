package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// Reads JSON as CPython's decoder does, with its messages and positions.
final class JsonDecoder {
  private final Fiber f;
  private final String text;
  private final @Nullable Object objectHook;
  private final @Nullable Object pairsHook;
  private final @Nullable Object floatHook;
  private final @Nullable Object intHook;
  private final @Nullable Object constantHook;
  private int at;
  private int read;

  JsonDecoder(
      Fiber f,
      String text,
      @Nullable Object objectHook,
      @Nullable Object pairsHook,
      @Nullable Object floatHook,
      @Nullable Object intHook,
      @Nullable Object constantHook) {
    this.f = f;
    this.text = text;
    this.objectHook = objectHook;
    this.pairsHook = pairsHook;
    this.floatHook = floatHook;
    this.intHook = intHook;
    this.constantHook = constantHook;
  }

  Object decode() {
    skipBlanks();
    Object value = value();
    skipBlanks();
    if (at != text.length()) {
      throw error("Extra data", at);
    }
    return value;
  }

  private ToyError error(String message, int position) {
    return JsonModule.error(f, message, text, position);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private Object value() {
    if ((++read & Arguments.POLL_MASK) == 0) {
      f.poll();
    }
    f.enter();
    try {
      return switch (peek()) {
        case '"' -> string();
        case '{' -> object();
        case '[' -> array();
        case 'n' -> word("null", None.NONE);
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'N' -> constant("NaN", Double.NaN);
        case 'I' -> constant("Infinity", Double.POSITIVE_INFINITY);
        default ->
            text.startsWith("-Infinity", at)
                ? constant("-Infinity", Double.NEGATIVE_INFINITY)
                : number();
      };
    } finally {
      f.leave();
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw error("Expecting value", at);
    }
    at += word.length();
    return value;
  }

  private Object constant(String word, double value) {
    word(word, value);
    return constantHook == null ? (Object) value : f.call(constantHook, word);
  }

  private int digits(int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    return to;
  }

  private Object number() {
    int start = at;
    int first = start + (peek() == '-' ? 1 : 0);
    int end = digits(first);
    if (end == first) {
      throw error("Expecting value", start);
    }
    if (text.charAt(first) == '0') {
      end = first + 1;
    }
    boolean isFloat = false;
    if (end < text.length() && text.charAt(end) == '.' && digits(end + 1) > end + 1) {
      end = digits(end + 1);
      isFloat = true;
    }
    if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int sign = end + 1;
      boolean signed = sign < text.length() && "+-".indexOf(text.charAt(sign)) >= 0;
      int exponent = signed ? sign + 1 : sign;
      if (digits(exponent) > exponent) {
        end = digits(exponent);
        isFloat = true;
      }
    }
    at = end;
    String literal = text.substring(start, end);
    Object hook = isFloat ? floatHook : intHook;
    if (hook != null) {
      return f.call(hook, literal);
    }
    return isFloat ? (Object) Double.parseDouble(literal) : Numbers.parseInt(literal, 10);
  }

  private String string() {
    int begin = at++;
    StringBuilder out = null;
    int from = at;
    while (true) {
      if (at >= text.length()) {
        throw error("Unterminated string starting at", begin);
      }
      char c = text.charAt(at);
      if (c == '"') {
        String rest = text.substring(from, at++);
        return out == null ? rest : out.append(rest).toString();
      }
      if (c < ' ') {
        throw error("Invalid control character at", at);
      }
      if (c == '\\') {
        out = out == null ? new StringBuilder() : out;
        out.append(text, from, at);
        out.append(escaped(begin));
        from = at;
      } else {
        at++;
      }
    }
  }

  private char escaped(int begin) {
    int backslash = at;
    at += 2;
    if (backslash + 1 >= text.length()) {
      throw error("Unterminated string starting at", begin);
    }
    return switch (text.charAt(backslash + 1)) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode(backslash);
      default -> throw error("Invalid \\escape", backslash);
    };
  }

  private char unicode(int backslash) {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw error("Invalid \\uXXXX escape", backslash + 1);
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Object array() {
    at++;
    ToyList list = new ToyList();
    skipBlanks();
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.append(value());
      skipBlanks();
      char c = peek();
      if (c == ']') {
        at++;
        return list;
      }
      if (c != ',') {
        throw error("Expecting ',' delimiter", at);
      }
      at++;
      skipBlanks();
    }
  }

  private Object object() {
    at++;
    ToyList pairs = new ToyList();
    ToyDict dict = pairsHook == null ? new ToyDict() : null;
    skipBlanks();
    if (peek() == '}') {
      at++;
    } else {
      members(pairs, dict);
    }
    if (pairsHook != null) {
      return f.call(pairsHook, pairs);
    }
    return dict == null ? None.NONE : objectHook == null ? dict : f.call(objectHook, dict);
  }

  private void members(ToyList pairs, @Nullable ToyDict dict) {
    if (peek() != '"') {
      throw error("Expecting property name enclosed in double quotes", at);
    }
    while (true) {
      String key = string();
      skipBlanks();
      if (peek() != ':') {
        throw error("Expecting ':' delimiter", at);
      }
      at++;
      skipBlanks();
      Object value = value();
      if (dict == null) {
        pairs.append(ToyTuple.of(key, value));
      } else {
        dict.put(key, value, f);
      }
      skipBlanks();
      char c = peek();
      if (c == '}') {
        at++;
        return;
      }
      if (c != ',') {
        throw error("Expecting ',' delimiter", at);
      }
      at++;
      skipBlanks();
      if (peek() != '"') {
        throw error("Expecting property name enclosed in double quotes", at);
      }
    }
  }
}
