package toy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import toy.front.RunOptions;
import toy.front.UsageException;

/// The options of a run. Each is checked by [RunOptions], as in a file's first lines.
final class Flags {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  CommandLine.Model.@Nullable CommandSpec spec;

  private RunOptions options = RunOptions.NONE;

  @Mixin final PermissionFlags rights = new PermissionFlags();

  @Mixin final LimitFlags limits = new LimitFlags();

  RunOptions options() throws UsageException {
    return limits.over(rights.over(options));
  }

  @Option(
      names = "--gil",
      paramLabel = "POLICY",
      description = "the lock: cpython (default), cpython3.9, cpython2, ruby, fair, none")
  void gil(String value) {
    set("--gil", value);
  }

  @Option(
      names = "--switch-interval",
      paramLabel = "T",
      description = "how long a waiter waits before it asks for the lock: 5ms, 100us, 1s")
  void switchInterval(String value) {
    set("--switch-interval", value);
  }

  @Option(
      names = "--switch-every",
      paramLabel = "N",
      description = "switch at every N-th checkpoint instead")
  void switchEvery(String value) {
    set("--switch-every", value);
  }

  @Option(
      names = "--report",
      paramLabel = "KIND",
      description = "what the lock did: text, full, json, off")
  void report(String value) {
    set("--report", value);
  }

  @Option(
      names = "--report-file",
      paramLabel = "FILE",
      description = "the report goes there instead of standard error")
  void reportFile(String value) {
    set("--report-file", value);
  }

  @Option(names = "--color", paramLabel = "WHEN", description = "auto, always, never")
  void color(String value) {
    set("--color", value);
  }

  @Option(
      names = "--process",
      paramLabel = "KIND",
      description =
          "what spawn process starts: vm (in this JVM, default), os (a process of its own)")
  void process(String value) {
    set("--process", value);
  }

  private void set(String name, String value) {
    try {
      options = options.with(name, value);
    } catch (UsageException e) {
      if (spec == null) {
        throw new IllegalStateException("picocli did not set the command's spec");
      }
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
