package toy.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import toy.front.Sources;
import toy.front.UsageException;
import toy.syntax.Source;

/// What `toy` and `toy run` have in common: options, then a file or code, then its arguments.
abstract class ProgramVerb implements Callable<Integer> {
  final Main main;
  @Mixin final Flags flags = new Flags();

  @Mixin final HelpFlag help = new HelpFlag();

  @Option(names = "-e", paramLabel = "CODE", description = "run CODE")
  @Nullable String code;

  @Parameters(
      paramLabel = "FILE [ARG…]",
      description = "a .toy file, or - for standard input; what follows is for the program")
  List<String> words = new ArrayList<>();

  ProgramVerb(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws UsageException, Sources.Unreadable, IOException {
    if (code != null) {
      return main.runSource(new Source("<string>", code), words, flags.options());
    }
    if (words.isEmpty()) {
      return withoutFile();
    }
    return main.runFile(words.getFirst(), words.subList(1, words.size()), flags.options());
  }

  abstract int withoutFile() throws UsageException, Sources.Unreadable, IOException;
}
