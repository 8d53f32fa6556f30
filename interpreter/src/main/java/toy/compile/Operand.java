package toy.compile;

/// What an operand word means.
public enum Operand {
  NONE,
  /// A register that is written.
  DST,
  /// A register that is read; it may be a constant's.
  SRC,
  /// The first of several registers that are read.
  BASE,
  /// A register that holds a cell.
  CELL,
  /// An index into the function's captured cells.
  FREE,
  /// An index into the constants.
  CONST,
  /// An index into the constants that gives a nested [FunctionCode].
  FUNCTION,
  /// An index into the names.
  NAME,
  /// An index into the names, of a built-in.
  BUILTIN,
  /// A number.
  COUNT,
  /// Two numbers in one word, `high << 8 | low`.
  PACKED,
  /// The pc of an instruction.
  TARGET
}
