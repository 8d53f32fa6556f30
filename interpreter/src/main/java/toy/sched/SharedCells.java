package toy.sched;

import java.util.concurrent.atomic.AtomicReferenceArray;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;

/// The memory behind `multiprocessing.Value` and `Array`: numbers that several VMs read and write.
/// Each read and each write is atomic, and what one has written the others see; a read followed by
/// a write is not, which is what their lock is for. Holds scalars only.
public final class SharedCells implements ToyObject {
  public static final ToyClass TYPE =
      ToyClass.builtin("multiprocessing", "_SharedCells", Types.OBJECT);

  private final AtomicReferenceArray<Object> cells;

  public SharedCells(Object[] scalars) {
    cells = new AtomicReferenceArray<>(scalars);
  }

  public int size() {
    return cells.length();
  }

  /// @param index from 0 on, checked by the caller
  public Object get(int index) {
    return cells.get(index);
  }

  public void set(int index, Object scalar) {
    cells.set(index, scalar);
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
