package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.Derived;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;

/// A function implemented in Java. Immutable and shared by VMs. Arity errors come from here, never
/// from a body.
public abstract class Native implements ToyObject {
  /// Natives of fixed arity, and of any. The fiber is the one that calls; it gives the VM and the
  /// scheduler.
  public interface F0 {
    Object call(Fiber f);
  }

  public interface F1 {
    Object call(Fiber f, Object a);
  }

  public interface F2 {
    Object call(Fiber f, Object a, Object b);
  }

  public interface F3 {
    Object call(Fiber f, Object a, Object b, Object c);
  }

  public interface FN {
    Object call(Fiber f, Object[] args);
  }

  private final String name;
  private final String doc;

  /// The class whose method this is, or null for a function; methods count `self` among their
  /// arguments.
  private final boolean method;

  /// What a method's first argument has to be; null for what takes a class there, and for
  /// functions.
  final @Nullable ToyClass receiver;

  /// Whether threads that have no GIL may run it at the same time: what it touches is its own, or
  /// safe by itself. Others are called under the [toy.gil.RuntimeLock]. Set before it is seen.
  private boolean free;

  Native(String name, String doc, boolean method, @Nullable ToyClass receiver) {
    this.name = name;
    this.doc = doc;
    this.method = method;
    this.receiver = receiver;
  }

  /// A function that stands in no table; `body` gets whatever it is called with.
  public static Native function(String name, FN body) {
    return new Natives.Variadic(name, "", false, null, 0, -1, body);
  }

  /// A method that stands in no table.
  public static Native method(String name, String doc, F2 body) {
    return new Natives.Fixed2(name, doc, true, null, body);
  }

  /// As [#method(String, String, F2)], with no argument but `self`.
  public static Native method(String name, String doc, F1 body) {
    return new Natives.Fixed1(name, doc, true, null, body);
  }

  /// A function or method that stands in no table, with a [Signature].
  public static Native keyworded(String name, String signature, String doc, FN body) {
    boolean method = signature.startsWith("self") || signature.startsWith("cls");
    return new Natives.Keyworded(name, doc, method, null, new Signature(signature), body);
  }

  void free() {
    free = true;
  }

  /// See [Table#free][Library.Table#free].
  public final boolean isFree() {
    return free;
  }

  /// `len`, or `str.upper` for a method.
  public final String name() {
    return name;
  }

  public final String doc() {
    return doc;
  }

  public final boolean isMethod() {
    return method;
  }

  /// Calls with `count` positional arguments that start at `args[base]`.
  public abstract Object invoke(Fiber f, Object[] args, int base, int count);

  /// Calls with positional and keyword arguments; `values` holds the positional ones, then one for
  /// each of `keywords`.
  public Object invokeKeywords(Fiber f, Object[] values, String[] keywords) {
    if (keywords.length == 0) {
      return invoke(f, values, 0, values.length);
    }
    throw ToyError.typeError(
        (name.endsWith(".__new__") ? calledAs() : name) + "() takes no keyword arguments");
  }

  /// Refuses a method that was taken from its class and called on a value of another one. In place
  /// of an object whose class derives from the built-in one stands its core from here on, in `args`
  /// too; gives that object, else null.
  static @Nullable Derived checkReceiver(
      Native callee, ToyClass receiver, Object[] args, int base, int count) {
    if (count == 0) {
      throw ToyError.typeError("unbound method " + callee.name + "() needs an argument");
    }
    ToyClass type = Types.of(args[base]);
    if (type != receiver && !type.isSubclassOf(receiver)) {
      throw ToyError.typeError(
          "descriptor '"
              + callee.name.substring(callee.name.lastIndexOf('.') + 1)
              + "' for '"
              + receiver.name()
              + "' objects doesn't apply to a '"
              + type.name()
              + "' object");
    }
    if (args[base] instanceof Derived derived && receiver != Types.OBJECT) {
      args[base] = derived.core;
      return derived;
    }
    return null;
  }

  final String shortName() {
    return name;
  }

  /// The name without its class; `__new__` goes by the name of the class.
  final String calledAs() {
    int dot = name.lastIndexOf('.');
    return name.endsWith(".__new__") ? name.substring(0, dot) : name.substring(dot + 1);
  }

  /// CPython's text for a wrong number of arguments; counts leave `self` out.
  final ToyError arity(int given, int min, int max) {
    int self = method ? 1 : 0;
    int n = given - self;
    String what = shortName() + "()";
    if (max >= 0 && min == max) {
      int want = max - self;
      return ToyError.typeError(
          want == 0
              ? what + " takes no arguments (" + n + " given)"
              : want == 1 && !name.endsWith(".__new__")
                  ? what + " takes exactly one argument (" + n + " given)"
                  : calledAs()
                      + " expected "
                      + want
                      + " argument"
                      + (want == 1 ? "" : "s")
                      + ", got "
                      + n);
    }
    if (given < min) {
      int want = min - self;
      return ToyError.typeError(
          calledAs()
              + " expected at least "
              + want
              + " argument"
              + (want == 1 ? "" : "s")
              + ", got "
              + n);
    }
    int want = max - self;
    return ToyError.typeError(
        calledAs()
            + " expected at most "
            + want
            + " argument"
            + (want == 1 ? "" : "s")
            + ", got "
            + n);
  }

  @Override
  public ToyClass type() {
    return Types.BUILTIN;
  }

  @Override
  public String toString() {
    return "<built-in function " + name.substring(name.lastIndexOf('.') + 1) + ">";
  }
}
