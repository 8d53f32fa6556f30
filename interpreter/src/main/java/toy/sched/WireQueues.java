package toy.sched;

import toy.gil.Reason;
import toy.wire.WireError;

/// The queues, pipes and cells between processes that are known at both ends of a pipe, by number.
interface WireQueues {
  int number(Shared shared);

  /// @param above how many processes above the other side it is
  /// @param reason why who waits for it is released
  ProcessQueue queue(int number, int above, Reason reason) throws WireError;

  PipeEnd.Line line(int number, int above) throws WireError;

  SharedCells cells(int number, int above, int size) throws WireError;

  /// An end of a pipe was written for the other side, which has it from now on.
  void gave(PipeEnd.End end);

  /// An end of a pipe was read that the other side had.
  void took(PipeEnd.End end) throws WireError;
}
