package toy.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.gil.RealGil;

/// The account of one run: of all its VMs, from `originNs` on. Thread-safe.
public final class Ledger {
  private final long originNs;
  private final @Nullable Recorder recorder;
  private final List<VmAccount> vms = new ArrayList<>(); // guarded by itself

  /// An empty account. Times in reports count from `originNs`; `recorder` is for tests.
  public Ledger(long originNs, @Nullable Recorder recorder) {
    this.originNs = originNs;
    this.recorder = recorder;
  }

  /// Opens the account of a new VM, at the reading at which its creation begins: before anything is
  /// copied into it. `parent` is the VM that spawned it.
  public VmAccount createVm(
      String name, @Nullable VmAccount parent, VmAccount.Kind kind, RealGil gil, long now) {
    synchronized (vms) {
      VmAccount vm =
          new VmAccount("P" + vms.size(), name, parent, kind, gil, originNs, now, recorder);
      vms.add(vm);
      return vm;
    }
  }

  /// All VMs there ever were, in the order of their creation.
  public List<VmAccount> vms() {
    synchronized (vms) {
      return List.copyOf(vms);
    }
  }

  /// Cuts all VMs and gives the snapshot to `done`, once. If the caller holds the lock of `own`,
  /// that VM is cut here and now, and every other VM as [RealGil#whenQuiet] says; `own` is null for
  /// a caller that holds no lock. `done` runs on the thread that cuts the last VM, under the mutex
  /// of that VM's lock: all it may do is to keep the snapshot and wake somebody.
  public void snapshot(@Nullable VmAccount own, Consumer<Snapshot> done) {
    List<VmAccount> all = vms();
    if (all.isEmpty()) {
      done.accept(new Snapshot(0, 0, false, List.of()));
      return;
    }
    new Collection(all.size(), done).start(all, own);
  }

  private final class Collection {
    private final @Nullable VmSnapshot[] cuts;
    private final Consumer<Snapshot> done;
    private int missing;
    private long latest = originNs;

    Collection(int size, Consumer<Snapshot> done) {
      this.cuts = new VmSnapshot[size];
      this.missing = size;
      this.done = done;
    }

    void start(List<VmAccount> all, @Nullable VmAccount own) {
      for (int i = 0; i < all.size(); i++) {
        VmAccount vm = all.get(i);
        int index = i;
        if (vm == own) {
          vm.gil()
              .<@Nullable Void>underMutex(now -> {
                put(index, vm.cut(now), now);
                return null;
              });
        } else {
          vm.gil().whenQuiet(now -> put(index, vm.cut(now), now));
        }
      }
    }

    private void put(int index, VmSnapshot cut, long now) {
      Snapshot complete = null;
      synchronized (this) {
        cuts[index] = cut;
        latest = Math.max(latest, now);
        if (--missing == 0) {
          List<VmSnapshot> parts = new ArrayList<>();
          for (VmSnapshot part : cuts) {
            if (part != null) {
              parts.add(part);
            }
          }
          complete = new Snapshot(latest - originNs, latest - originNs, false, parts);
        }
      }
      if (complete != null) {
        done.accept(complete);
      }
    }
  }
}
