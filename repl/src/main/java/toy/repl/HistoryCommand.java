package toy.repl;

import java.util.List;
import toy.front.RunOptions;
import toy.front.UsageException;

/// `:history`: the last N entries of this session (20).
record HistoryCommand() implements MetaCommand {
  private static final int SHOWN = 20;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String arguments() {
    return "[N]";
  }

  @Override
  public String meaning() {
    return "the last N entries of this session (20)";
  }

  @Override
  public String example() {
    return ":history 5";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    int wanted = argument.isEmpty() ? SHOWN : RunOptions.count(":history", argument);
    List<Entries.Entry> all = at.log().all();
    for (Entries.Entry entry : all.subList(Math.max(0, all.size() - wanted), all.size())) {
      String indented = entry.typed().strip().replace("\n", "\n       ");
      at.say("%5d  %s%s".formatted(entry.number(), indented, entry.ran() ? "" : "   # failed"));
    }
  }
}
