package toy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Model;
import toy.ledger.ModelRow;
import toy.ledger.Snapshot;
import toy.ledger.ThreadSnapshot;
import toy.ledger.VmAccount;
import toy.ledger.VmSnapshot;

/// The short report: a headline, a row for each model that had units, the verdict. Lines that would
/// be longer than the style's width are broken between their parts.
final class TextReport {
  private static final int BAR = 10;
  private static final long IN_SECONDS = 100_000_000; // a table of shorter lives is in ms
  private static final int NOTE_INDENT = 16;

  private final Snapshot snapshot;
  private final RunFacts facts;
  private final Style style;
  private final StringBuilder out = new StringBuilder();
  private boolean inSeconds;

  TextReport(Snapshot snapshot, RunFacts facts, Style style) {
    this.snapshot = snapshot;
    this.facts = facts;
    this.style = style;
  }

  String text() {
    headline();
    table();
    String verdict = new Report(snapshot, facts).verdict().line();
    out.append(style.wrapWords("⇢ " + verdict + (style.atPrompt() ? "   :why" : "")));
    return style.fit(out.toString());
  }

  private void headline() {
    List<String> parts = new ArrayList<>();
    parts.add("wall " + Figures.duration(snapshot.wallNs()) + " (" + facts.clock() + " clock)");
    if (!snapshot.vms().isEmpty()) {
      VmSnapshot main = snapshot.vms().getFirst();
      parts.add(lock(main));
      parts.add(rules(main.policy()));
      children(main, parts);
    }
    out.append(style.wrap(parts, " · "));
  }

  private static String lock(VmSnapshot vm) {
    if (vm.policy().isParallel()) {
      double atOnce = (double) vm.gil().heldNs() / Math.max(1, vm.wallNs());
      return "no lock: " + Figures.ratio(atOnce) + " ran at once";
    }
    double share = vm.wallNs() == 0 ? 0 : (double) vm.gil().heldNs() / vm.wallNs();
    int filled = (int) Math.round(BAR * Math.clamp(share, 0, 1));
    String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
    return "lock of "
        + vm.name()
        + ": held "
        + Figures.percent(vm.gil().heldNs(), vm.wallNs())
        + " "
        + bar
        + ", "
        + handOffs(vm.gil().switches(), vm.gil().forced());
  }

  /// A policy without forced switching drops the lock and may be the one who takes it again.
  private static String handOffs(long switches, long forced) {
    String all = Figures.count(switches, "hand-off");
    return forced <= switches
        ? all + " (" + forced + " forced)"
        : all + ", " + Figures.count(forced, "forced release");
  }

  static String rules(Policy policy) {
    return switch (policy.trigger()) {
      case CHECKPOINTS ->
          policy.name() + ", every " + Figures.count(policy.switchEvery(), "checkpoint");
      case TIMEOUT, QUANTUM -> policy.name() + ", " + plain(policy.intervalNanos());
      case NEVER -> policy.name();
    };
  }

  /// A given duration as one would write it: `5 ms`, not `5.00 ms`.
  private static String plain(long ns) {
    if (ns % 1_000_000_000 == 0) {
      return ns / 1_000_000_000 + " s";
    }
    if (ns % 1_000_000 == 0) {
      return ns / 1_000_000 + " ms";
    }
    return ns % 1_000 == 0 ? ns / 1_000 + " us" : ns + " ns";
  }

  private void children(VmSnapshot main, List<String> parts) {
    int n = 0;
    long least = Long.MAX_VALUE;
    long most = 0;
    long held = main.gil().heldNs();
    for (VmSnapshot vm : snapshot.vms()) {
      if (vm != main) {
        n++;
        held += vm.gil().heldNs();
        long share = vm.wallNs() == 0 ? 0 : Math.round(100.0 * vm.gil().heldNs() / vm.wallNs());
        least = Math.min(least, share);
        most = Math.max(most, share);
      }
    }
    if (n > 0) {
      String range = least == most ? most + "%" : least + "–" + most + "%";
      parts.add(
          main.policy().isParallel()
              ? Figures.count(n, "process")
              : (n == 1 ? "1 process's lock " : n + " processes' locks ") + range);
      parts.add("held at once " + Figures.ratio((double) held / Math.max(1, snapshot.wallNs())));
    }
  }

