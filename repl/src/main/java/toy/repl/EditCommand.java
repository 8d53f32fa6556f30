package toy.repl;

import java.util.List;
import toy.front.RunOptions;
import toy.front.UsageException;

/// `:edit`: an entry in your editor; runs if changed.
record EditCommand() implements MetaCommand {
  @Override
  public String name() {
    return "edit";
  }

  @Override
  public String arguments() {
    return "[N|new]";
  }

  @Override
  public String meaning() {
    return "an entry in your editor; runs if changed";
  }

  @Override
  public String example() {
    return ":edit 3";
  }

  @Override
  public List<String> more() {
    return List.of(
        "The last entry, entry N, or an empty one; with $VISUAL, else $EDITOR, else vi.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    String before = before(at, argument);
    String after = Editor.edit(at.terminal(), before);
    if (after.isBlank() || after.strip().equals(before.strip())) {
      at.say("unchanged, so nothing runs");
      return;
    }
    at.say(after.stripTrailing());
    at.post(after.strip());
  }

  private static String before(Workspace at, String argument) throws UsageException {
    if (argument.equals("new")) {
      return "";
    }
    if (argument.isEmpty()) {
      Entries.Entry last = at.log().last();
      return last == null ? "" : last.code();
    }
    Entries.Entry entry = at.log().numbered(RunOptions.count(":edit", argument));
    if (entry == null) {
      throw new UsageException("no entry " + argument + " (:history lists them)");
    }
    return entry.code();
  }
}
