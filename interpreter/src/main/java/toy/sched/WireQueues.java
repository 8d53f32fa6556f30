package toy.sched;

import toy.gil.Reason;

/// The queues, pipes and cells between processes that are known at both ends of a pipe, by number.
interface WireQueues {
  int number(Shared shared);

  /// @param reason why who waits for it is released
  ProcessQueue queue(int number, Reason reason) throws WireError;

  PipeEnd.Line line(int number) throws WireError;

  SharedCells cells(int number, int size) throws WireError;

  /// An end of a pipe was written for the other side, which has it from now on.
  void gave(PipeEnd.End end);

  /// An end of a pipe was read that the other side had.
  void took(PipeEnd.End end) throws WireError;
}