  private void table() {
    long longest = 0;
    for (ModelRow row : snapshot.models().values()) {
      longest = Math.max(longest, row.aliveNs());
    }
    inSeconds = longest >= IN_SECONDS;
    out.append(style.dim(" model      n   held          waiting       released")).append('\n');
    for (ModelRow row : snapshot.models().values()) {
      if (row.count() > 0) {
        row(row);
      }
    }
  }

  private void row(ModelRow row) {
    ByReason released = row.released().plus(row.blocking());
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, " %-8s%4d", row.model().key(), row.count()));
    line.append(cell(row.heldNs(), row.aliveNs()));
    line.append(cell(row.waitingNs(), row.aliveNs()));
    line.append(cell(released.total(), row.aliveNs()));
    if (released.total() > 0) {
      Reason reason = released.largest();
      boolean blocks = row.blocking().get(reason) > row.released().get(reason);
      line.append(" (").append(blocks ? "blocking-" : "").append(reason.key()).append(')');
    }
    String notes = String.join(", ", notes(row));
    if (!notes.isEmpty()) {
      String padded = String.format(Locale.ROOT, "%-68s ", line) + notes;
      if (padded.length() <= style.width()) {
        line = new StringBuilder(padded);
      } else {
        line.append('\n').append(" ".repeat(NOTE_INDENT)).append(notes);
      }
    }
    out.append(line).append('\n');
  }

  private String cell(long ns, long alive) {
    String time = inSeconds ? Figures.seconds(ns) : Figures.millis(ns);
    return String.format(Locale.ROOT, "  %7s %4s", time, Figures.percent(ns, alive));
  }

  private List<String> notes(ModelRow row) {
    List<String> notes = new ArrayList<>();
    if (row.leftovers() > 0 && row.model() != Model.MAIN) {
      notes.add(row.leftovers() + " left over from before");
    }
    switch (row.model()) {
      case MAIN -> {}
      case THREAD -> {
        if (row.count() > 1) {
          notes.add("of " + Figures.seconds(row.aliveNs()).replace(" s", " thread-s") + " alive");
        }
      }
      case PROCESS -> processNotes(notes);
      case TASK -> {
        notes.add("ready " + Figures.duration(row.readyNs()));
        notes.add(loops());
      }
    }
    if (row.tasksNs() > 0) {
      notes.add("in tasks " + Figures.duration(row.tasksNs()));
    }
    return notes;
  }

  private void processNotes(List<String> notes) {
    long start = 0;
    long copied = 0;
    long transport = 0;
    long memory = 0;
    int n = 0;
    boolean inside = true;
    for (VmSnapshot vm : snapshot.vms()) {
      if (vm.parent() != null) {
        start += vm.startupNs();
        copied += vm.copiedBytes();
        transport += vm.transportNs();
        memory = Math.max(memory, vm.memoryBytes());
        inside &= vm.kind() == VmAccount.Kind.VM;
        n++;
      }
    }
    notes.add("start " + Figures.duration(start / Math.max(1, n)));
    notes.add("copied " + Figures.bytes(copied) + (inside ? " (VMs in this JVM)" : ""));
    long lost = snapshot.vms().stream().filter(VmSnapshot::isLost).count();
    if (lost > 0) {
      notes.add(lost + " died without an account");
    }
    if (transport > 0) {
      notes.add("transport " + Figures.duration(transport));
    }
    if (memory > 0) {
      notes.add("memory up to " + Figures.bytes(memory) + " each");
    }
  }

  private String loops() {
    List<String> threads = new ArrayList<>();
    for (VmSnapshot vm : snapshot.vms()) {
      for (ThreadSnapshot thread : vm.threads()) {
        if (thread.tasksNs() > 0) {
          threads.add(thread.name() + (vm.parent() == null ? "" : " of " + vm.name()));
        }
      }
    }
    return switch (threads.size()) {
      case 0 -> "no step yet";
      case 1 -> "on " + threads.getFirst();
      default -> "on " + Figures.count(threads.size(), "thread");
    };
  }
}
