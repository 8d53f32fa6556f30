package toy.repl;

import toy.front.UsageException;

/// `:help`: the commands, or one of them.
record HelpCommand(MetaCommands commands) implements MetaCommand {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String arguments() {
    return "[COMMAND]";
  }

  @Override
  public String meaning() {
    return "this list, or one command";
  }

  @Override
  public String example() {
    return ":help units";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      for (MetaCommand command : commands.all()) {
        if (!command.name().endsWith("!")) {
          at.say(line(command));
        }
      }
      at.say("  Ctrl-C interrupts an entry, `_` is the last value, Up recalls entries");
      return;
    }
    MetaCommand command = commands.named(argument.startsWith(":") ? argument : ":" + argument);
    at.say(line(command));
    command.more().forEach(more -> at.say("    " + more));
    at.say("    Example: " + command.example());
  }

  private static String line(MetaCommand command) {
    return "  %-32s %s"
        .formatted((command.typed() + " " + command.arguments()).strip(), command.meaning());
  }
}
