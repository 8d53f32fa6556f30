package toy.repl;

import java.util.List;
import toy.front.UsageException;

/// What an entry that begins with `:` asks of the prompt itself. One class a command; the list of
/// them is [MetaCommands]. Runs on the prompt's thread, between two entries.
interface MetaCommand {
  /// Without the colon: `help`.
  String name();

  /// For the help: `[COMMAND]`, or nothing.
  String arguments();

  /// One line for the help.
  String meaning();

  /// An entry that shows it at work, for `:help COMMAND`.
  default String example() {
    return typed();
  }

  /// A few more lines for `:help COMMAND`; empty if there is nothing to add.
  default List<String> more() {
    return List.of();
  }

  /// Carries it out.
  ///
  /// @param argument what stands behind the name, stripped, else as it was typed
  void run(Workspace at, String argument) throws UsageException;

  /// As it is typed: `:help`.
  default String typed() {
    return ":" + name();
  }
}
