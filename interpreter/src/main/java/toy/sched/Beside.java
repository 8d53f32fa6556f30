package toy.sched;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.value.LongWork;

/// Does a [LongWork] on a Java thread of its own, while the Toy thread that needs it keeps its
/// lock, as in any native, and polls. What the other thread takes of a processor is charged to the
/// Toy thread.
final class Beside {
  private static final long POLL_MS = 5;

  private Beside() {}

  /// On the thread of `unit`.
  static <T> T run(VmThread unit, Supplier<T> work) {
    CpuTime cpu = unit.process.machine.cpuTime();
    long[] taken = {0};
    FutureTask<T> task =
        new FutureTask<>(() -> {
          try {
            return work.get();
          } finally {
            taken[0] = cpu.ofCurrentThread();
          }
        });
    Thread helper = new Thread(task, "arithmetic");
    helper.setDaemon(true);
    try {
      helper.start();
    } catch (OutOfMemoryError _) {
      return work.get(); // the system has no thread left
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          T result = task.get(POLL_MS, TimeUnit.MILLISECONDS);
          unit.tookBeside(taken[0]);
          return result;
        } catch (TimeoutException _) {
          LongWork.poll();
        } catch (InterruptedException _) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Arithmetic throws nothing that is checked.
  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
