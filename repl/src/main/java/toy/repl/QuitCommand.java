package toy.repl;

/// `:quit`: leaves.
record QuitCommand() implements MetaCommand {
  @Override
  public String name() {
    return "quit";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String meaning() {
    return "leave, as Ctrl-D; waits for what still runs";
  }

  @Override
  public void run(Workspace at, String argument) {
    at.quit(toy.front.ExitCode.OK);
  }
}
