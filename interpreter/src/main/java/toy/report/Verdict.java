package toy.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the report says of the run, and how it came to that: the flowchart "which model?", from
/// held, waiting and released time and never from processor time or wall time alone.
///
/// @param kind the branch
/// @param sentence what it is, with the figure that shows it
/// @param advice what to try, or null when there is nothing better to try
/// @param chart all questions of the chart in their order, with their numbers
public record Verdict(Kind kind, String sentence, @Nullable String advice, List<Question> chart) {

  /// The ends of the chart.
  public enum Kind {
    /// One unit and no waits: the lock plays no part.
    IRRELEVANT,
    /// I/O-bound, with many units or slow I/O: tasks.
    IO_TASKS,
    /// I/O-bound, with few units and fast I/O: threads.
    IO_THREADS,
    /// CPU-bound on one lock: processes.
    CPU_PROCESSES,
    /// CPU-bound, and nobody waits for a lock.
    CPU_PARALLEL,
    /// CPU-bound on one lock, but starting processes would cost more than they save.
    CPU_TOO_SHORT,
    /// A task's long step computes: a process.
    OFFLOAD_CPU,
    /// A task's long step blocks: a thread.
    OFFLOAD_BLOCKING,
    /// Nothing of all that.
    MIXED,
    /// The chart was not asked: the run was stopped by a deadlock.
    DEADLOCK
  }

  /// One question of the chart.
  ///
  /// @param answer null if the chart was left before it
  /// @param numbers what the answer rests on
  public record Question(int number, String text, @Nullable Boolean answer, String numbers) {}

  /// Keeps an unmodifiable list.
  public Verdict {
    chart = List.copyOf(chart);
  }

  /// Of a run that a deadlock ended: its waits would have gone on for ever under any model.
  static Verdict deadlock() {
    List<Question> chart = new ArrayList<>();
    for (ChartStep step : ChartStep.values()) {
      if (step.isMain()) {
        chart.add(new Question(chart.size() + 1, step.question(), null, ""));
      }
    }
    String sentence = "Ended by a deadlock: its waits say nothing about a model. No verdict.";
    return new Verdict(Kind.DEADLOCK, sentence, null, chart);
  }

  /// All questions of the chart and where their answers lead, a line each; what is asked within a
  /// branch is indented below the question that opens it.
  public static List<String> wholeChart() {
    return Arrays.stream(ChartStep.values()).map(ChartStep::line).toList();
  }

  /// Sentence and advice.
  public String line() {
    return advice == null ? sentence : sentence + " " + advice;
  }
}
