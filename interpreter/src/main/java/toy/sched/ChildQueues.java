package toy.sched;

/// The queues of the parent that a child knows. Safe for any thread.
final class ChildQueues implements WireQueues {
  private final Upstream up;

  ChildQueues(Upstream up) {
    this.up = up;
  }

  void machine(Machine machine) {}

  @Override
  public int number(ProcessQueue queue) {
    throw new IllegalStateException("not packed for a wire");
  }

  @Override
  public ProcessQueue queue(int number) throws WireError {
    throw new WireError("no queue " + number);
  }

  void answer(WireIn in) throws WireError {
    throw new WireError("nobody asked");
  }
}
