package toy.sched;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The functions and classes of one VM that other VMs have copies of, or that are such copies, by
/// the object that all copies stem from. So one that comes again is the one that is there already,
/// and one that comes home is the original. Guarded by itself; keeps nothing alive.
final class KnownCode {
  private final Map<Object, WeakReference<Object>> known = new WeakHashMap<>();

  /// @param root the function or class that `own` is a copy of, or itself
  synchronized void add(Object root, Object own) {
    known.put(root, new WeakReference<>(own));
  }

  /// This VM's own for `root`, or null.
  synchronized @Nullable Object find(Object root) {
    WeakReference<Object> own = known.get(root);
    return own == null ? null : own.get();
  }

  static KnownCode of(toy.vm.Vm vm) {
    return ((RealScheduler) vm.scheduler).process().knownCode;
  }
}
