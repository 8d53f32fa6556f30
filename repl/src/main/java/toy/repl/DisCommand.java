package toy.repl;

import java.util.List;
import toy.front.UsageException;
import toy.syntax.Source;

/// `:dis`: the bytecode; checkpoints are marked.
record DisCommand() implements MetaCommand {
  @Override
  public String name() {
    return "dis";
  }

  @Override
  public String arguments() {
    return "[NAME|CODE]";
  }

  @Override
  public String meaning() {
    return "the bytecode; checkpoints are marked";
  }

  @Override
  public String example() {
    return ":dis work";
  }

  @Override
  public List<String> more() {
    return List.of(
        "Of a function, a method or a class by its name, else of the code itself, which does",
        "not run; of the last entry if nothing is given. ✓ marks where a switch may happen.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    Entries.Entry last = at.log().last();
    if (argument.isEmpty() && last == null) {
      throw new UsageException("no entry so far: " + example());
    }
    String what = argument.isEmpty() && last != null ? last.code() : argument;
    String text = at.session().disassemble(new Source("<dis>", what));
    at.show(text == null ? "" : at.style().fit(text));
  }
}
