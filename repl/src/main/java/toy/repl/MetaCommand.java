package toy.repl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import toy.cli.Suggestion;

/// What an entry that begins with `:` can ask of the prompt itself.
enum MetaCommand {
  HELP("[COMMAND]", "this list, or one command"),
  REPORT("[text|full|json|off]", "the last report in full; or what is shown after entries"),
  WHY("", "the last report's verdict: the chart, and the branch taken"),
  GIL("[POLICY|interval T|every N]", "the lock's rules, shown or changed"),
  QUIT("", "leave, as Ctrl-D; waits for threads and processes");

  private final String arguments;
  private final String meaning;

  MetaCommand(String arguments, String meaning) {
    this.arguments = arguments;
    this.meaning = meaning;
  }

  /// As it is typed: `:help`.
  String typed() {
    return ":" + name().toLowerCase(Locale.ROOT);
  }

  String help() {
    return "  %-33s %s".formatted((typed() + " " + arguments).strip(), meaning);
  }

  static List<String> allTyped() {
    return Arrays.stream(values()).map(MetaCommand::typed).toList();
  }

  /// The command of that name, or of a beginning that only one name has (`:q`).
  static MetaCommand of(String typed) throws UnknownCommand {
    List<MetaCommand> matches =
        Arrays.stream(values()).filter(command -> command.typed().startsWith(typed)).toList();
    if (typed.length() > 1 && matches.size() == 1) {
      return matches.getFirst();
    }
    throw new UnknownCommand(
        "no command " + typed + Suggestion.phrase(typed, allTyped()) + " (:help lists them)");
  }

  /// Nothing of that name; the message is for people.
  static final class UnknownCommand extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownCommand(String message) {
      super(message, null, false, false);
    }
  }
}
