package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An object of a class made by Toy code (or of an exception class). Guarded by its VM's GIL.
public class Instance implements ToyObject {
  private static final Object[] EMPTY = new Object[0];

  /// `slots[i]` holds the attribute `shape.name(i)`; the array may be longer than the shape.
  public Shape shape;

  public @Nullable Object[] slots = EMPTY;

  public Instance(ToyClass type) {
    this.shape = type.root();
  }

  @Override
  public final ToyClass type() {
    return shape.owner();
  }

  /// The instance's own attribute, or null.
  public final @Nullable Object get(String name) {
    int slot = shape.slot(name);
    return slot < 0 ? null : slots[slot];
  }

  public final void put(String name, Object value) {
    int slot = shape.slot(name);
    if (slot < 0) {
      append(shape.with(name), value);
    } else {
      slots[slot] = value;
    }
  }

  /// Removes an attribute; false where there was none. The shape is the one that an instance has
  /// that never had it.
  public final boolean remove(String name) {
    int gone = shape.slot(name);
    if (gone < 0) {
      return false;
    }
    Shape next = type().root();
    @Nullable Object[] kept = new Object[slots.length];
    for (int i = 0; i < shape.size(); i++) {
      if (i != gone) {
        kept[next.size()] = slots[i];
        next = next.with(shape.name(i));
      }
    }
    slots = kept;
    shape = next;
    return true;
  }

  /// Moves to `next`, which has one attribute more, and gives that attribute its value.
  public final void append(Shape next, Object value) {
    int slot = next.size() - 1;
    if (slot >= slots.length) {
      slots = Arrays.copyOf(slots, slot < 4 ? 4 : slot * 2);
    }
    slots[slot] = value;
    shape = next;
  }
}
