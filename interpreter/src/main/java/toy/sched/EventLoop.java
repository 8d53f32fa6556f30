package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Clock;
import toy.vm.Request;

/// The tasks of one thread: those that are ready, timers, and what others posted. A plain object
/// that never blocks, stepped by its thread's driver ([Driver]).
///
/// All but the inbox is on "the loop's side": touched by the thread that runs the loop while it
/// holds the GIL, or under the GIL's mutex while nobody holds it (a cut of the account). The inbox
/// has a small lock of its own and takes posts from any thread.
final class EventLoop {
  private record Post(LoopWaiter waiter, long at) {}

  final VmThread thread;
  private final Clock clock;
  private final Timer.Heap timers = new Timer.Heap();

  /// The ring of ready tasks, and of calls between them.
  private @Nullable Object[] ready = new Object[16];

  private int head;
  private int count;
  private int turns; // tasks to be stepped before the sockets are looked at again
  private boolean looked;

  /// The tasks that have not ended, newest first.
  private @Nullable Task newest;

  private int live;
  private boolean running;

  private final List<Post> inbox = new ArrayList<>(); // guarded by itself
  private volatile boolean posted;

  EventLoop(VmThread thread, Clock clock) {
    this.thread = thread;
    this.clock = clock;
  }

  /// Wakes `waiter` for something that happened at `at`; from any thread.
  void arrived(LoopWaiter waiter, long at) {
    if (Thread.currentThread() == thread.java()) {
      waiter.wake(at);
      return;
    }
    post(waiter, at);
  }

  /// As [#arrived], but never at once: for who may not have the GIL.
  void post(LoopWaiter waiter, long at) {
    synchronized (inbox) {
      inbox.add(new Post(waiter, at));
      posted = true;
    }
    if (Thread.currentThread() == thread.java()) {
      thread.parker.noticed();
    } else {
      thread.unpark();
    }
  }

  /// Brings the loop to `now`: what was posted, then what is due.
  void catchUp(long now) {
    while (posted) {
      takePosts();
    }
    for (Timer first = timers.first();
        first != null && first.deadline <= now;
        first = timers.first()) {
      timers.remove(first);
      first.due();
    }
  }

  private void takePosts() {
    List<Post> all;
    synchronized (inbox) {
      all = List.copyOf(inbox);
      inbox.clear();
      posted = false;
    }
    for (Post post : all) {
      post.waiter.wake(post.at);
    }
  }

  /// Whether there is something to do at `now`.
  boolean isBusy(long now) {
    return count > 0 || posted || nextDeadline() <= now;
  }

  boolean hasPosts() {
    return posted;
  }

  /// The reading at which the next timer is due, or [Request#NEVER].
  long nextDeadline() {
    Timer first = timers.first();
    return first == null ? Request.NEVER : first.deadline;
  }

  void start(Timer timer, long deadline) {
    timers.add(timer, deadline);
  }

  void stop(Timer timer) {
    timers.remove(timer);
  }

  /// Puts a task, a call, or what the machine itself does in its turn, at the end of the queue.
  void enqueue(Object task) {
    if (count == ready.length) {
      grow();
    }
    ready[(head + count) & (ready.length - 1)] = task;
    count++;
  }

  /// The task, the [LoopCall] or the Runnable that has been ready longest, or null.
  @Nullable Object poll() {
    if (count == 0) {
      return null;
    }
    Object task = ready[head];
    ready[head] = null;
    head = (head + 1) & (ready.length - 1);
    count--;
    return task;
  }

  /// Whether all that were ready at the last look at the sockets have had their turn; another look
  /// is due. The next turn begins.
  boolean isTurnOver() {
    if (looked || turns > 0 || count == 0) {
      turns = looked ? count - 1 : turns - 1;
      looked = false;
      return false;
    }
    turns = count - 1;
    return true;
  }

  /// The thread has waited, so that the sockets have been looked at just now.
  void looked() {
    looked = true;
  }

  private void grow() {
    @Nullable Object[] wider = new Object[ready.length * 2];
    for (int i = 0; i < count; i++) {
      wider[i] = ready[(head + i) & (ready.length - 1)];
    }
    ready = wider;
    head = 0;
  }

  void add(Task task) {
    task.older = newest;
    if (newest != null) {
      newest.newer = task;
    }
    newest = task;
    live++;
  }

  void remove(Task task) {
    if (task.newer != null) {
      task.newer.older = task.older;
    } else if (newest == task) {
      newest = task.older;
    }
    if (task.older != null) {
      task.older.newer = task.newer;
    }
    thread.process.machine.limiter().alive().ended(Limit.TASKS);
    task.newer = null;
    task.older = null;
    live--;
  }

  /// How many tasks have not ended.
  int live() {
    return live;
  }

  /// How many tasks and calls are ready.
  int waiting() {
    return count;
  }

  /// The tasks that have not ended, oldest first.
  List<Task> tasks() {
    List<Task> all = new ArrayList<>(live);
    for (Task task = newest; task != null; task = task.older) {
      all.add(task);
    }
    return all.reversed();
  }

  /// Drops its tasks, without running any more of them.
  void drop() {
    for (Task task : tasks()) {
      task.drop(clock.nanos());
    }
  }

  /// The first `limit` of [#tasks].
  List<Task> oldest(int limit) {
    List<Task> all = live <= limit ? tasks() : new ArrayList<>(limit);
    if (live > limit) {
      Task first = newest;
      while (first != null && first.older != null) {
        first = first.older;
      }
      for (Task task = first; task != null && all.size() < limit; task = task.newer) {
        all.add(task);
      }
    }
    return all;
  }

  /// Whether `run` (or the main thread) keeps the loop going, so that tasks may be spawned on it.
  boolean isRunning() {
    return running;
  }

  void running(boolean now) {
    running = now;
  }

  Clock clock() {
    return clock;
  }
}
