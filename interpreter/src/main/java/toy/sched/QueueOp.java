package toy.sched;

/// What a child asks of a queue, a pipe or cells that its parent has. The order is part of the
/// protocol.
enum QueueOp {
  PUT,
  GET,
  /// Gives a request up that has not been answered.
  CANCEL,
  /// As PUT, whether there is room or not; nobody waits for the answer.
  FORCE,
  SIZE,
  IS_FULL,
  /// Waits for an item, which stays where it is.
  LOOK,
  /// Through a pipe: NOT where nobody can receive.
  SEND,
  /// There is one more end of a pipe, which sends (1) or receives (0). No answer.
  OPENED,
  /// There is one less. No answer.
  CLOSED,
  CELL,
  SET_CELL,
  /// A new queue in the process that has this one; its number is the answer's.
  MAKE;

  boolean hasItem() {
    return switch (this) {
      case PUT, FORCE, SEND, SET_CELL -> true;
      case GET, CANCEL, SIZE, IS_FULL, LOOK, OPENED, CLOSED, CELL, MAKE -> false;
    };
  }

  boolean isAnswered() {
    return switch (this) {
      case CANCEL, FORCE, OPENED, CLOSED -> false;
      case PUT, GET, SIZE, IS_FULL, LOOK, SEND, CELL, SET_CELL, MAKE -> true;
    };
  }

  /// How it was answered.
  enum Status {
    /// It was done; a GET has its item, a SIZE its number.
    DONE,
    /// Without waiting it could not be done, or it was given up.
    NOT,
    /// Nothing more can come through that pipe.
    ENDED
  }
}
