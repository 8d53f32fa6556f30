package toy.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toy.value.Derived;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;

/// The kinds of [Native].
final class Natives {
  private Natives() {}

  static final class Fixed0 extends Native {
    private final F0 body;

    Fixed0(String name, String doc, boolean method, @Nullable ToyClass receiver, F0 body) {
      super(name, doc, method, receiver);
      this.body = body;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      if (count != 0) {
        throw arity(count, 0, 0);
      }
      return body.call(f);
    }
  }

  static final class Fixed1 extends Native {
    private final F1 body;

    Fixed1(String name, String doc, boolean method, @Nullable ToyClass receiver, F1 body) {
      super(name, doc, method, receiver);
      this.body = body;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      if (count != 1) {
        throw arity(count, 1, 1);
      }
      return body.call(f, args[base]);
    }
  }

  static final class Fixed2 extends Native {
    private final F2 body;

    Fixed2(String name, String doc, boolean method, @Nullable ToyClass receiver, F2 body) {
      super(name, doc, method, receiver);
      this.body = body;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      if (count != 2) {
        throw arity(count, 2, 2);
      }
      return body.call(f, args[base], args[base + 1]);
    }
  }

  static final class Fixed3 extends Native {
    private final F3 body;

    Fixed3(String name, String doc, boolean method, @Nullable ToyClass receiver, F3 body) {
      super(name, doc, method, receiver);
      this.body = body;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      if (count != 3) {
        throw arity(count, 3, 3);
      }
      return body.call(f, args[base], args[base + 1], args[base + 2]);
    }
  }

  /// From `min` to `max` (-1: any number of) positional arguments.
  static class Variadic extends Native {
    private final int min;
    private final int max;
    private final FN body;

    Variadic(
        String name,
        String doc,
        boolean method,
        @Nullable ToyClass receiver,
        int min,
        int max,
        FN body) {
      super(name, doc, method, receiver);
      this.min = min;
      this.max = max;
      this.body = body;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      if (count < min || max >= 0 && count > max) {
        throw refusal(count, min, max);
      }
      return body.call(f, Arrays.copyOfRange(args, base, base + count));
    }

    ToyError refusal(int count, int min, int max) {
      return arity(count, min, max);
    }
  }

  /// As [Variadic], with the words of CPython's `PyArg_ParseTuple` for a wrong count.
  static final class Parsed extends Variadic {
    Parsed(String name, String doc, ToyClass receiver, int min, int max, FN body) {
      super(name, doc, true, receiver, min, max, body);
    }

    @Override
    ToyError refusal(int count, int min, int max) {
      boolean few = count < min;
      int bound = (few ? min : max) - 1;
      return ToyError.typeError(
          calledAs()
              + "() takes "
              + (min == max ? "exactly " : few ? "at least " : "at most ")
              + counted(bound, "argument")
              + " ("
              + (count - 1)
              + " given)");
    }
  }

  /// The `__new__` of a class that classes of Toy code can derive from: for one of those, what it
  /// makes is the core of the object.
  static final class Maker extends Native {
    private final Native maker;

    Maker(Native maker) {
      super(maker.name(), maker.doc(), true, null);
      this.maker = maker;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      Object made = maker.invoke(f, args, base, count);
      return count == 0 ? made : derived(args[base], made);
    }

    @Override
    public Object invokeKeywords(Fiber f, Object[] values, String[] keywords) {
      Object made = maker.invokeKeywords(f, values, keywords);
      return values.length == 0 ? made : derived(values[0], made);
    }

    private static Object derived(Object type, Object made) {
      return type instanceof ToyClass c && !c.isBuiltin()
          ? new Derived(c, Derived.plain(made))
          : made;
    }
  }

  /// With a signature: the body gets one argument a parameter, null for those that were not given.
  static final class Keyworded extends Native {
    private final Signature signature;
    private final FN body;

