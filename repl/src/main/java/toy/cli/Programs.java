package toy.cli;

import java.util.List;
import toy.syntax.Source;

/// The one class of the commands that knows the engine.
final class Programs {
  private Programs() {}

  static int run(Source source, List<String> args, RunOptions options, Stdio stdio) {
    throw new UnsupportedOperationException(source.name() + args + options + stdio);
  }

  static int prompt(RunOptions options, Stdio stdio) {
    throw new UnsupportedOperationException("" + options + stdio);
  }

  static int check(List<String> files, String format, Stdio stdio)
      throws UsageException, Sources.Unreadable {
    throw new UnsupportedOperationException(files + format + stdio);
  }

  static int disassemble(String file, Stdio stdio) throws Sources.Unreadable {
    throw new UnsupportedOperationException(Sources.read(file, stdio) + "");
  }
}
