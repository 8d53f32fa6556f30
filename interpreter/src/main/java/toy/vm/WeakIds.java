package toy.vm;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/// Numbers for `id()`, given on first use; an object that is gone gives its entry back. Guarded by
/// its VM's GIL.
final class WeakIds {
  private final Map<Object, Long> ids = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private long last = 0x10_0000;

  long of(Object value) {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      ids.remove(key);
    }
    Long id = ids.get(new Probe(value));
    if (id == null) {
      last += 16;
      id = last;
      ids.put(new Key(value, gone), id);
    }
    return id;
  }

  /// Equal to the [Key] of the same object.
  private record Probe(Object value) {
    @Override
    public int hashCode() {
      return System.identityHashCode(value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.refersTo(value);
    }
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object value, ReferenceQueue<Object> queue) {
      super(value, queue);
      this.hash = System.identityHashCode(value);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Probe probe && refersTo(probe.value);
    }
  }
}
