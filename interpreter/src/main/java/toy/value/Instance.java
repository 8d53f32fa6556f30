package toy.value;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of a class made by Toy code (or of an exception class). Guarded by its VM's GIL. Where
/// there is none, attributes are written under the object's monitor and read without it: an array
/// of slots belongs to one line of shapes, in which names only come to it, and who has read a slot
/// looks whether the shape is still the one by which it was chosen.
public class Instance implements ToyObject {
  private static final Object[] EMPTY = new Object[0];

  /// `slots[i]` holds the attribute `shape.name(i)`; the array may be longer than the shape, and
  /// for another thread shorter.
  public Shape shape;

  private @Nullable Object[] slots = EMPTY;

  public Instance(ToyClass type) {
    this.shape = type.root();
    Sharing.publish();
  }

  @Override
  public final ToyClass type() {
    return shape.owner();
  }

  /// The instance's own attribute, or null.
  public final @Nullable Object get(String name) {
    if (Sharing.isParallel()) {
      return getShared(name);
    }
    int slot = shape.slot(name);
    return slot < 0 ? null : slots[slot];
  }

  private @Nullable Object getShared(String name) {
    Shape seen = shape;
    int slot = seen.slot(name);
    Object value = slot < 0 ? null : sharedAt(seen, slot);
    if (value != null) {
      return value;
    }
    synchronized (this) {
      int now = shape.slot(name);
      return now < 0 ? null : slots[now];
    }
  }

  /// The value in a slot of an instance that has the shape `seen`; null where it is another by now,
  /// or where the attribute is gone.
  public final @Nullable Object at(Shape seen, int slot) {
    return Sharing.isParallel() ? sharedAt(seen, slot) : slots[slot];
  }

  private @Nullable Object sharedAt(Shape seen, int slot) {
    if (shape != seen) {
      return null;
    }
    VarHandle.loadLoadFence();
    @Nullable Object[] all = slots;
    Object value = slot < all.length ? all[slot] : null;
    VarHandle.loadLoadFence();
    return shape == seen ? value : null;
  }

  /// The own attributes by name as they are together, in their order.
  public final Map<String, Object> attributes() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return all();
      }
    }
    return all();
  }

  private Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < shape.size(); i++) {
      Object value = slots[i];
      if (value != null) {
        all.put(shape.name(i), value);
      }
    }
    return all;
  }

  public final void put(String name, Object value) {
    if (Sharing.isParallel()) {
      putShared(name, value);
      return;
    }
    int slot = shape.slot(name);
    if (slot < 0) {
      append(shape.with(name), value);
    } else {
      slots[slot] = value;
    }
  }

  private void putShared(String name, Object value) {
    while (true) {
      Shape seen = shape;
      int slot = seen.slot(name);
      if (store(seen, slot, slot < 0 ? seen.with(name) : null, value)) {
        return;
      }
    }
  }

  /// Gives the attribute at `slot` a value or, with `grown`, the attribute that this shape has more
  /// than `seen`; false where the shape is not `seen` any more.
  public final boolean store(Shape seen, int slot, @Nullable Shape grown, Object value) {
    if (Sharing.isParallel()) {
      return storeShared(seen, slot, grown, value);
    }
    if (grown == null) {
      slots[slot] = value;
    } else {
      append(grown, value);
    }
    return true;
  }

  private synchronized boolean storeShared(
      Shape seen, int slot, @Nullable Shape grown, Object value) {
    if (shape != seen) {
      return false;
    }
    if (grown == null) {
      slots[slot] = value;
    } else {
      append(grown, value);
    }
    return true;
  }

  /// Moves to `next`, which has one attribute more, and gives that attribute its value.
  private void append(Shape next, Object value) {
    int slot = next.size() - 1;
    if (slot >= slots.length) {
      @Nullable Object[] wider = Arrays.copyOf(slots, slot < 4 ? 4 : slot * 2);
      Sharing.publish();
      slots = wider;
    }
    slots[slot] = value;
    Sharing.publish();
    shape = next;
  }

  /// Removes an attribute; false where there was none. The shape is the one that an instance has
  /// that never had it; where there is no GIL it is the end of a new line of shapes, so that no
  /// shape ever comes back to an instance.
  public final boolean remove(String name) {
    while (true) {
      Shape seen = shape;
      int gone = seen.slot(name);
      if (gone < 0) {
        return false;
      }
      Shape root = Sharing.isParallel() ? new Shape(seen.owner()) : seen.owner().root();
      Shape next = root;
      for (int i = 0; i < seen.size(); i++) {
        next = i == gone ? next : next.with(seen.name(i));
      }
      if (!Sharing.isParallel()) {
        become(root, next, gone);
        return true;
      }
      synchronized (this) {
        if (shape == seen) {
          become(root, next, gone);
          return true;
        }
      }
    }
  }

  /// Moves the slots behind `gone` by one; meanwhile the shape is one without attributes.
  private void become(Shape root, Shape next, int gone) {
    @Nullable Object[] kept = new Object[slots.length];
    System.arraycopy(slots, 0, kept, 0, gone);
    System.arraycopy(slots, gone + 1, kept, gone, next.size() - gone);
    shape = root;
    Sharing.publish();
    slots = kept;
    Sharing.publish();
    shape = next;
  }
}
