package toy.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import toy.compare.Compare;
import toy.compare.CompareOptions;
import toy.front.Color;
import toy.front.Engine;
import toy.front.RunOptions;
import toy.front.Sources;
import toy.front.UsageException;
import toy.syntax.Source;

@Command(
    name = "compare",
    footer = {
      "Examples:",
      "  toy compare -e 'cpu(50)'              one line is the work of each of 4 units",
      "  toy compare -n 8 -e 'await fetch(\"sim://fast/1\")'",
      "  toy compare work.toy                  it defines work(), work_async() or both",
      "  toy compare --call 'f(5)' --gil cpython,ruby work.toy",
      ""
    },
    header = "Run the same work under each model, and compare.")
final class CompareVerb implements Callable<Integer> {
  private final Main main;

  @CommandLine.Spec CommandLine.Model.@Nullable CommandSpec spec;

  @Mixin final HelpFlag help = new HelpFlag();

  @Mixin final PermissionFlags rights = new PermissionFlags();

  @Mixin final LimitFlags limits = new LimitFlags();

  @Option(names = "-e", paramLabel = "CODE", description = "CODE is the work")
  @Nullable String code;

  @Option(names = "--json", description = "the answer as JSON, schema toy-compare/1")
  boolean json;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "a .toy file that defines the work, or - for standard input")
  @Nullable String file;

  private CompareOptions options = CompareOptions.NONE;
  private RunOptions lock = RunOptions.NONE;

  CompareVerb(Main main) {
    this.main = main;
  }

  @Option(names = "-n", paramLabel = "N", description = "how many units do it at once (4)")
  void units(String value) {
    set("-n", value);
  }

  @Option(
      names = "--models",
      paramLabel = "A,B",
      description = "of seq, thread, process, task (all)")
  void models(String value) {
    set("--models", value);
  }

  @Option(names = "--rounds", paramLabel = "N", description = "measured rounds (5)")
  void rounds(String value) {
    set("--rounds", value);
  }

  @Option(
      names = "--gil",
      paramLabel = "A,B",
      description = "each model under each of these locks: cpython, cpython3.9, ruby, …")
  void gil(String value) {
    set("--gil", value);
  }

  @Option(names = "--call", paramLabel = "CALL", description = "the work, if it is not work()")
  void call(String value) {
    set("--call", value);
  }

  @Option(
      names = "--switch-interval",
      paramLabel = "T",
      description = "how long a waiter waits before it asks for the lock: 5ms, 100us, 1s")
  void switchInterval(String value) {
    setLock("--switch-interval", value);
  }

  @Option(
      names = "--switch-every",
      paramLabel = "N",
      description = "switch at every N-th checkpoint instead")
  void switchEvery(String value) {
    setLock("--switch-every", value);
  }

  @Option(
      names = "--process",
      paramLabel = "KIND",
      description = "what the model process starts: vm (default), os (processes of their own)")
  void process(String value) {
    setLock("--process", value);
  }

  @Option(names = "--color", paramLabel = "WHEN", description = "auto, always, never")
  void color(String value) {
    setLock("--color", value);
  }

  private void set(String name, String value) {
    try {
      options = options.with(name, value);
    } catch (UsageException e) {
      throw wrong(e);
    }
  }

  private void setLock(String name, String value) {
    try {
      lock = lock.with(name, value);
    } catch (UsageException e) {
      throw wrong(e);
    }
  }

  private ParameterException wrong(UsageException e) {
    if (spec == null) {
      throw new IllegalStateException("picocli did not set the command's spec");
    }
    return new ParameterException(spec.commandLine(), e.getMessage());
  }

  @Override
  public Integer call() throws UsageException, Sources.Unreadable {
    String name = file;
    if (code == null && name == null) {
      throw new UsageException("which work is to be compared? FILE, or -e 'cpu(50)'");
    }
    if (code != null && name != null) {
      throw new UsageException("compare takes FILE or -e, not both");
    }
    Source source =
        name == null
            ? new Source("<string>", String.valueOf(code))
            : Sources.read(name, main.stdio());
    Color color = lock.color() == null ? Color.AUTO : lock.color();
    return new Compare(new Engine(), main.stdio(), color)
        .run(source, options, limits.over(rights.over(lock)), json);
  }
}
