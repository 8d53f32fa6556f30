package toy.sched;

import toy.gil.Reason;

/// The queues between processes that are known at both ends of a pipe, by number.
interface WireQueues {
  int number(ProcessQueue queue);

  /// @param reason why who waits for it is released
  ProcessQueue queue(int number, Reason reason) throws WireError;
}
