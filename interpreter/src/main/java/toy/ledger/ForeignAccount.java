package toy.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import toy.gil.Policy;

/// What the spawner of a process of the operating system knows of its account. The process keeps it
/// itself, by the same clock, and gives it when it is asked and at its end; where it dies before,
/// the last that it gave is all there is. Guarded by itself.
public final class ForeignAccount implements Account {
  /// Asks the process for its account up to now.
  @FunctionalInterface
  public interface Cuts {
    /// `done` is called once, on any thread, when the account has [come][ForeignAccount#came] or
    /// will not come any more; it does not block.
    void request(Runnable done);
  }

  private final String id;
  private final String name;
  private final String parent;
  private final Policy policy;
  private final long originNs;
  private final long createdNs;
  private final Cuts cuts;
  private List<VmSnapshot> last = List.of();
  private long lastNs;
  private long endedNs = -1;
  private long copiedBytes;
  private long copyNs;
  private long transportNs;
  private long memoryBytes;

  ForeignAccount(
      String id, String name, String parent, Policy policy, long originNs, long now, Cuts cuts) {
    this.id = id;
    this.name = name;
    this.parent = parent;
    this.policy = policy;
    this.originNs = originNs;
    this.createdNs = now;
    this.lastNs = now;
    this.cuts = cuts;
  }

  @Override
  public String id() {
    return id;
  }

  /// Adds what the spawner copied, and how long that took.
  public synchronized void copied(long bytes, long ns) {
    copiedBytes += bytes;
    copyNs += ns;
  }

  /// Adds how long the spawner took to write or read what was copied.
  public synchronized void transported(long ns) {
    transportNs += ns;
  }

  /// The most memory that the process was seen to take.
  public synchronized void memory(long bytes) {
    memoryBytes = Math.max(memoryBytes, bytes);
  }

  /// The process gave its account: of its own VM first, then of those that it has made.
  public synchronized void came(List<VmSnapshot> cut, long now) {
    last = List.copyOf(cut);
    lastNs = now;
  }

  /// The process has ended. Once.
  public synchronized void end(long now) {
    endedNs = now;
  }

  /// Gives the account, up to now where the process lives.
  void cut(ObjLongConsumer<List<VmSnapshot>> done) {
    boolean lives;
    synchronized (this) {
      lives = endedNs < 0;
    }
    if (lives) {
      cuts.request(() -> give(done));
    } else {
      give(done);
    }
  }

  private void give(ObjLongConsumer<List<VmSnapshot>> done) {
    List<VmSnapshot> cut;
    long at;
    synchronized (this) {
      cut = known();
      at = endedNs >= 0 ? endedNs : lastNs;
    }
    done.accept(cut, at);
  }

  private List<VmSnapshot> known() {
    boolean open = endedNs < 0;
    if (last.isEmpty()) {
      return List.of(unknown(open ? lastNs : endedNs, open));
    }
    List<VmSnapshot> all = new ArrayList<>();
    for (VmSnapshot vm : last) {
      boolean own = vm.id().equals(id);
      all.add(
          vm.with(
              own ? copiedBytes : 0,
              own ? copyNs : 0,
              own ? transportNs : 0,
              own ? memoryBytes : 0,
              open));
    }
    return all;
  }

  /// Of a process that has not given any account: nothing but its life is known.
  private VmSnapshot unknown(long at, boolean open) {
    long wall = at - createdNs;
    return new VmSnapshot(
        id,
        name,
        parent,
        VmAccount.Kind.OS,
        policy,
        createdNs - originNs,
        wall,
        0,
        copiedBytes,
        copyNs,
        transportNs,
        memoryBytes,
        open,
        new GilFigures(0, wall, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        List.of(),
        TaskTotals.NONE,
        List.of());
  }

  /// Whether the process gave its account up to its end.
  public synchronized boolean isComplete() {
    return !last.isEmpty() && last.stream().noneMatch(VmSnapshot::open);
  }
}
