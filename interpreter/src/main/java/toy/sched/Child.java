package toy.sched;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import toy.gil.Clock;
import toy.ledger.Snapshot;
import toy.vm.Library;
import toy.wire.AccountOut;
import toy.wire.CodeOut;
import toy.wire.Frame;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// A process of the operating system, from inside: a machine whose first VM runs the call that came
/// from the parent. Frames come in on one thread, the caller's; the end of that stream means that
/// the parent has died, and ends the process whatever it does. See [OsProcess] for the other end.
///
/// How fast a process starts is decided by what its JVM has to link that is not in the AOT cache. A
/// switch over patterns is not: each costs 1 ms when it is first come to, and the first of all 20
/// ms. So what every child comes to has its commonest cases before such a switch, or none.
public final class Child {
  private static final int BUFFER = 1 << 16;
  private static final int GARBLED = 98;

  private final DataInputStream in;
  private final Upstream up;
  private final IntConsumer exit;
  private final BlockingQueue<Snapshot> cuts = new LinkedBlockingQueue<>();

  private Child(InputStream in, OutputStream out, IntConsumer exit) {
    this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
    this.up = new Upstream(new DataOutputStream(new BufferedOutputStream(out, BUFFER)), exit);
    this.exit = exit;
  }

  /// Runs the process; returns only where `exit` does.
  ///
  /// @param in the frames from the parent
  /// @param out the frames to it
  /// @param exit ends the process at once
  public static void run(Library library, InputStream in, OutputStream out, IntConsumer exit) {
    Child child = new Child(in, out, exit);
    try {
      child.run(library);
    } catch (WireError _) {
      exit.accept(GARBLED);
    } catch (IOException _) {
      exit.accept(Upstream.ORPHAN);
    } catch (OutOfMemoryError _) {
      exit.accept(Upstream.OUT_OF_MEMORY);
    }
  }

  /// Has another thread meet the JVM's first switch over patterns, for calls that come to one.
  public static void linkAhead() {
    Thread ahead = new Thread(() -> CodeOut.scalar(0L, new WireOut()), "toy ahead");
    ahead.setDaemon(true);
    ahead.start();
  }

  private void run(Library library) throws IOException {
    Clock transport = new RealClock();
    Frame first = Frame.read(in, transport);
    if (first == null || first.kind() != Frame.Kind.START) {
      exit.accept(Upstream.ORPHAN);
      return;
    }
    long began = transport.nanos();
    ChildQueues queues = new ChildQueues(up);
    StartMessage start =
        StartMessage.read(
            first.payload(), up.stream(Frame.Kind.OUT), up.stream(Frame.Kind.ERR), queues);
    RealClock clock = RealClock.since(start.sentNs());
    Machine machine = new Machine(start.options(), library, clock, start, up);
    queues.link(start.link());
    Birth birth = start.birth();
    VmProcess process = machine.roster().make(null, birth.name(), birth.createdNs());
    process.runs(birth.function());
    process.account.transported(first.readNs() + transport.nanos() - began);
    String at = birth.spawnedAt() == null ? null : birth.spawnedAt().text();
    VmThread main = process.makeMain(at, birth.createdNs(), 0, null);
    WireOut hello = new WireOut();
    hello.num(Runtime.getRuntime().maxMemory());
    up.send(Frame.Kind.STARTED, hello);
    machine.begin();
    main.start(() -> body(machine, main, start));
    startCutter();
    serve(machine, queues);
  }

  /// The process's first thread.
  private void body(Machine machine, VmThread main, StartMessage start) {
    try {
      String[] brief = {""};
      int[] exitCode = {Exit.OK};
      Birth birth = start.birth();
      ProcessRun run =
          new ProcessRun(
              main,
              start.call(),
              birth.label(),
              birth.spawnedAt(),
              (f, error) -> {
                brief[0] = new Uncaught(f).brief(error);
                if (birth.tellsAtOnce()) {
                  machine.printer().failedInUnit(f, error, false, birth.name(), null);
                }
              },
              code -> exitCode[0] = code);
      ProcessHandle.Outcome outcome = run.run();
      if (outcome != null) {
        outcome(machine, main, start.link(), outcome, brief[0]);
      }
      end(machine, outcome == null, exitCode[0]);
    } catch (Throwable e) {
      up.diedOf(e);
      machine.stopping().bug(e);
      exit.accept(Exit.INTERNAL);
    }
  }

  private void outcome(
      Machine machine, VmThread main, WireLink link, ProcessHandle.Outcome outcome, String brief) {
    long began = machine.clock().nanos();
    WireOut payload = new WireOut();
    boolean isReturned = outcome instanceof ProcessHandle.Outcome.Returned;
    Parcel parcel;
    if (outcome instanceof ProcessHandle.Outcome.Returned returned) {
      parcel = returned.value();
    } else {
      payload.text(brief);
      parcel = ((ProcessHandle.Outcome.Raised) outcome).error();
    }
    ParcelOut.write(parcel, link, payload);
    main.process.account.copied(payload.size() - parcel.bytes(), 0);
    main.process.account.transported(machine.clock().nanos() - began);
    up.send(isReturned ? Frame.Kind.RETURNED : Frame.Kind.RAISED, payload);
  }

  private void end(Machine machine, boolean stopped, int exitCode) {
    WireOut payload = new WireOut();
    int code = machine.state().exitCode();
    payload.num(code);
    payload.bool(stopped);
    payload.num(machine.limiter().current().steps.get());
    payload.num(exitCode);
    payload.num(PeakMemory.ofThisProcess());
    AccountOut.write(machine.snapshot().vms(), payload);
    up.send(Frame.Kind.END, payload);
    up.over(code);
  }

  private void serve(Machine machine, ChildQueues queues) throws IOException {
    Clock clock = machine.clock();
    for (Frame frame = Frame.read(in, clock); frame != null; frame = Frame.read(in, clock)) {
      switch (frame.kind()) {
        case STOP -> machine.stopping().stopAll(Exit.OK);
        // It may take until the VM's holder has a moment: frames must not wait for that.
        case CUT -> machine.ledger().snapshot(null, cuts::add);
        case QUEUE -> queues.answer(frame.payload());
        case MAY_START -> up.answer(new WireIn(frame.payload()).bool());
        case START, STARTED, OUT, ERR, WARNING, ACCOUNT, RETURNED, RAISED, END, LIMIT, ONE_ENDED ->
            throw new WireError("not for a child: " + frame.kind());
      }
    }
    exit.accept(Upstream.ORPHAN);
  }

  private void startCutter() {
    Thread cutter =
        new Thread(
            () -> {
              for (Snapshot cut = next(); cut != null; cut = next()) {
                up.account(cut);
              }
            },
            "toy account");
    cutter.setDaemon(true);
    cutter.start();
  }

  private @Nullable Snapshot next() {
    try {
      return cuts.take();
    } catch (InterruptedException _) {
      return null;
    }
  }
}
