package toy.ledger;

/// The row of one model in the report: sums over its units, in ns.
///
/// @param count how many units there are
/// @param leftovers how many of them are older than the window
/// @param released tasks: while suspended
/// @param blocking tasks: while a step blocked its loop; else nothing
/// @param tasksNs the time that the threads spent in steps of tasks, which is in the row of these
public record ModelRow(
    Model model,
    int count,
    int leftovers,
    long aliveNs,
    long heldNs,
    long waitingNs,
    long readyNs,
    long tasksNs,
    ByReason released,
    ByReason blocking) {

  static ModelRow empty(Model model) {
    return new ModelRow(model, 0, 0, 0, 0, 0, 0, 0, ByReason.NONE, ByReason.NONE);
  }

  ModelRow plus(ThreadSnapshot thread) {
    Times own = thread.own();
    return new ModelRow(
        model,
        count + 1,
        leftovers + (thread.leftover() ? 1 : 0),
        aliveNs + thread.aliveNs(),
        heldNs + own.heldNs(),
        waitingNs + own.waitingNs(),
        readyNs,
        tasksNs + thread.tasksNs(),
        released.plus(own.released()),
        blocking);
  }

  ModelRow plus(TaskTotals tasks) {
    return new ModelRow(
        model,
        count + tasks.created(),
        leftovers + tasks.leftovers(),
        aliveNs + tasks.aliveNs(),
        heldNs + tasks.heldNs(),
        waitingNs + tasks.waitingNs(),
        readyNs + tasks.readyNs(),
        tasksNs,
        released.plus(tasks.suspended()),
        blocking.plus(tasks.blocking()));
  }

  /// Held, waiting, ready and released time together; with [#tasksNs] it is the alive time.
  public long total() {
    return heldNs + waitingNs + readyNs + released.total() + blocking.total();
  }
}
