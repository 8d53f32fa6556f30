package toy.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toy.front.RunOptions;
import toy.front.Sources;
import toy.front.UsageException;

@Command(
    name = "dis",
    footer = {"Example:", "  toy dis race.toy", ""},
    header = "Print the bytecode, with source lines; checkpoints are marked.")
final class DisVerb implements Callable<Integer> {
  private final Main main;

  @Mixin final HelpFlag help = new HelpFlag();

  @Option(
      names = "--gil",
      paramLabel = "POLICY",
      description = "as that policy runs it: cpython3.9 has a checkpoint after each instruction")
  @Nullable String gil;

  @Parameters(paramLabel = "FILE", description = "a .toy file, or -")
  String file = "-";

  DisVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException, Sources.Unreadable {
    RunOptions options = gil == null ? RunOptions.NONE : RunOptions.NONE.with("--gil", gil);
    return main.programs().disassemble(file, options);
  }
}
