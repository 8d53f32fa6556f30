package toy.value;

/// A value that is not one of Java's boxed scalars or `String`: it knows its class.
public interface ToyObject {
  ToyClass type();
}
