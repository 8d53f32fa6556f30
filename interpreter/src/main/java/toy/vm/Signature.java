package toy.vm;

import java.util.ArrayList;
import java.util.List;

/// The parameters of a native, from a text such as `iterable, /, *, key=, reverse=` : a `=` marks
/// an optional one, `/` ends those that go by position alone, `*` begins those that go by keyword
/// alone, `*args` and `**kwargs` take the rest.
final class Signature {
  private final List<String> names = new ArrayList<>();
  private final List<Boolean> optional = new ArrayList<>();
  private int positionalOnly;
  private int positional;
  private int varargs = -1;
  private int kwargs = -1;

  Signature(String text) {
    boolean keywordOnly = false;
    for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
      String p = part.strip();
      if (p.equals("/")) {
        positionalOnly = names.size();
      } else if (p.equals("*")) {
        keywordOnly = true;
      } else if (p.startsWith("**")) {
        kwargs = add(p.substring(2), true);
      } else if (p.startsWith("*")) {
        keywordOnly = true;
        varargs = add(p.substring(1), true);
      } else {
        boolean isOptional = p.endsWith("=");
        add(isOptional ? p.substring(0, p.length() - 1) : p, isOptional);
        if (!keywordOnly) {
          positional = names.size();
        }
      }
    }
  }

  private int add(String name, boolean isOptional) {
    names.add(name);
    optional.add(isOptional);
    return names.size() - 1;
  }

  int size() {
    return names.size();
  }

  int positional() {
    return positional;
  }

  int varargs() {
    return varargs;
  }

  int kwargs() {
    return kwargs;
  }

  int required() {
    int n = 0;
    while (n < positional && !optional.get(n)) {
      n++;
    }
    return n;
  }

  /// How many of the first ones go by position alone.
  int positionalOnly() {
    return positionalOnly;
  }

  boolean requiresAll() {
    return !optional.contains(true);
  }

  boolean isRequired(int i) {
    return !optional.get(i);
  }

  String name(int i) {
    return names.get(i);
  }

  int indexOfKeyword(String keyword) {
    int at = names.indexOf(keyword);
    return at < positionalOnly || at == varargs || at == kwargs ? -1 : at;
  }
}
