package toy.repl;

import toy.front.UsageException;

/// `:pp`: a value with all its lines.
record PpCommand() implements MetaCommand {
  @Override
  public String name() {
    return "pp";
  }

  @Override
  public String arguments() {
    return "EXPRESSION";
  }

  @Override
  public String meaning() {
    return "all of a value that is shown cut off";
  }

  @Override
  public String example() {
    return ":pp list(range(1000))";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      throw new UsageException(":pp takes an expression: `:pp _` is the last value");
    }
    at.showWhole(argument);
  }
}
