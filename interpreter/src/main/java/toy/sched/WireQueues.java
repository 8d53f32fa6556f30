package toy.sched;

/// The queues between processes that are known at both ends of a pipe, by number.
interface WireQueues {
  int number(ProcessQueue queue);

  ProcessQueue queue(int number) throws WireError;
}
