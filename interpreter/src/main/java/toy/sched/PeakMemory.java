package toy.sched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that a process has taken so far.
final class PeakMemory {
  private static final String KEY = "VmHWM:"; // the peak of what was resident, in kB

  private PeakMemory() {}

  /// In bytes: of this process, where the platform tells (Linux), else of its heap.
  static long ofThisProcess() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(KEY)) {
          return Long.parseLong(line.substring(KEY.length(), line.indexOf(" kB")).strip()) << 10;
        }
      }
    } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException _) {
      // Another platform.
    }
    return Runtime.getRuntime().totalMemory();
  }
}
