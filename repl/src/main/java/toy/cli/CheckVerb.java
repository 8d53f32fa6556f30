package toy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toy.front.Sources;
import toy.front.UsageException;

@Command(
    name = "check",
    footer = {"Example:", "  toy check --format gcc *.toy", ""},
    header = "Print what is wrong with files, without running them.")
final class CheckVerb implements Callable<Integer> {
  private final Main main;

  @Mixin final HelpFlag help = new HelpFlag();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, json, gcc (default: text)")
  String format = "text";

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "a .toy file, or -")
  List<String> files = new ArrayList<>();

  CheckVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException, Sources.Unreadable {
    return main.programs().check(files, format);
  }
}
