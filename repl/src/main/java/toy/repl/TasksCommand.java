package toy.repl;

import java.util.List;

/// `:tasks`: the tasks, and who awaits whom.
record TasksCommand() implements MetaCommand {
  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String meaning() {
    return "the tasks, and who awaits whom";
  }

  @Override
  public String example() {
    return ":tasks";
  }

  @Override
  public List<String> more() {
    return List.of("A task stands below the one that awaits it. Its id is what :kill takes.");
  }

  @Override
  public void run(Workspace at, String argument) {
    at.show(TasksTree.text(at.machine().look(), at.style()));
  }
}
