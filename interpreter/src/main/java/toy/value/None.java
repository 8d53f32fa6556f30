package toy.value;

/// Toy's `None`. Java's null is never a Toy value: in a register, cell or global it means "not
/// bound yet".
public enum None {
  NONE;

  @Override
  public String toString() {
    return "None";
  }
}
