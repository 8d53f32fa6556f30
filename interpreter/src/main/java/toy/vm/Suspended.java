package toy.vm;

/// The marker that a fiber has been suspended; never a Toy value.
enum Suspended {
  SUSPENDED
}
