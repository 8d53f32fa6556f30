package toy.sched;

/// What a child asks of a queue that its parent has. The order is part of the protocol.
enum QueueOp {
  PUT,
  GET,
  /// Gives a request up that has not been answered.
  CANCEL,
  /// As PUT, whether there is room or not; nobody waits for the answer.
  FORCE,
  SIZE,
  IS_FULL;

  /// How it was answered.
  enum Status {
    /// It was done; a GET has its item, a SIZE its number.
    DONE,
    /// Without waiting it could not be done, or it was given up.
    NOT
  }
}
