package toy.sched;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/// The processor time of threads. Loading the platform's management classes takes some milliseconds
/// (most of them processor time), so it is done before any Toy thread runs, and only where wanted.
final class CpuTime {
  private final @Nullable ThreadMXBean threads;

  CpuTime(boolean wanted) {
    ThreadMXBean bean = wanted ? ManagementFactory.getThreadMXBean() : null;
    threads = bean != null && bean.isCurrentThreadCpuTimeSupported() ? bean : null;
  }

  /// Whether it can be told.
  boolean isKnown() {
    return threads != null;
  }

  /// As [#ofCurrentThread], even where it is not wanted for the account.
  long ask() {
    return threads != null
        ? ofCurrentThread()
        : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// ns that the calling thread has run on a processor; 0 where that is not known.
  long ofCurrentThread() {
    return threads == null ? 0 : threads.getCurrentThreadCpuTime();
  }
}
