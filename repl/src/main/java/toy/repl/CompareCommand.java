package toy.repl;

import java.util.List;
import toy.compare.PromptCompare;
import toy.front.UsageException;

/// `:compare`: the same call under each model.
record CompareCommand() implements MetaCommand {
  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String arguments() {
    return "[n=4] f(x)";
  }

  @Override
  public String meaning() {
    return "f(x) n times under each model, in one table";
  }

  @Override
  public String example() {
    return ":compare n=4 cpu(50)";
  }

  @Override
  public List<String> more() {
    return List.of(
        ":compare cpu(50)                           4 units under every model, 5 rounds",
        ":compare n=100 models=thread,task await g()",
        ":compare rounds=3 gil=cpython,ruby f(5)    each under both locks");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    String page =
        PromptCompare.run(at.engine(), at.machine(), at.session(), argument, at.style(), at::say);
    at.terminal().cancelInput();
    if (page != null) {
      at.show(page);
    }
  }
}
