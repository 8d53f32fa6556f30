package toy.front;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.report.Report;
import toy.sched.Limit;
import toy.sched.Limits;

/// How to run a program. What was not said is null, so that the command line can win over the
/// file's own `# toy:` lines.
///
/// @param gil the policy's name
/// @param switchInterval ns
/// @param switchEvery checkpoints; 0 gives the policy's own trigger back
/// @param process what `spawn process` starts where the program does not say so itself
/// @param rights what it may reach of the world outside
/// @param said how much it may use, where anybody said so; see [#limits]
public record RunOptions(
    @Nullable String gil,
    @Nullable Long switchInterval,
    @Nullable Integer switchEvery,
    Report.@Nullable Form report,
    @Nullable Path reportFile,
    @Nullable Color color,
    @Nullable Processes process,
    PermissionOptions rights,
    Limits said) {

  public static final RunOptions NONE =
      new RunOptions(null, null, null, null, null, null, null, PermissionOptions.NONE, Limits.NONE);

  /// Where the processes of a program run.
  public enum Processes {
    /// Each a VM in this JVM.
    VM,
    /// Each a process of the operating system.
    OS
  }

  /// The options by name, as they are written.
  public static final List<String> NAMES = names();

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "--gil",
                "--switch-interval",
                "--switch-every",
                "--report",
                "--report-file",
                "--color",
                "--process"));
    names.addAll(PermissionOptions.NAMES);
    for (Limit limit : Limit.values()) {
      names.add(limit.flag());
    }
    return List.copyOf(names);
  }

  /// Whether the option takes the next word as its value; others have theirs behind `=`, or none.
  static boolean takesWord(String name) {
    return !PermissionOptions.NAMES.contains(name);
  }

  /// These options, and where they say nothing, those of `other`; of rights, what both leave, and
  /// of limits the tighter ones.
  public RunOptions over(RunOptions other) {
    return new RunOptions(
        gil != null ? gil : other.gil,
        switchInterval != null ? switchInterval : other.switchInterval,
        switchEvery != null ? switchEvery : other.switchEvery,
        report != null ? report : other.report,
        reportFile != null ? reportFile : other.reportFile,
        color != null ? color : other.color,
        process != null ? process : other.process,
        rights.over(other.rights),
        limits().tightest(other.limits()));
  }

  /// The same with one more option; `value` is checked here, for every way of giving it.
  public RunOptions with(String name, String value) throws UsageException {
    return switch (name) {
      case "--gil" -> withGil(oneOf(name, value, Policy.selectable()));
      case "--switch-interval" -> withInterval(Interval.parse(value));
      case "--switch-every" -> withEvery(count(name, value));
      case "--report" -> withReport(reportForm(name, value), reportFile);
      case "--report-file" -> withReport(report, Path.of(value));
      case "--color" -> withLooks(constant(Color.class, name, value), process);
      case "--process" -> withLooks(color, constant(Processes.class, name, value));
      case String s when PermissionOptions.NAMES.contains(s) ->
          new RunOptions(
              gil,
              switchInterval,
              switchEvery,
              report,
              reportFile,
              color,
              process,
              rights.with(name, value),
              said);
      case String s when Limit.of(s) instanceof Limit limit ->
          withSaid(said.with(limit, Amount.parse(limit, value)));
      default ->
          throw new UsageException("unknown option " + name + Suggestion.phrase(name, NAMES));
    };
  }

  private RunOptions withGil(String policy) {
    return new RunOptions(
        policy, switchInterval, switchEvery, report, reportFile, color, process, rights, said);
  }

  private RunOptions withInterval(long nanos) {
    return new RunOptions(
        gil, nanos, switchEvery, report, reportFile, color, process, rights, said);
  }

  private RunOptions withEvery(int checkpoints) {
    return new RunOptions(
        gil, switchInterval, checkpoints, report, reportFile, color, process, rights, said);
  }

  private RunOptions withReport(Report.@Nullable Form form, @Nullable Path file) {
    return new RunOptions(
        gil, switchInterval, switchEvery, form, file, color, process, rights, said);
  }

  private RunOptions withLooks(@Nullable Color colors, @Nullable Processes processes) {
    return new RunOptions(
        gil, switchInterval, switchEvery, report, reportFile, colors, processes, rights, said);
  }

  private RunOptions withSaid(Limits limits) {
    return new RunOptions(
        gil, switchInterval, switchEvery, report, reportFile, color, process, rights, limits);
  }

  /// How much the program may use: what was said, and else what a sandbox gives.
  public Limits limits() {
    return said.over(rights.sandbox() ? Limits.SANDBOX : Limits.NONE);
  }

  /// Whether processes are those of the operating system.
  public boolean osProcesses() {
    return process == Processes.OS;
  }

  /// The lock's rules; `cpython` where nothing else was said.
  public Policy policy() {
    Policy named = Policy.named(gil == null ? "cpython" : gil);
    if (named == null) {
      throw new IllegalStateException("the name was checked: " + gil);
    }
    Policy timed = switchInterval == null ? named : named.withInterval(switchInterval);
    return switchEvery == null ? timed : timed.withSwitchEvery(switchEvery);
  }

  private static String oneOf(String name, String value, List<String> allowed)
      throws UsageException {
    if (!allowed.contains(value)) {
      throw new UsageException(
          "%s: no `%s`%s (%s)"
              .formatted(
                  name, value, Suggestion.phrase(value, allowed), String.join(", ", allowed)));
    }
    return value;
  }

  /// The constant of that name in lower case; `name` is the option's, for the message.
  public static <E extends Enum<E>> E constant(Class<E> type, String name, String value)
      throws UsageException {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    return type.getEnumConstants()[words.indexOf(oneOf(name, value, words))];
  }

  /// What is printed about the lock at the end; `option` is for the message.
  public static Report.Form reportForm(String option, String value) throws UsageException {
    return constant(Report.Form.class, option, value);
  }

  /// A number of checkpoints.
  public static int count(String name, String value) throws UsageException {
    try {
      int count = Integer.parseInt(value);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException _) {
      // Falls through to the one message.
    }
    throw new UsageException(name + ": `" + value + "` is not a number of checkpoints, such as 1");
  }
}
