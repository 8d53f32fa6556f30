package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;

/// `multiprocessing.Queue`: a queue between VMs. An item is packed by who puts it and unpacked by
/// who gets it, each under its own VM's lock. The queue itself may be sent to a process. Locks and
/// semaphores between processes are such queues, of tokens. Immutable but for its queue.
public final class ProcessQueue implements ToyObject, Shared {
  public static final ToyClass TYPE = ToyClass.builtin("multiprocessing", "Queue", Types.OBJECT);

  /// Null where the parent of this process has the queue.
  private final @Nullable ToyQueue parcels;

  private final @Nullable RemoteQueue remote;

  public ProcessQueue(int capacity) {
    parcels = new ToyQueue(ToyQueue.TYPE, capacity).shared();
    remote = null;
  }

  ProcessQueue(RemoteQueue remote) {
    parcels = null;
    this.remote = remote;
  }

  private ProcessQueue(int capacity, ToyQueue.Face face) {
    parcels = new ToyQueue(ToyQueue.TYPE, capacity, face).shared();
    remote = null;
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
    if (remote == null) {
      parcels().put(f, Packer.packMessage(f.vm, item), deadline, blocking);
    } else if (!remote.put(
        f, Packer.packMessageUp(f.vm, item, remote.above()), deadline, blocking)) {
      throw new ToyError(new ExceptionValue(Types.QUEUE_FULL, ToyTuple.EMPTY));
    }
  }

  /// `get`; raises Empty.
  public Object get(Fiber f, long deadline, boolean blocking) {
    if (remote == null) {
      return ((Parcel) parcels().get(f, deadline, blocking)).unpack(f);
    }
    Parcel item = remote.get(f, deadline, blocking);
    if (item == null) {
      throw new ToyError(new ExceptionValue(Types.QUEUE_EMPTY, ToyTuple.EMPTY));
    }
    return item.unpack(f);
  }

  /// What it is in this process; not of one that is [remote][#remote].
  ToyQueue parcels() {
    return java.util.Objects.requireNonNull(parcels);
  }

  /// Where it is, if that is the parent of this process; else null.
  @Override
  public @Nullable RemoteQueue remote() {
    return remote;
  }

  /// Why who waits for it is released.
  Reason reason() {
    return remote == null ? parcels().reason() : remote.reason();
  }

  /// Puts a scalar, from any thread and whether there is room or not.
  void force(Object scalar) {
    if (remote == null) {
      parcels().force(Parcel.of(scalar));
    } else {
      remote.force(Parcel.of(scalar));
    }
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

  /// A new queue in the process that has this one.
  public ProcessQueue beside(Fiber f) {
    return remote == null ? new ProcessQueue(0) : remote.beside(f);
  }

  /// Puts `number` when the unit has ended, however it did.
  public void announce(Handle unit, long number) {
    if (!unit.completion.watch(_ -> force(number))) {
      force(number);
    }
  }

  public long size(Fiber f) {
    return remote == null ? parcels().size() : remote.size(f);
  }

  public boolean isFull(Fiber f) {
    return remote == null ? parcels().isFull() : remote.isFull(f);
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