    Keyworded(
        String name,
        String doc,
        boolean method,
        @Nullable ToyClass receiver,
        Signature signature,
        FN body) {
      super(name, doc, method, receiver);
      this.signature = signature;
      this.body = body;
    }

    @Override
    public Object invoke(Fiber f, Object[] args, int base, int count) {
      return body.call(f, bind(f, args, base, count, new String[0], 0));
    }

    @Override
    public Object invokeKeywords(Fiber f, Object[] values, String[] keywords) {
      int positional = values.length - keywords.length;
      return body.call(f, bind(f, values, 0, positional, keywords, positional));
    }

    private Object[] bind(
        Fiber f, Object[] args, int base, int count, String[] keywords, int firstValue) {
      Signature s = signature;
      if (s.varargs() < 0 && s.kwargs() < 0) {
        checkCounts(count, keywords.length);
      }
      Object[] bound = new Object[s.size()];
      int direct = Math.min(count, s.positional());
      System.arraycopy(args, base, bound, 0, direct);
      if (s.varargs() >= 0) {
        bound[s.varargs()] =
            count > direct
                ? new ToyTuple(Arrays.copyOfRange(args, base + direct, base + count))
                : ToyTuple.EMPTY;
      } else if (count > direct) {
        throw arity(count, s.required(), s.positional());
      }
      if (s.kwargs() >= 0) {
        bound[s.kwargs()] = new ToyDict();
      }
      @Nullable String unknown = null;
      for (int i = 0; i < keywords.length; i++) {
        int at = s.indexOfKeyword(keywords[i]);
        if (at >= 0) {
          if (bound[at] != null) {
            throw ToyError.typeError(
                calledAs() + "() got multiple values for argument '" + keywords[i] + "'");
          }
          bound[at] = args[firstValue + i];
        } else if (s.kwargs() >= 0) {
          ((ToyDict) bound[s.kwargs()]).put(keywords[i], args[firstValue + i], f);
        } else if (unknown == null) {
          unknown = keywords[i];
        }
      }
      for (int i = 0; i < s.size(); i++) {
        if (bound[i] == null && s.isRequired(i)) {
          throw missing(i);
        }
      }
      if (unknown != null) {
        throw ToyError.typeError(
            "'" + unknown + "' is an invalid keyword argument for " + calledAs() + "()");
      }
      return bound;
    }

    private ToyError missing(int parameter) {
      int self = isMethod() ? 1 : 0;
      return ToyError.typeError(
          calledAs()
              + "() missing required argument '"
              + signature.name(parameter)
              + "' (pos "
              + (parameter + 1 - self)
              + ")");
    }

    /// As CPython's `_PyArg_UnpackKeywords`: first the sum, then those by position.
    private void checkCounts(int count, int named) {
      Signature s = signature;
      int self = isMethod() ? 1 : 0;
      int given = count - self;
      int positional = s.positional() - self;
      int all = s.size() - self;
      int required = s.required() - self;
      if (given + named > all && all > 0) {
        throw taken(
            s.requiresAll(), all, given == 0 ? "keyword argument" : "argument", given + named);
      }
      if (given > positional) {
        if (positional == 0) {
          throw ToyError.typeError(calledAs() + "() takes no positional arguments");
        }
        throw taken(required == positional, positional, "positional argument", given);
      }
      int needed = Math.min(s.positionalOnly() - self, required);
      if (given < needed) {
        throw ToyError.typeError(
            calledAs()
                + "() takes "
                + (needed < positional ? "at least " : "exactly ")
                + counted(needed, "positional argument")
                + " ("
                + given
                + " given)");
      }
    }

    private ToyError taken(boolean exactly, int most, String what, int given) {
      return ToyError.typeError(
          calledAs()
              + "() takes "
              + (exactly ? "exactly " : "at most ")
              + counted(most, what)
              + " ("
              + given
              + " given)");
    }
  }

  private static String counted(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
