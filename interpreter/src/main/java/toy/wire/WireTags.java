package toy.wire;

/// The first byte of a value on a wire.
public enum WireTags {
  NULL,
  NONE,
  FALSE,
  TRUE,
  INT,
  FLOAT,
  BIG_INT,
  STR,
  BYTES,
  RANGE,
  NOT_IMPLEMENTED,
  ELLIPSIS,
  /// An index into the parcel's objects.
  OBJECT,
  /// A native or a built-in class, by its name.
  NAMED,
  /// The number of a queue between processes.
  QUEUE,
  /// The number and the size of cells that processes share.
  CELLS,
  /// An index into the parcel's codes; in constants alone.
  CODE,
  /// A tuple of scalars; in constants alone.
  CONSTANT_TUPLE
}
