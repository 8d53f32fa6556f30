package toy.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.gil.RealGil;

/// The account of one run: of all its VMs, from `originNs` on. Thread-safe.
public final class Ledger {
  private final long originNs;
  private final @Nullable Recorder recorder;
  private final @Nullable String first;
  private final @Nullable String firstParent;
  private final List<Account> vms = new ArrayList<>(); // guarded by itself

  /// An empty account. Times in reports count from `originNs`; `recorder` is for tests.
  public Ledger(long originNs, @Nullable Recorder recorder) {
    this(originNs, recorder, null, null);
  }

  /// The account of a process of the operating system: its first VM is called `first` and was
  /// spawned by `firstParent`, the others are called after it.
  public Ledger(
      long originNs,
      @Nullable Recorder recorder,
      @Nullable String first,
      @Nullable String firstParent) {
    this.originNs = originNs;
    this.recorder = recorder;
    this.first = first;
    this.firstParent = firstParent;
  }

  /// The reading from which times in reports count.
  public long originNs() {
    return originNs;
  }

  /// `P0`, `P1`, … in the order of creation; below a process `P1` of the operating system `P1`,
  /// `P1.P1`, …
  private String nextId() {
    int n = vms.size();
    return first == null ? "P" + n : n == 0 ? first : first + ".P" + n;
  }

  /// Opens the account of a new VM, at the reading at which its creation begins: before anything is
  /// copied into it. `parent` is the VM that spawned it.
  public VmAccount createVm(
      String name, @Nullable VmAccount parent, VmAccount.Kind kind, RealGil gil, long now) {
    synchronized (vms) {
      VmAccount vm =
          new VmAccount(
              nextId(),
              name,
              parent == null ? firstParent : parent.id(),
              kind,
              gil,
              originNs,
              now,
              recorder);
      vms.add(vm);
      return vm;
    }
  }

  /// Opens the account of a process of the operating system, which keeps its own.
  ///
  /// @param cuts asks it for that
  public ForeignAccount createForeign(
      String name, VmAccount parent, Policy policy, long now, ForeignAccount.Cuts cuts) {
    synchronized (vms) {
      ForeignAccount vm =
          new ForeignAccount(nextId(), name, parent.id(), policy, originNs, now, cuts);
      vms.add(vm);
      return vm;
    }
  }

  /// All VMs there ever were, in the order of their creation.
  public List<Account> vms() {
    synchronized (vms) {
      return List.copyOf(vms);
    }
  }

  /// Cuts all VMs and gives the snapshot to `done`, once. If the caller holds the lock of `own`,
  /// that VM is cut here and now, and every other VM as [RealGil#whenQuiet] says; `own` is null for
  /// a caller that holds no lock. `done` runs on the thread that cuts the last VM, under the mutex
  /// of that VM's lock: all it may do is to keep the snapshot and wake somebody.
  public void snapshot(@Nullable VmAccount own, Consumer<Snapshot> done) {
    List<Account> all = vms();
    if (all.isEmpty()) {
      done.accept(new Snapshot(0, 0, false, List.of()));
      return;
    }
    new Collection(all.size(), done).start(all, own);
  }

  private final class Collection {
    private final @Nullable List<VmSnapshot>[] cuts;
    private final Consumer<Snapshot> done;
    private int missing;
    private long latest = originNs;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Collection(int size, Consumer<Snapshot> done) {
      this.cuts = new List[size];
      this.missing = size;
      this.done = done;
    }

    void start(List<Account> all, @Nullable VmAccount own) {
      for (int i = 0; i < all.size(); i++) {
        int index = i;
        if (all.get(i) instanceof ForeignAccount other) {
          other.cut((cut, now) -> put(index, cut, now));
          continue;
        }
        VmAccount vm = (VmAccount) all.get(i);
        if (vm == own) {
          vm.gil()
              .<@Nullable Void>underMutex(now -> {
                put(index, List.of(vm.cut(now)), now);
                return null;
              });
        } else {
          vm.gil().whenQuiet(now -> put(index, List.of(vm.cut(now)), now));
        }
      }
    }

    private void put(int index, List<VmSnapshot> cut, long now) {
      Snapshot complete = null;
      synchronized (this) {
        cuts[index] = cut;
        latest = Math.max(latest, now);
        if (--missing == 0) {
          List<VmSnapshot> parts = new ArrayList<>();
          for (List<VmSnapshot> part : cuts) {
            if (part != null) {
              parts.addAll(part);
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
