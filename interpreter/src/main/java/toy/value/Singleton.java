package toy.value;

/// `NotImplemented` and `...`.
public enum Singleton {
  NOT_IMPLEMENTED,
  ELLIPSIS;

  ToyClass type() {
    return this == ELLIPSIS ? Types.ELLIPSIS : Types.NOT_IMPLEMENTED;
  }

  @Override
  public String toString() {
    return this == ELLIPSIS ? "Ellipsis" : "NotImplemented";
  }
}
