package toy.repl;

import java.util.List;

/// `:locks`: locks and queues: who holds them, who waits.
record LocksCommand() implements MetaCommand {
  @Override
  public String name() {
    return "locks";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String meaning() {
    return "locks and queues: who holds them, who waits";
  }

  @Override
  public String example() {
    return ":locks";
  }

  @Override
  public List<String> more() {
    return List.of(
        "The lock of each VM (its GIL), then the locks and queues of the program: those",
        "that a global stands for, and those that a thread waits for.");
  }

  @Override
  public void run(Workspace at, String argument) {
    at.show(LocksTable.text(at.machine().look(), at.style()));
  }
}
