package toy.report;

/// The questions of the flowchart "which model?", in the order in which they are asked. `:why`
/// prints them with a run's numbers, the page `flowchart` with where their answers lead.
enum ChartStep {
  ALONE("one unit, no waits?", true, "the GIL is irrelevant"),
  IO("released (io + sleep) ≥ 50% of the time at work?", true, "I/O-bound"),
  MANY_OR_SLOW("many (100 at once), or slow (100 ms and more each)?", false, "tasks, else threads"),
  CPU("held + waiting ≥ 70%, held ≥ 80% of wall, two units or more?", true, "CPU-bound"),
  CONTENDED("do they wait for a lock?", false, "go on, else they run in parallel already"),
  PAYS("would processes save more than they cost?", false, "processes, else leave it"),
  LONG_STEP("a task's step ≥ 100 ms?", true, "offload it"),
  COMPUTES("does it compute?", false, "await spawn process, else await spawn thread");

  private final String question;
  private final boolean main;
  private final String answers;

  ChartStep(String question, boolean main, String answers) {
    this.question = question;
    this.main = main;
    this.answers = answers;
  }

  String question() {
    return question;
  }

  /// Whether it is on the chart's trunk, and not within the branch of the step before.
  boolean isMain() {
    return main;
  }

  /// Question and answers, indented within a branch.
  String line() {
    return (main ? "" : "  ") + question + " → " + answers;
  }
}
