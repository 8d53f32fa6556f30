package toy.repl;

import toy.front.UsageException;

/// `:time`: run it, and report however short it was.
record TimeCommand() implements MetaCommand {
  @Override
  public String name() {
    return "time";
  }

  @Override
  public String arguments() {
    return "CODE";
  }

  @Override
  public String meaning() {
    return "run it, and report however short it was";
  }

  @Override
  public String example() {
    return ":time sum(range(10 ** 6))";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      throw new UsageException(":time takes what is to run, such as " + example());
    }
    at.post(argument, true);
  }
}
