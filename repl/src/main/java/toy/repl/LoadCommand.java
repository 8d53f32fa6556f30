package toy.repl;

import java.util.List;
import toy.front.HeaderLines;
import toy.front.RunOptions;
import toy.front.Sources;
import toy.front.UsageException;
import toy.syntax.Source;

/// `:load`: run a file in this session.
record LoadCommand() implements MetaCommand {
  @Override
  public String name() {
    return "load";
  }

  @Override
  public String arguments() {
    return "FILE";
  }

  @Override
  public String meaning() {
    return "run a file in this session";
  }

  @Override
  public String example() {
    return ":load work.toy";
  }

  @Override
  public List<String> more() {
    return List.of("Its names are there afterwards; its errors tell their line in the file.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      throw new UsageException(":load takes a file, such as " + example());
    }
    try {
      Source file = Sources.file(UserFiles.path(argument));
      if (!HeaderLines.parse(file).equals(RunOptions.NONE)) {
        at.say("its `# toy:` options are not for a session that runs: see :gil, :report");
      }
      at.load(file);
    } catch (Sources.Unreadable e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
