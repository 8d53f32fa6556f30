package toy.sched;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;

/// The memory behind `multiprocessing.Value` and `Array`: numbers that several VMs read and write.
/// Each read and each write is atomic, and what one has written the others see; a read followed by
/// a write is not, which is what their lock is for. Holds scalars only. It is in the process that
/// made it; each access of a process below that one is a request.
public final class SharedCells implements ToyObject, Shared {
  public static final ToyClass TYPE =
      ToyClass.builtin("multiprocessing", "_SharedCells", Types.OBJECT);

  private final AtomicReferenceArray<Object> cells; // empty where it is remote
  private final @Nullable RemoteQueue remote;
  private final int size;

  public SharedCells(Object[] scalars) {
    cells = new AtomicReferenceArray<>(scalars);
    remote = null;
    size = scalars.length;
  }

  SharedCells(RemoteQueue remote, int size) {
    cells = new AtomicReferenceArray<>(0);
    this.remote = remote;
    this.size = size;
  }

  public int size() {
    return size;
  }

  /// @param index from 0 on, checked by the caller
  public Object get(Fiber f, int index) {
    return remote == null ? get(index) : remote.cell(f, index);
  }

  public void set(Fiber f, int index, Object scalar) {
    if (remote == null) {
      set(index, scalar);
    } else {
      remote.setCell(f, index, scalar);
    }
  }

  /// Of one that is here; from any thread.
  Object get(int index) {
    return cells.get(index);
  }

  /// As [#get(int)].
  void set(int index, Object scalar) {
    cells.set(index, scalar);
  }

  @Override
  public @Nullable RemoteQueue remote() {
    return remote;
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
