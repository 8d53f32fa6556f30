package toy.compare;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/// How much all threads of the JVM, those that have ended included, have allocated on the heap. It
/// counts garbage too, but neither stacks nor what the JVM itself needs for a thread.
final class Allocation {
  private final com.sun.management.@Nullable ThreadMXBean threads =
      ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
              && bean.isThreadAllocatedMemorySupported()
          ? bean
          : null;

  /// Bytes so far; -1 where the JVM cannot tell.
  long bytes() {
    return threads == null ? -1 : threads.getTotalThreadAllocatedBytes();
  }
}
