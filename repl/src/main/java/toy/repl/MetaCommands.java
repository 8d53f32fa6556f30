package toy.repl;

import java.util.List;
import toy.front.Suggestion;
import toy.front.UsageException;

/// The commands of the prompt, in the order in which `:help` lists them.
final class MetaCommands {
  private final List<MetaCommand> all =
      List.of(
          new HelpCommand(this),
          new ReportCommand(),
          new WhyCommand(),
          new ExplainCommand(),
          new CompareCommand(),
          new UnitsCommand(),
          new TasksCommand(),
          new LocksCommand(),
          new LimitsCommand(),
          new KillCommand(),
          new GilCommand(),
          new TimeCommand(),
          new TimeitCommand(),
          new DisCommand(),
          new PpCommand(),
          new LastErrorCommand(),
          new HistoryCommand(),
          new EditCommand(),
          new LoadCommand(),
          new SaveCommand(false),
          new SaveCommand(true),
          new ResetCommand(),
          new SetCommand(),
          new QuitCommand());

  List<MetaCommand> all() {
    return all;
  }

  /// Carries out what was typed, from the colon on.
  void run(Workspace at, String typed) throws UsageException {
    String[] words = typed.split("\\s+", 2);
    named(words[0]).run(at, words.length > 1 ? words[1].strip() : "");
  }

  /// The command of that name, or of a beginning that only one name has (`:q`). With its colon.
  MetaCommand named(String typed) throws UsageException {
    List<MetaCommand> matches =
        all.stream()
            .filter(command -> command.typed().startsWith(typed))
            .filter(command -> typed.endsWith("!") || !command.typed().endsWith("!"))
            .toList();
    for (MetaCommand command : matches) {
      if (command.typed().equals(typed)) {
        return command;
      }
    }
    if (typed.length() > 1 && matches.size() == 1) {
      return matches.getFirst();
    }
    List<String> names =
        (typed.length() > 1 && !matches.isEmpty() ? matches : all)
            .stream().map(MetaCommand::typed).toList();
    throw new UsageException(
        matches.size() > 1 && typed.length() > 1
            ? typed + " may be " + String.join(", ", names)
            : "no command " + typed + Suggestion.phrase(typed, names) + " (:help lists them)");
  }
}
