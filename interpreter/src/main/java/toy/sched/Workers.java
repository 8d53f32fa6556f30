package toy.sched;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The machine's threads for what a task awaits and no operating system tells the end of: files and
/// names of hosts. At most `min(32, processors + 4)`, as many as Python's default executor has;
/// what is asked of them beyond that waits in a queue. They never hold a GIL and are no Toy
/// threads; one with nothing to do ends. Thread-safe.
final class Workers {
  private static final long IDLE_SECONDS = 10;

  private final int most;
  private @Nullable ThreadPoolExecutor threads; // made when first needed; guarded by this

  Workers() {
    this(Math.min(32, Runtime.getRuntime().availableProcessors() + 4));
  }

  /// @param most how many calls go on at once
  Workers(int most) {
    this.most = most;
  }

  private synchronized ThreadPoolExecutor threads() {
    ThreadPoolExecutor made = threads;
    if (made == null) {
      made =
          new ThreadPoolExecutor(
              most,
              most,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              Workers::make);
      made.allowCoreThreadTimeOut(true);
      made.setRejectedExecutionHandler((_, _) -> {}); // the machine is at its end
      threads = made;
    }
    return made;
  }

  private static Thread make(Runnable body) {
    Thread thread = new Thread(body, "toy worker");
    thread.setDaemon(true);
    return thread;
  }

  void execute(Runnable call) {
    threads().execute(call);
  }

  /// Takes a call out of the queue that has not begun.
  void remove(Runnable call) {
    threads().remove(call);
  }

  /// The machine ends: what has not begun does not begin. What has begun comes to its end, for an
  /// interrupt would close the files that it reads.
  synchronized void close() {
    if (threads != null) {
      threads.shutdown();
      threads.getQueue().clear();
    }
  }
}
