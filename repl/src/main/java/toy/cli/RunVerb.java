package toy.cli;

import picocli.CommandLine.Command;
import toy.front.UsageException;

@Command(
    name = "run",
    footer = {"Example:", "  toy run --report=full race.toy 4", ""},
    header = "Run a program: the same as toy FILE.")
final class RunVerb extends ProgramVerb {
  RunVerb(Main main) {
    super(main);
  }

  @Override
  int withoutFile() throws UsageException {
    throw new UsageException("toy run: which file? (toy alone is the prompt)");
  }
}
