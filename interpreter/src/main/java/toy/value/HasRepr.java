package toy.value;

/// A value of another package that knows its own `repr`.
public interface HasRepr extends ToyObject {
  String repr(Callbacks calls);
}
