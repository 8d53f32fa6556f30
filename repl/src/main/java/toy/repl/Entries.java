package toy.repl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entries of a session in their order, numbered from 1. For the prompt's thread.
final class Entries {
  /// @param typed as it was typed
  /// @param code what ran: the same, or the text of a file that was loaded
  /// @param ran whether it came to its end without an error
  record Entry(int number, String typed, String code, boolean ran) {}

  private final List<Entry> all = new ArrayList<>();
  private int reset; // how many there were when the globals were last thrown away

  void add(String typed, String code, boolean ran) {
    all.add(new Entry(next(), typed, code, ran));
  }

  /// The globals were thrown away.
  void reset() {
    reset = all.size();
  }

  /// Whether nothing was entered since the globals were last thrown away.
  boolean isFresh() {
    return reset == all.size();
  }

  /// The number of the one that comes next.
  int next() {
    return all.size() + 1;
  }

  List<Entry> all() {
    return List.copyOf(all);
  }

  /// Those whose work the globals are: that ran since the last reset.
  List<Entry> standing() {
    return all.subList(reset, all.size()).stream().filter(Entry::ran).toList();
  }

  /// Null where there is none of that number.
  @Nullable Entry numbered(int number) {
    return number >= 1 && number <= all.size() ? all.get(number - 1) : null;
  }

  @Nullable Entry last() {
    return all.isEmpty() ? null : all.getLast();
  }
}
