package toy.repl;

/// `:why`: how the last report came to its verdict.
record WhyCommand() implements MetaCommand {
  @Override
  public String name() {
    return "why";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String meaning() {
    return "the last verdict: the chart and its branch";
  }

  @Override
  public void run(Workspace at, String argument) {
    at.show(at.last() == null ? Workspace.NO_REPORT : at.last().why(at.style()));
  }
}
