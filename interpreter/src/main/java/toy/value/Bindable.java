package toy.value;

/// A callable of another package that becomes a method where it stands in a class, as a function
/// does.
public interface Bindable extends ToyObject {}
