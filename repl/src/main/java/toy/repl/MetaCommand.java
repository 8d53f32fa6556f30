package toy.repl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import toy.cli.Suggestion;

/// What an entry that begins with `:` can ask of the prompt itself.
enum MetaCommand {
  HELP("[command]", "this list, or one command"),
  REPORT(
      "[text|full|json|off]",
      "the last report in full; or what follows an entry that spawned something or took 50 ms"),
  WHY("", "the verdict of the last report: the whole chart, and the branch taken"),
  GIL(
      "[POLICY | interval T | every N]",
      "the lock's rules, shown or changed: `:gil ruby`, `:gil interval 20ms`, `:gil every 7`"),
  QUIT("", "leave (also Ctrl-D); waits for threads and processes, Ctrl-C stops them");

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
    return "  %-38s %s".formatted((typed() + " " + arguments).strip(), meaning);
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
