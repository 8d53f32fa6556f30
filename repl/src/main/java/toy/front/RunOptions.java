package toy.front;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.report.Report;

/// How to run a program. What was not said is null, so that the command line can win over the
/// file's own `# toy:` lines.
///
/// @param gil the policy's name
/// @param switchInterval ns
/// @param switchEvery checkpoints; 0 gives the policy's own trigger back
public record RunOptions(
    @Nullable String gil,
    @Nullable Long switchInterval,
    @Nullable Integer switchEvery,
    Report.@Nullable Form report,
    @Nullable Path reportFile,
    @Nullable Color color) {

  public static final RunOptions NONE = new RunOptions(null, null, null, null, null, null);

  /// The options by name, as they are written.
  public static final List<String> NAMES =
      List.of(
          "--gil", "--switch-interval", "--switch-every", "--report", "--report-file", "--color");

  /// These options, and where they say nothing, those of `other`.
  public RunOptions over(RunOptions other) {
    return new RunOptions(
        gil != null ? gil : other.gil,
        switchInterval != null ? switchInterval : other.switchInterval,
        switchEvery != null ? switchEvery : other.switchEvery,
        report != null ? report : other.report,
        reportFile != null ? reportFile : other.reportFile,
        color != null ? color : other.color);
  }

  /// The same with one more option; `value` is checked here, for every way of giving it.
  public RunOptions with(String name, String value) throws UsageException {
    return switch (name) {
      case "--gil" ->
          new RunOptions(
              oneOf(name, value, Policy.selectable()),
              switchInterval,
              switchEvery,
              report,
              reportFile,
              color);
      case "--switch-interval" ->
          new RunOptions(gil, Interval.parse(value), switchEvery, report, reportFile, color);
      case "--switch-every" ->
          new RunOptions(gil, switchInterval, count(name, value), report, reportFile, color);
      case "--report" ->
          new RunOptions(
              gil, switchInterval, switchEvery, reportForm(name, value), reportFile, color);
      case "--report-file" ->
          new RunOptions(gil, switchInterval, switchEvery, report, Path.of(value), color);
      case "--color" ->
          new RunOptions(
              gil,
              switchInterval,
              switchEvery,
              report,
              reportFile,
              constant(Color.class, name, value));
      default ->
          throw new UsageException("unknown option " + name + Suggestion.phrase(name, NAMES));
    };
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
