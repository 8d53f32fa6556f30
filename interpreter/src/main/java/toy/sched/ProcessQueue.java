package toy.sched;

import toy.gil.Reason;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;

/// `multiprocessing.Queue`: a queue between VMs. An item is packed by who puts it and unpacked by
/// who gets it, each under its own VM's lock. The queue itself may be sent to a process. Locks and
/// semaphores between processes are such queues, of tokens. Immutable but for its queue.
public final class ProcessQueue implements ToyObject {
  public static final ToyClass TYPE = ToyClass.builtin("multiprocessing", "Queue", Types.OBJECT);

  private final ToyQueue parcels;

  public ProcessQueue(int capacity) {
    parcels = new ToyQueue(ToyQueue.TYPE, capacity).shared();
  }

  private ProcessQueue(int capacity, ToyQueue.Face face) {
    parcels = new ToyQueue(ToyQueue.TYPE, capacity, face).shared();
  }

  /// A semaphore: who gets a token has it, who puts it back releases it.
  ///
  /// @param kind `Lock`
  /// @param bound how many there can be; 0: any number
  public static ProcessQueue tokens(String kind, int tokens, int bound) {
    Reason reason = kind.equals("Condition") ? Reason.EVENT : Reason.LOCK;
    String what = "a " + kind + " between processes";
    ProcessQueue made = new ProcessQueue(bound, new ToyQueue.Face(kind, what, reason));
    for (int i = 0; i < tokens; i++) {
      made.force(None.NONE);
    }
    return made;
  }

  /// `put`; raises Full.
  public void put(Fiber f, Object item, long deadline, boolean blocking) {
    parcels.put(f, Packer.packMessage(f.vm, item), deadline, blocking);
  }

  /// `get`; raises Empty.
  public Object get(Fiber f, long deadline, boolean blocking) {
    return ((Parcel) parcels.get(f, deadline, blocking)).unpack(f);
  }

  /// Puts a scalar, from any thread and whether there is room or not.
  void force(Object scalar) {
    parcels.force(Parcel.of(scalar));
  }

  /// Takes a token before the deadline, if there is one.
  public boolean tryGet(Fiber f, long deadline, boolean blocking) {
    try {
      get(f, deadline, blocking);
      return true;
    } catch (ToyError e) {
      if (e.value().type() == Types.QUEUE_EMPTY) {
        return false;
      }
      throw e;
    }
  }

  /// Puts `number` when the unit has ended, however it did.
  public void announce(Handle unit, long number) {
    if (!unit.completion.watch(_ -> force(number))) {
      force(number);
    }
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
