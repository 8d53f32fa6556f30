package toy.value;

import org.jspecify.annotations.Nullable;

/// A tuple whose items have names too: of a class made by `collections.namedtuple` or by the
/// library.
public final class NamedTuple extends ToyTuple {
  private final ToyClass type;

  /// As many names as items.
  private final ToyTuple fields;

  public NamedTuple(ToyClass type, ToyTuple fields, Object[] items) {
    super(items);
    this.type = type;
    this.fields = fields;
  }

  public ToyTuple fields() {
    return fields;
  }

  /// The method that a class derived from its class has written in Toy, or null.
  @Nullable Object own(String method) {
    return type.isBuiltin() ? null : Special.attribute(type, method);
  }

  /// What such a method gives, for the left operand or, reflected, for the right one; null where
  /// neither has one that knows the other.
  static @Nullable Object operator(
      String method, String reflected, Object a, Object b, Callbacks calls) {
    Object result = ask(a, method, b, calls);
    return result == null && Types.of(a) != Types.of(b) ? ask(b, reflected, a, calls) : result;
  }

  private static @Nullable Object ask(Object self, String method, Object other, Callbacks calls) {
    if (!(self instanceof NamedTuple named && named.own(method) instanceof Object own)) {
      return null;
    }
    Object result = calls.call(own, self, other);
    return result == Singleton.NOT_IMPLEMENTED ? null : result;
  }

  @Override
  public ToyClass type() {
    return type;
  }
}
