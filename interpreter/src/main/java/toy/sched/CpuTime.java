package toy.sched;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// The processor time of threads.
final class CpuTime {
  private CpuTime() {}

  /// ns that the calling thread has run on a processor; -1 where the platform cannot tell.
  static long ofCurrentThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
  }
}
