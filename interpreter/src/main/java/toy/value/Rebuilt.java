package toy.value;

/// A value of another package that can be copied, into its own VM or another: made empty first, so
/// that what it holds may lead back to it, and then given copies of its parts.
public interface Rebuilt extends ToyObject {
  /// One more of the same kind, without parts so far.
  Rebuilt blank();

  /// What a blank one needs to know beside its type: how much it holds at most. 0 where that is
  /// nothing.
  default long limit() {
    return 0;
  }

  /// What it consists of, in an order that [#fill] understands.
  Object[] parts();

  /// Gives a blank one its parts; once.
  void fill(Object[] parts, Callbacks calls);
}
