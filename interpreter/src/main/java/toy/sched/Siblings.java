package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;

/// The tasks of one `asyncio.TaskGroup`: the first that fails cancels the others, and the task that
/// is still inside the block. On the side of the loop of the thread that made it.
public final class Siblings implements ToyObject {
  public static final ToyClass TYPE = ToyClass.builtin("asyncio", "_Siblings", Types.OBJECT);

  private final EventLoop loop;
  private final @Nullable Task parent;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Task> failed = new ArrayList<>();
  private boolean leaving;
  private boolean interrupted;

  /// @param parent the task that is in the block; null at the top level
  Siblings(EventLoop loop, @Nullable Task parent) {
    this.loop = loop;
    this.parent = parent;
  }

  public void add(Task task) {
    tasks.add(task);
    task.awaited = true;
    UnitWatch.watch(loop, task, this::hear);
  }

  private void hear(Handle task, long at) {
    if (!task.completion.hasError()) {
      return;
    }
    failed.add((Task) task);
    if (failed.size() == 1) {
      abort(at);
      if (!leaving && parent != null && !parent.isDone()) {
        interrupted = true;
        parent.cancel(Task.cancelledError(null), at);
      }
    }
  }

  private void abort(long at) {
    for (Task task : tasks) {
      if (!task.isDone()) {
        task.cancel(Task.cancelledError(null), at);
      }
    }
  }

  /// Cancels those that have not ended.
  public void abort(Fiber f) {
    abort(f.vm.scheduler.clock().nanos());
  }

  /// The block has been left; whether that was because one of them had failed.
  public boolean leave() {
    leaving = true;
    return interrupted;
  }

  /// Those that have not ended.
  public List<Task> left() {
    return tasks.stream().filter(task -> !task.isDone()).toList();
  }

  /// Those that have failed, the first one first.
  public List<Task> failed() {
    return List.copyOf(failed);
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
