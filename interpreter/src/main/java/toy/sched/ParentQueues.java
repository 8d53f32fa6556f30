package toy.sched;

/// The queues that a child was given. Safe for any thread.
final class ParentQueues implements WireQueues {
  private final OsProcess child;

  ParentQueues(OsProcess child) {
    this.child = child;
  }

  @Override
  public int number(ProcessQueue queue) {
    throw new IllegalStateException("not packed for a wire");
  }

  @Override
  public ProcessQueue queue(int number) throws WireError {
    throw new WireError("no queue " + number);
  }

  void asked(WireIn in) throws WireError {
    throw new WireError("no queue");
  }

  void close() {}
}
