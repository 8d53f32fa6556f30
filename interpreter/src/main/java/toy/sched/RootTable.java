package toy.sched;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import toy.wire.WireError;

/// The functions and classes of this machine that were sent to other processes, by number: one that
/// comes back is known by it, see [KnownCode]. Guarded by itself.
final class RootTable {
  /// Stands everywhere but at home for a function or class.
  ///
  /// @param home the id of the process where it was made
  record Root(String home, int number) {}

  private final String home;
  private final List<Object> originals = new ArrayList<>();
  private final Map<Object, Root> roots = new IdentityHashMap<>();

  RootTable(String home) {
    this.home = home;
  }

  /// What stands for `original`, which may be such a stand-in itself.
  synchronized Root root(Object original) {
    if (original instanceof Root root) {
      return root;
    }
    Root known = roots.get(original);
    if (known == null) {
      known = new Root(home, originals.size());
      originals.add(original);
      roots.put(original, known);
    }
    return known;
  }

  /// What `root` stands for, where this is its home.
  synchronized Object original(Root root) throws WireError {
    if (!root.home.equals(home)) {
      return root;
    }
    if (root.number < 0 || root.number >= originals.size()) {
      throw new WireError("no function or class was sent as " + root.number);
    }
    return originals.get(root.number);
  }
}
