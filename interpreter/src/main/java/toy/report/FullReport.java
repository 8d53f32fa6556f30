package toy.report;

import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Checks;
import toy.ledger.Distribution;
import toy.ledger.Model;
import toy.ledger.TaskSnapshot;
import toy.ledger.TaskTotals;
import toy.ledger.ThreadSnapshot;
import toy.ledger.VmSnapshot;

/// What the full report adds to the short one: every VM, thread and task, warnings, checks.
final class FullReport {
  private static final int TASKS = 20; // more are in the JSON

  private final Report report;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  FullReport(Report report, Style style) {
    this.report = report;
    this.style = style;
  }

  String text() {
    for (VmSnapshot vm : report.snapshot().vms()) {
      vm(vm);
      vm.threads().forEach(this::thread);
      tasks(vm);
    }
    for (Warning warning : report.facts().warnings()) {
      line(" ", warning.code() + " " + warning.message() + at(warning.at()));
    }
    checks();
    return style.fit(out.toString());
  }

  private static String at(@org.jspecify.annotations.Nullable String place) {
    return place == null ? "" : " at " + place;
  }

  /// Longer than the style's width it is broken after a comma.
  private void line(String indent, String text) {
    int column = indent.length();
    out.append(indent);
    String separator = "";
    for (String part : text.split(", ")) {
      if (!separator.isEmpty() && column + separator.length() + part.length() >= style.width()) {
        separator = ",\n" + indent + "  ";
        column = indent.length() + 2 - separator.length();
      }
      out.append(separator).append(part);
      column += separator.length() + part.length();
      separator = ", ";
    }
    out.append('\n');
  }

  private void vm(VmSnapshot vm) {
    String head = vm.id() + " " + vm.name() + ": wall " + Figures.duration(vm.wallNs());
    line(" ", style.bold(head) + ", " + TextReport.rules(vm.policy()));
    String indent = "    ";
    if (vm.parent() != null) {
      line(
          indent,
          "spawned by "
              + vm.parent()
              + ", start "
              + Figures.duration(vm.startupNs())
              + ", copied "
              + Figures.bytes(vm.copiedBytes())
              + " in "
              + Figures.duration(vm.copyNs())
              + (vm.transportNs() > 0 ? ", transport " + Figures.duration(vm.transportNs()) : "")
              + (vm.memoryBytes() > 0
                  ? ", memory at most " + Figures.bytes(vm.memoryBytes())
                  : ""));
    }
    if (vm.isLost()) {
      line(indent, "died before it gave its account: what its threads did is not known");
    }
    var gil = vm.gil();
    if (!vm.policy().isParallel()) {
      line(
          indent,
          "held "
              + Figures.duration(gil.heldNs())
              + ", idle "
              + Figures.duration(gil.idleNs())
              + " (handing over "
              + Figures.duration(gil.handoffNs())
              + "), "
              + gil.switches()
              + " hand-offs");
      line(
          indent,
          gil.acquires()
              + " acquires, "
              + gil.forced()
              + " forced, "
              + gil.voluntary()
              + " voluntary, "
              + gil.requests()
              + " requests, "
              + gil.honoured()
              + " honoured");
    }
  }

  private void thread(ThreadSnapshot thread) {
    boolean old = thread.leftover() && thread.model() != Model.MAIN; // which is always older
    String from = old ? ", left over from before" : "";
    line(
        "  ",
        thread.id()
            + " "
            + thread.name()
            + " ("
            + thread.model().key()
            + ")"
            + (thread.spawnedAt() == null ? "" : ", spawned at " + thread.spawnedAt())
            + from);
    String indent = "      ";
    long stint = thread.acquires() == 0 ? 0 : thread.whole().heldNs() / thread.acquires();
    line(
        indent,
        "held "
            + Figures.duration(thread.whole().heldNs())
            + " in "
            + Figures.count(thread.acquires(), "stint")
            + ", mean "
            + Figures.duration(stint)
            + (thread.cpuNs() < 0 ? "" : ", processor " + Figures.duration(thread.cpuNs())));
    Distribution wait = thread.waitLengths();
    if (wait.count() > 0) {
      line(
          indent,
          "waiting "
              + Figures.duration(thread.whole().waitingNs())
              + " in "
              + Figures.count(wait.count(), "wait")
              + ", p50 "
              + Figures.duration(wait.quantile(0.5))
              + ", p90 "
              + Figures.duration(wait.quantile(0.9))
              + ", p99 "
              + Figures.duration(wait.quantile(0.99))
              + ", max "
              + Figures.duration(wait.max()));
    }
    ByReason released = thread.whole().released();
    if (released.total() > 0) {
      line(indent, "released " + reasons(released));
    }
    if (thread.tasksNs() > 0) {
      line(indent, "in tasks " + Figures.duration(thread.tasksNs()) + " of that");
    }
  }

  private static String reasons(ByReason times) {
    StringBuilder text = new StringBuilder(Figures.duration(times.total()));
    String separator = ": ";
    for (Reason reason : Reason.values()) {
      if (times.get(reason) != 0) {
        text.append(separator).append(reason.key()).append(' ');
        text.append(Figures.duration(times.get(reason)));
        separator = ", ";
      }
    }
    return text.toString();
  }

  private void tasks(VmSnapshot vm) {
    TaskTotals tasks = vm.tasks();
    if (tasks.created() == 0) {
      return;
    }
    line(
        "  ",
        Figures.count(tasks.created(), "task")
            + ", "
            + Figures.count(tasks.steps(), "step")
            + ", p50 "
            + Figures.duration(tasks.stepLengths().quantile(0.5))
            + ", longest "
            + Figures.duration(tasks.stepLengths().max()));
    int shown = 0;
    for (TaskSnapshot task : vm.each()) {
      if (shown++ == TASKS) {
        break;
      }
      line(
          "    ",
          task.id()
              + " "
              + task.name()
              + at(task.spawnedAt())
              + ": held "
              + Figures.duration(task.heldNs())
              + ", ready "
              + Figures.duration(task.readyNs()));
      if (task.suspended().total() > 0) {
        line("        ", "suspended " + reasons(task.suspended()));
      }
      if (task.blocking().total() > 0) {
        line("        ", "blocking " + reasons(task.blocking()));
      }
    }
    if (tasks.created() > TASKS) {
      line("    ", "and " + (tasks.created() - TASKS) + " more (--report=json has the first 1000)");
    }
  }

  private void checks() {
    Checks checks = report.checks();
    if (checks.ok()) {
      line(" ", "checks: " + checks.evaluated().size() + " identities hold");
      return;
    }
    line(
        " ",
        "checks: "
            + checks.failed().size()
            + " of "
            + checks.evaluated().size()
            + " identities FAIL");
    for (Checks.Failure failure : checks.failed()) {
      line("    ", failure.toString());
    }
  }
}
