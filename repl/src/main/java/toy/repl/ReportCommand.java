package toy.repl;

import toy.front.RunOptions;
import toy.front.UsageException;

/// `:report`: the last report in full, or what is shown after entries from now on.
record ReportCommand() implements MetaCommand {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public String arguments() {
    return "[text|full|json|off]";
  }

  @Override
  public String meaning() {
    return "the last report in full; what entries show";
  }

  @Override
  public String example() {
    return ":report full";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (!argument.isEmpty()) {
      at.setForm(RunOptions.reportForm(":report", argument));
    } else {
      at.show(at.last() == null ? Workspace.NO_REPORT : at.last().full(at.style()));
    }
  }
}
