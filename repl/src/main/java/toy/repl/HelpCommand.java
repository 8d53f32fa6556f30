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
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      commands.all().forEach(command -> at.say(line(command)));
      at.say("  Ctrl-C interrupts an entry, `_` is the last value, Up recalls entries");
      return;
    }
    MetaCommand command = commands.named(argument.startsWith(":") ? argument : ":" + argument);
    at.say(line(command));
    command.more().forEach(more -> at.say("    " + more));
  }

  private static String line(MetaCommand command) {
    return "  %-33s %s"
        .formatted((command.typed() + " " + command.arguments()).strip(), command.meaning());
  }
}
