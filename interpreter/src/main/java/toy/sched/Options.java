package toy.sched;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.ledger.Recorder;
import toy.sandbox.Permissions;
import toy.vm.Tiering;

/// What a front end gives a [Machine]. Immutable: each `with` method gives a changed copy.
public final class Options implements Cloneable {
  private Policy policy = Policy.cpython();
  private OutputStream out;
  private boolean outIsTerminal;
  private OutputStream err;
  private boolean color;
  private LineReader in = _ -> null;
  private Path directory = Path.of(".");
  private Map<String, Path> modules = Map.of();
  private List<String> argv = List.of("");
  private @Nullable Long seed;
  private boolean cpuTimes = true;
  private @Nullable Recorder recorder;
  private Tiering tiering = Tiering.BACKGROUND;
  private boolean osProcesses;
  private List<String> childOptions = List.of();
  private Permissions permissions = Permissions.ALL;
  private Limits limits = Limits.NONE;

  /// Standard input, a line at a time.
  @FunctionalInterface
  public interface LineReader {
    /// The next line without its end, or null at the end of the input. Blocks. Throws
    /// [java.io.InterruptedIOException] where the front end gave the read up: nobody gets a line.
    ///
    /// @param prompt stands on the program's standard output already, unless [#showsPrompts]
    @Nullable String readLine(String prompt) throws IOException;

    /// Whether it shows the prompt itself, as a terminal's editor does.
    default boolean showsPrompts() {
      return false;
    }
  }

  private Options(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /// Everything by default but the streams.
  public static Options of(OutputStream out, OutputStream err) {
    return new Options(out, err);
  }

  private Options copy() {
    try {
      return (Options) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /// The rules of every VM's lock.
  public Policy policy() {
    return policy;
  }

  public Options withPolicy(Policy other) {
    Options made = copy();
    made.policy = other;
    return made;
  }

  /// The program's standard output; written by one thread at a time.
  public OutputStream out() {
    return out;
  }

  /// Diagnostics, warnings and reports of units that failed.
  public OutputStream err() {
    return err;
  }

  public Options withErr(OutputStream other) {
    Options made = copy();
    made.err = other;
    return made;
  }

  /// Whether standard output is flushed at each line.
  public boolean outIsTerminal() {
    return outIsTerminal;
  }

  /// Whether diagnostics on `err` may use colour.
  public boolean color() {
    return color;
  }

  public Options withTerminal(boolean terminal, boolean colored) {
    Options made = copy();
    made.outIsTerminal = terminal;
    made.color = colored;
    return made;
  }

  /// Where `input()` reads; asked by one thread of the machine alone.
  public LineReader in() {
    return in;
  }

  public Options withInput(LineReader reader) {
    Options made = copy();
    made.in = reader;
    return made;
  }

  /// Where `import` looks for a user's modules.
  public Path directory() {
    return directory;
  }

  /// `sys.argv`.
  public List<String> argv() {
    return argv;
  }

  public Options withScript(Path home, List<String> arguments) {
    Options made = copy();
    made.directory = home;
    made.argv = arguments;
    return made;
  }

  /// The files of modules that lie elsewhere, by name; they come first.
  public Map<String, Path> modules() {
    return modules;
  }

  public Options withModules(Map<String, Path> files) {
    Options made = copy();
    made.modules = files;
    return made;
  }

  /// The seed of all random streams; null for a different one each run.
  public @Nullable Long seed() {
    return seed;
  }

  public Options withSeed(long number) {
    Options made = copy();
    made.seed = number;
    return made;
  }

  /// Whether each thread's processor time is asked for at its end (costs a little at the start of
  /// the JVM).
  public boolean cpuTimes() {
    return cpuTimes;
  }

  public Options withCpuTimes(boolean wanted) {
    Options made = copy();
    made.cpuTimes = wanted;
    return made;
  }

  /// Hears of every transition; for tests.
  public @Nullable Recorder recorder() {
    return recorder;
  }

  public Options withRecorder(Recorder listener) {
    Options made = copy();
    made.recorder = listener;
    return made;
  }

  /// Whether `spawn process` starts a process of the operating system where the program does not
  /// say so itself.
  public boolean osProcesses() {
    return osProcesses;
  }

  public Options withOsProcesses(boolean wanted) {
    Options made = copy();
    made.osProcesses = wanted;
    return made;
  }

  /// Further options for the JVMs of such processes.
  public List<String> childOptions() {
    return childOptions;
  }

  public Options withChildOptions(List<String> options) {
    Options made = copy();
    made.childOptions = options;
    return made;
  }

  /// What the program may reach of the world outside; its children have no more.
  public Permissions permissions() {
    return permissions;
  }

  public Options withPermissions(Permissions other) {
    Options made = copy();
    made.permissions = other;
    return made;
  }

  /// How much programs may use.
  public Limits limits() {
    return limits;
  }

  public Options withLimits(Limits wanted) {
    Options made = copy();
    made.limits = wanted;
    return made;
  }

  /// When hot functions are compiled.
  public Tiering tiering() {
    return tiering;
  }

  public Options withTiering(Tiering other) {
    Options made = copy();
    made.tiering = other;
    return made;
  }
}
