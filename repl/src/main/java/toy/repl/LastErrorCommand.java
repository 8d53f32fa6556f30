package toy.repl;

import java.util.List;
import toy.front.UsageException;
import toy.syntax.DiagnosticPrinter;
import toy.syntax.DiagnosticPrinter.Format;
import toy.syntax.Finding;

/// `:last-error`: the last error again, in full or as JSON.
record LastErrorCommand() implements MetaCommand {
  @Override
  public String name() {
    return "last-error";
  }

  @Override
  public String arguments() {
    return "[--json]";
  }

  @Override
  public String meaning() {
    return "the last error again, in full or as JSON";
  }

  @Override
  public String example() {
    return ":last-error --json";
  }

  @Override
  public List<String> more() {
    return List.of(
        "The JSON is the one of `toy check --format json`: code, message, file, line, help.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (!argument.isEmpty() && !argument.equals("--json")) {
      throw new UsageException(":last-error takes nothing or --json, not `" + argument + "`");
    }
    List<Finding> error = at.lastError().errors();
    boolean json = !argument.isEmpty();
    if (error.isEmpty() && !json) {
      at.say("no error so far");
    } else {
      boolean color = at.style().colour() && !json;
      at.show(new DiagnosticPrinter(color).print(error, json ? Format.JSON : Format.TEXT));
    }
  }
}
