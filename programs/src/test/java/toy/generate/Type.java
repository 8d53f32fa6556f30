package toy.generate;

/// What an expression is worth. A variable keeps its type.
enum Type {
  INT,
  FLOAT,
  STR,
  BOOL,
  INTS,
  STRS,
  /// A tuple of an int and a str.
  PAIR,
  /// From str to int.
  MAP,
  /// Of ints; its order is not the same in both, so it is only printed sorted.
  SET,
  BYTES
}
