package toy.compile;

import java.util.ArrayList;
import java.util.List;

/// The code that one handler protects. It has gaps where a `return`, `break` or `continue` has left
/// it already.
final class Region {
  record Interval(int start, int end) {}

  final List<Interval> intervals = new ArrayList<>();
  private int openedAt = -1;

  void open(int pc) {
    openedAt = pc;
  }

  void close(int pc) {
    if (openedAt >= 0 && openedAt < pc) {
      intervals.add(new Interval(openedAt, pc));
    }
    openedAt = -1;
  }

  boolean isOpen() {
    return openedAt >= 0;
  }
}
