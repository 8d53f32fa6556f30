package toy.sched;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.ledger.Recorder;

/// What a front end gives a [Machine].
///
/// @param policy the rules of every VM's lock
/// @param out the program's standard output; written by one thread at a time
/// @param outIsTerminal flush at each line
/// @param err diagnostics, warnings and reports of units that failed
/// @param color whether diagnostics on `err` may use colour
/// @param in where `input()` reads; asked by one thread of the machine alone
/// @param directory where `import` looks for a user's modules
/// @param modules the files of modules that lie elsewhere, by name; they come first
/// @param argv `sys.argv`
/// @param seed of all random streams; null for a different one each run
/// @param cpuTimes whether each thread's processor time is asked for at its end (costs a little at
///   the start of the JVM)
/// @param recorder hears of every transition; for tests
public record Options(
    Policy policy,
    OutputStream out,
    boolean outIsTerminal,
    OutputStream err,
    boolean color,
    LineReader in,
    Path directory,
    Map<String, Path> modules,
    List<String> argv,
    @Nullable Long seed,
    boolean cpuTimes,
    @Nullable Recorder recorder) {

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

  /// Everything by default but the streams.
  public static Options of(OutputStream out, OutputStream err) {
    return new Options(
        Policy.cpython(),
        out,
        false,
        err,
        false,
        _ -> null,
        Path.of("."),
        Map.of(),
        List.of(""),
        null,
        true,
        null);
  }

  public Options withPolicy(Policy other) {
    return new Options(
        other,
        out,
        outIsTerminal,
        err,
        color,
        in,
        directory,
        modules,
        argv,
        seed,
        cpuTimes,
        recorder);
  }

  public Options withTerminal(boolean terminal, boolean colored) {
    return new Options(
        policy, out, terminal, err, colored, in, directory, modules, argv, seed, cpuTimes,
        recorder);
  }

  public Options withInput(LineReader reader) {
    return new Options(
        policy,
        out,
        outIsTerminal,
        err,
        color,
        reader,
        directory,
        modules,
        argv,
        seed,
        cpuTimes,
        recorder);
  }

  public Options withScript(Path home, List<String> arguments) {
    return new Options(
        policy,
        out,
        outIsTerminal,
        err,
        color,
        in,
        home,
        modules,
        arguments,
        seed,
        cpuTimes,
        recorder);
  }

  public Options withModules(Map<String, Path> files) {
    return new Options(
        policy,
        out,
        outIsTerminal,
        err,
        color,
        in,
        directory,
        files,
        argv,
        seed,
        cpuTimes,
        recorder);
  }

  public Options withSeed(long number) {
    return new Options(
        policy,
        out,
        outIsTerminal,
        err,
        color,
        in,
        directory,
        modules,
        argv,
        number,
        cpuTimes,
        recorder);
  }

  public Options withCpuTimes(boolean wanted) {
    return new Options(
        policy,
        out,
        outIsTerminal,
        err,
        color,
        in,
        directory,
        modules,
        argv,
        seed,
        wanted,
        recorder);
  }

  public Options withRecorder(Recorder listener) {
    return new Options(
        policy,
        out,
        outIsTerminal,
        err,
        color,
        in,
        directory,
        modules,
        argv,
        seed,
        cpuTimes,
        listener);
  }
}
