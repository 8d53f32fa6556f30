package toy.repl;

import java.util.List;
import toy.explain.Pages;
import toy.explain.UnknownPage;
import toy.front.UsageException;

/// `:explain`: a page on a topic or on a code.
record ExplainCommand() implements MetaCommand {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String arguments() {
    return "[TOPIC]";
  }

  @Override
  public String meaning() {
    return "a page on a topic, or on an error's code";
  }

  @Override
  public List<String> more() {
    return List.of("  :explain alone lists the topics");
  }

  @Override
  public String example() {
    return ":explain checkpoint";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (argument.isEmpty()) {
      at.show(Pages.contents(":explain", at.style()));
      return;
    }
    try {
      at.show(Pages.text(Pages.find(argument), at.style()));
    } catch (UnknownPage e) {
      throw new UsageException(e.getMessage() + " (:explain lists the topics)");
    }
  }
}
