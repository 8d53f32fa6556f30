package toy.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode.Parameters;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;

/// Puts arguments into the registers of a new frame, by Python's rules and with its messages.
@SuppressWarnings("NullAway") // null is a parameter that has no argument yet
final class Binding {
  private Binding() {}

  /// The registers of a call: `count` positional arguments from `args[base]`, and for each of
  /// `keywords` a value from `values[firstValue]`.
  static Object[] registers(
      Fiber f,
      Closure closure,
      Object[] args,
      int base,
      int count,
      String[] keywords,
      Object[] values,
      int firstValue) {
    Object[] r = closure.current(f.vm).registers();
    Parameters p = closure.function.parameters;
    if (count == p.positional() && keywords.length == 0 && p.plain()) {
      System.arraycopy(args, base, r, 0, count);
      return r;
    }
    int direct = Math.min(count, p.positional());
    System.arraycopy(args, base, r, 0, direct);
    int fixed = p.positional() + p.keywordOnly();
    int rest = p.varargs() ? fixed : -1;
    int kwargs = p.kwargs() ? fixed + (p.varargs() ? 1 : 0) : -1;
    if (rest >= 0) {
      r[rest] =
          count > direct
              ? new ToyTuple(Arrays.copyOfRange(args, base + direct, base + count))
              : ToyTuple.EMPTY;
    }
    ToyDict named = kwargs >= 0 ? new ToyDict() : null;
    if (named != null) {
      r[kwargs] = named;
    }
    for (int i = 0; i < keywords.length; i++) {
      keyword(f, closure, p, r, keywords[i], values[firstValue + i], fixed, named);
    }
    if (rest < 0 && count > direct) {
      throw tooMany(closure, p, count, r);
    }
    fillDefaults(closure, p, r);
    return r;
  }

  private static void keyword(
      Fiber f,
      Closure closure,
      Parameters p,
      Object[] r,
      String keyword,
      Object value,
      int fixed,
      @Nullable ToyDict named) {
    int at = p.names().indexOf(keyword);
    if (at >= p.positionalOnly() && at < fixed) {
      if (r[at] != null) {
        throw ToyError.typeError(
            closure.function.qualifiedName
                + "() got multiple values for argument '"
                + keyword
                + "'");
      }
      r[at] = value;
    } else if (named != null) {
      named.put(keyword, value, f);
    } else {
      throw ToyError.typeError(
          closure.function.qualifiedName
              + (at >= 0 && at < p.positionalOnly()
                  ? "() got some positional-only arguments passed as keyword arguments: '"
                  : "() got an unexpected keyword argument '")
              + keyword
              + "'");
    }
  }

  private static void fillDefaults(Closure closure, Parameters p, Object[] r) {
    int firstDefault = p.positional() - p.defaults();
    List<String> missing = null;
    for (int i = 0; i < p.positional(); i++) {
      if (r[i] == null) {
        if (i >= firstDefault) {
          r[i] = closure.defaults[i - firstDefault];
        } else {
          missing = missing == null ? new ArrayList<>() : missing;
          missing.add(p.names().get(i));
        }
      }
    }
    if (missing != null) {
      throw missing(closure, missing, "positional");
    }
    int next = p.defaults();
    for (int i = 0; i < p.keywordOnly(); i++) {
      boolean has = p.keywordDefaults().get(i);
      int at = p.positional() + i;
      if (r[at] == null) {
        if (has) {
          r[at] = closure.defaults[next];
        } else {
          missing = missing == null ? new ArrayList<>() : missing;
          missing.add(p.names().get(at));
        }
      }
      next += has ? 1 : 0;
    }
    if (missing != null) {
      throw missing(closure, missing, "keyword-only");
    }
  }

  private static ToyError missing(Closure closure, List<String> names, String kind) {
    StringBuilder list = new StringBuilder();
    int n = names.size();
    for (int i = 0; i < n; i++) {
      String join = i == 0 ? "" : i < n - 1 ? ", " : n == 2 ? " and " : ", and ";
      list.append(join).append('\'').append(names.get(i)).append('\'');
    }
    return ToyError.typeError(
        closure.function.qualifiedName
            + "() missing "
            + n
            + " required "
            + kind
            + " argument"
            + (n == 1 ? "" : "s")
            + ": "
            + list);
  }

  private static ToyError tooMany(Closure closure, Parameters p, int given, Object[] r) {
    int keywords = 0;
    for (int i = p.positional(); i < p.positional() + p.keywordOnly(); i++) {
      keywords += r[i] == null ? 0 : 1;
    }
    int min = p.positional() - p.defaults();
    String takes =
        p.defaults() > 0
            ? "from " + min + " to " + p.positional() + " positional arguments"
            : p.positional() + " positional argument" + (p.positional() == 1 ? "" : "s");
    return ToyError.typeError(
        closure.function.qualifiedName
            + "() takes "
            + takes
            + " but "
            + given
            + (keywords == 0
                ? ""
                : " positional argument"
                    + (given == 1 ? "" : "s")
                    + " (and "
                    + keywords
                    + " keyword-only argument"
                    + (keywords == 1 ? "" : "s")
                    + ")")
            + (given == 1 && keywords == 0 ? " was" : " were")
            + " given");
  }
}
