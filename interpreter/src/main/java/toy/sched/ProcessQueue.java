package toy.sched;

import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;

/// `multiprocessing.Queue`: a queue between VMs. An item is packed by who puts it and unpacked by
/// who gets it, each under its own VM's lock; only data can be sent, no functions, and no objects
/// of the program's classes. The queue itself may be sent to a process. Immutable but for its
/// queue.
public final class ProcessQueue implements ToyObject {
  public static final ToyClass TYPE = ToyClass.builtin("multiprocessing", "Queue", Types.OBJECT);

  private final ToyQueue parcels;

  public ProcessQueue(int capacity) {
    parcels = new ToyQueue(ToyQueue.TYPE, capacity).shared();
  }

  /// `put`; raises Full.
  public void put(Fiber f, Object item, long deadline, boolean blocking) {
    parcels.put(f, Packer.packMessage(f.vm, item), deadline, blocking);
  }

  /// `get`; raises Empty.
  public Object get(Fiber f, long deadline, boolean blocking) {
    return ((Parcel) parcels.get(f, deadline, blocking)).unpack(f);
  }

  public int size() {
    return parcels.size();
  }

  public boolean isFull() {
    return parcels.isFull();
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
