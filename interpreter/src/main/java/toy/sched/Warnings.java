package toy.sched;

import java.util.ArrayList;
import java.util.List;

/// The warnings of a machine, each once for its place. Thread-safe; guarded by itself.
final class Warnings {
  private final List<Warning> all = new ArrayList<>();

  /// False if there was one of that code at that place.
  synchronized boolean add(Warning warning) {
    for (Warning known : all) {
      if (known.code().equals(warning.code()) && known.at().equals(warning.at())) {
        return false;
      }
    }
    all.add(warning);
    return true;
  }

  /// In the order in which they came up.
  synchronized List<Warning> all() {
    return List.copyOf(all);
  }
}
