package toy.repl;

import java.util.List;

/// `:units`: what runs now.
record UnitsCommand() implements MetaCommand {
  @Override
  public String name() {
    return "units";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String meaning() {
    return "what runs now: VMs, locks, threads, tasks";
  }

  @Override
  public List<String> more() {
    return List.of(
        "A unit is holding (has the lock), waiting (wants it), or released (gave it up).",
        "The time behind that is for how long; `held` is its total so far.");
  }

  @Override
  public void run(Workspace at, String argument) {
    at.show(UnitsTree.text(at.machine().look(), at.style()));
  }
}
