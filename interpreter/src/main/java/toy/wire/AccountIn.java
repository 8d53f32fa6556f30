package toy.wire;

import java.util.ArrayList;
import java.util.List;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Distribution;
import toy.ledger.GilFigures;
import toy.ledger.Model;
import toy.ledger.TaskSnapshot;
import toy.ledger.TaskTotals;
import toy.ledger.ThreadSnapshot;
import toy.ledger.Times;
import toy.ledger.VmAccount;
import toy.ledger.VmSnapshot;

/// Reads what [AccountOut] wrote.
public final class AccountIn {
  private final WireIn in;

  private AccountIn(WireIn in) {
    this.in = in;
  }

  public static List<VmSnapshot> read(WireIn in) throws WireError {
    AccountIn reader = new AccountIn(in);
    List<VmSnapshot> vms = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      vms.add(reader.vm());
    }
    return vms;
  }

  private VmSnapshot vm() throws WireError {
    return new VmSnapshot(
        in.text(),
        in.text(),
        in.textOrNull(),
        in.constant(VmAccount.Kind.values()),
        policy(in),
        in.num(),
        in.num(),
        in.num(),
        in.num(),
        in.num(),
        in.num(),
        in.num(),
        in.bool(),
        gil(),
        threads(),
        totals(),
        tasks());
  }

  public static Policy policy(WireIn in) throws WireError {
    String name = in.text();
    long interval = in.num();
    Policy.Trigger trigger = in.constant(Policy.Trigger.values());
    int every = in.int32();
    Policy.Checkpoints checkpoints = in.constant(Policy.Checkpoints.values());
    Policy.Winner winner = in.constant(Policy.Winner.values());
    boolean forced = in.bool();
    try {
      return new Policy(name, interval, trigger, every, checkpoints, winner, forced);
    } catch (IllegalArgumentException _) {
      throw new WireError("no policy: " + name);
    }
  }

  private GilFigures gil() throws WireError {
    return new GilFigures(
        in.num(), in.num(), in.num(), in.num(), in.num(), in.num(), in.num(), in.num(), in.num(),
        in.num(), in.num(), in.num(), in.num(), in.num(), in.num());
  }

  private ByReason byReason() throws WireError {
    long[] figures = new long[Reason.values().length];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = in.num();
    }
    return ByReason.of(figures);
  }

  private Times times() throws WireError {
    return new Times(in.num(), in.num(), byReason());
  }

  private Distribution distribution() throws WireError {
    long count = in.num();
    long sum = in.num();
    long max = in.num();
    int[] counts = in.numbers();
    if (counts.length != Distribution.EMPTY.counts().length) {
      throw new WireError("another histogram");
    }
    return new Distribution(count, sum, max, counts);
  }

  private List<ThreadSnapshot> threads() throws WireError {
    List<ThreadSnapshot> all = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      all.add(thread());
    }
    return all;
  }

  private ThreadSnapshot thread() throws WireError {
    String id = in.text();
    String name = in.text();
    String spawnedAt = in.textOrNull();
    return new ThreadSnapshot(
        id,
        name,
        in.constant(Model.values()),
        spawnedAt,
        in.num(),
        in.num(),
        in.num(),
        times(),
        times(),
        in.num(),
        in.num(),
        in.bool(),
        in.int32(),
        in.num(),
        in.num(),
        in.num(),
        byReason(),
        byReason(),
        in.num(),
        in.num(),
        in.num(),
        distribution(),
        in.num(),
        in.num(),
        in.bool());
  }

  private TaskTotals totals() throws WireError {
    return new TaskTotals(
        in.int32(),
        in.int32(),
        in.int32(),
        in.num(),
        in.num(),
        in.num(),
        in.num(),
        byReason(),
        in.num(),
        byReason(),
        in.num(),
        in.num(),
        distribution(),
        in.num(),
        in.num());
  }

  private List<TaskSnapshot> tasks() throws WireError {
    List<TaskSnapshot> all = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      String id = in.text();
      String name = in.text();
      String spawnedAt = in.textOrNull();
      all.add(
          new TaskSnapshot(
              id,
              name,
              in.text(),
              spawnedAt,
              in.num(),
              in.num(),
              in.num(),
              in.num(),
              byReason(),
              in.num(),
              byReason(),
              in.num(),
              in.bool(),
              in.num(),
              in.num(),
              in.bool()));
    }
    return all;
  }
}
