package toy.sched;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.ledger.ForeignAccount;
import toy.syntax.DiagnosticCode;
import toy.value.ExceptionValue;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.wire.AccountIn;
import toy.wire.CodeIn;
import toy.wire.Frame;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// A process of the operating system, from outside. One thread reads its frames to the end and then
/// completes its handle, another writes to it; neither is a Toy thread. The child counts as one
/// that can go on from here to its end, for it can wake others. See [Child] for the other end.
///
/// Guarded by itself: what it is in the middle of. Nothing blocks under that lock.
final class OsProcess implements ProcessHandle.Running, ForeignAccount.Cuts {
  private static final int BUFFER = 1 << 16;

  /// How long a child that was told to stop may take, ns: what it runs may not poll.
  private static final long PATIENCE_MS = 1_000;

  /// How long somebody waits for the account of a child that does not answer.
  private static final long ANSWER_MS = 2_000;

  private final Machine machine;
  private final Connection connection;
  private final WireLink link;
  private final BlockingQueue<Supplier<@Nullable Frame>> outgoing = new LinkedBlockingQueue<>();
  private final DataInputStream in;
  private @Nullable ProcessHandle handle;
  private @Nullable ForeignAccount account;

  private final List<Runnable> waitForCut = new ArrayList<>();
  private boolean started;
  private boolean over;
  private volatile boolean stopped; // by us

  // Written and read by the reader alone.
  private ProcessHandle.@Nullable Outcome outcome;
  private String brief = "";
  private @Nullable String garbled;
  private long heapLimit;
  private int below; // processes alive that it, or one of its own, has started
  private @Nullable End end;

  /// The child's last words.
  private record End(int code, boolean stopped) {}

  OsProcess(Machine machine, Connection connection) {
    this.machine = machine;
    this.connection = connection;
    this.link = new WireLink(machine.roots(), new ParentQueues(this));
    this.in = new DataInputStream(new BufferedInputStream(connection.in(), BUFFER));
  }

  long pid() {
    return connection.pid();
  }

  WireLink link() {
    return link;
  }

  /// Lets it begin: the frame is made and written on the writer's thread.
  void start(ProcessHandle its, ForeignAccount account, Supplier<Frame> first) {
    this.handle = its;
    this.account = account;
    machine.progress().more();
    outgoing.add(first);
    daemon(this::write, "toy " + its.id() + " writer");
    daemon(this::read, "toy " + its.id() + " reader");
  }

  private static void daemon(Runnable body, String name) {
    Thread made = new Thread(null, body, name, 1 << 18);
    made.setDaemon(true);
    made.start();
  }

  private ProcessHandle handle() {
    return java.util.Objects.requireNonNull(handle);
  }

  private ForeignAccount account() {
    return java.util.Objects.requireNonNull(account);
  }

  // ---- what goes to the child

  void send(Frame.Kind kind, byte[] payload) {
    send(() -> new Frame(kind, payload));
  }

  /// `frame` is made on the writer's thread; null for nothing to be written.
  void send(Supplier<@Nullable Frame> frame) {
    outgoing.add(frame);
  }

  private void write() {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(connection.out(), BUFFER))) {
      while (true) {
        Frame next = outgoing.take().get();
        if (next != null) {
          next.write(out);
        } else if (isOver()) {
          return;
        }
        if (outgoing.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException | InterruptedException _) {
      // The child is gone, which its reader sees too.
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /// Ends the child without running any more Toy code in it.
  @Override
  public void stop() {
    boolean hasStarted;
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      hasStarted = started;
    }
    if (hasStarted) {
      send(Frame.Kind.STOP, new byte[0]);
      CompletableFuture.delayedExecutor(PATIENCE_MS, TimeUnit.MILLISECONDS)
          .execute(connection::kill);
    } else {
      connection.kill();
    }
  }

  @Override
  public void request(Runnable done) {
    synchronized (this) {
      if (started && !over) {
        waitForCut.add(done);
        send(Frame.Kind.CUT, new byte[0]);
        CompletableFuture.delayedExecutor(ANSWER_MS, TimeUnit.MILLISECONDS)
            .execute(() -> giveUp(done));
        return;
      }
    }
    done.run();
  }

  private void giveUp(Runnable done) {
    boolean waits;
    synchronized (this) {
      waits = waitForCut.remove(done);
    }
    if (waits) {
      done.run();
    }
  }

  private void answered(boolean all) {
    List<Runnable> told;
    synchronized (this) {
      told = new ArrayList<>(all || waitForCut.isEmpty() ? waitForCut : waitForCut.subList(0, 1));
      waitForCut.removeAll(told);
    }
    told.forEach(Runnable::run);
  }

  // ---- what comes from it

  private void read() {
    try {
      // Not a frame further than the last: the JVM of a child that has told all takes 0.3 s to end
      // as long as one of its threads reads, which it does until our end of its pipe is closed.
      while (end == null && Frame.read(in, machine.clock()) instanceof Frame frame) {
        take(frame);
      }
    } catch (WireError e) {
      garbled = e.getMessage();
      connection.kill();
    } catch (IOException _) {
      // It has died.
    } catch (OutOfMemoryError _) {
      garbled = "what it sent does not fit into this process's memory";
      connection.kill();
    }
    finish();
  }

  private void take(Frame frame) throws WireError {
    WireIn payload = new WireIn(frame.payload());
    switch (frame.kind()) {
      case STARTED -> {
        heapLimit = payload.num();
        synchronized (this) {
          started = true;
        }
        if (stopped) {
          connection.kill();
        }
      }
      case OUT -> machine.host().writeFrom(handle(), frame.payload());
      case ERR ->
          machine
              .host()
              .writeErrorFor(
                  handle().budget,
                  new String(frame.payload(), java.nio.charset.StandardCharsets.UTF_8));
      case WARNING -> warning(payload);
      case ACCOUNT -> {
        account().memory(payload.num());
        account().came(AccountIn.read(payload), machine.clock().nanos());
        answered(false);
      }
      case RETURNED -> outcome = new ProcessHandle.Outcome.Returned(parcel(frame, payload));
      case RAISED -> {
        brief = payload.text();
        outcome = new ProcessHandle.Outcome.Raised(parcel(frame, payload));
      }
      case END -> {
        end = new End(payload.int32(), payload.bool());
        machine.limiter().stepsBelow(handle().budget, payload.num());
        handle().exitCode(payload.int32());
        account().memory(payload.num());
        account().came(AccountIn.read(payload), machine.clock().nanos());
      }
      case QUEUE -> ((ParentQueues) link.queues()).asked(frame.payload());
      case LIMIT -> machine.limiter().reachedBelow(handle().budget, limitHit(payload));
      case MAY_START -> {
        boolean may = machine.limiter().alive().mayStartBelow();
        below += may ? 1 : 0;
        WireOut answer = new WireOut();
        answer.bool(may);
        send(Frame.Kind.MAY_START, answer.toArray());
      }
      case ONE_ENDED -> {
        below--;
        machine.limiter().alive().ended(Limit.PROCESSES);
      }
      case START, STOP, CUT -> throw new WireError("not for a parent: " + frame.kind());
    }
  }

  private Parcel parcel(Frame frame, WireIn payload) throws WireError {
    long began = machine.clock().nanos();
    Parcel parcel = ParcelIn.read(payload, link, frame.payload().length);
    payload.end();
    account().transported(frame.readNs() + machine.clock().nanos() - began);
    return parcel;
  }

  private static LimitHit limitHit(WireIn in) throws WireError {
    CodeIn codes = new CodeIn(in);
    Limit limit = in.constant(Limit.values());
    long used = in.num();
    long max = in.num();
    String thread = in.text();
    long after = in.num();
    long held = in.num();
    String note = in.text();
    String way = in.text();
    return new LimitHit(limit, used, max, thread, codes.place(), after, held, note, way);
  }

  private void warning(WireIn in) throws WireError {
    CodeIn codes = new CodeIn(in);
    boolean told = in.bool();
    DiagnosticCode code = in.constant(DiagnosticCode.values());
    String message = in.text();
    String at = in.text();
    Fiber.Place place = codes.place();
    String[] help = new String[in.count()];
    for (int i = 0; i < help.length; i++) {
      help[i] = in.text();
    }
    if (told) {
      machine.warnings().tell(code, message, place, help);
    } else {
      machine.warnings().keep(code, message, at);
    }
  }

  // ---- its end

  private void finish() {
    int code = end != null ? end.code : exitCode();
    long now = machine.clock().nanos();
    synchronized (this) {
      over = true;
    }
    send(() -> null); // the writer looks, and ends
    account().end(now);
    answered(true);
    ((ParentQueues) link.queues()).close();
    handle().ended();
    machine.roster().ended(this);
    machine.limiter().alive().ended(Limit.PROCESSES);
    for (; below > 0; below--) {
      machine.limiter().alive().ended(Limit.PROCESSES); // they end with it
    }
    complete(code, now);
    handle().home.main().unpark();
    machine.roster().oneFewer();
    exitCode(); // reaps it
  }

  private void complete(int code, long now) {
    ProcessHandle its = handle();
    if (end != null && outcome instanceof ProcessHandle.Outcome.Returned returned) {
      if (code != Exit.OK) {
        machine.state().failed(code); // something in it failed, and it has said so
      }
      its.completion.succeed(returned, now);
    } else if (end != null && outcome instanceof ProcessHandle.Outcome.Raised raised) {
      its.home.failed(its, brief);
      its.completion.failWith(raised, now);
    } else if (stopped) {
      its.completion.fail(ProcessHandle.terminated(its.label()), true, now);
    } else {
      its.exitCode(ExitText.asPython(code, end != null));
      String text = its.label() + " " + how(code);
      its.home.failed(its, Types.PROCESS_ERROR.name() + ": " + text);
      its.completion.fail(new ExceptionValue(Types.PROCESS_ERROR, ToyTuple.of(text)), false, now);
    }
  }

  private String how(int code) {
    return garbled != null
        ? "was ended: " + garbled
        : ExitText.of(code, end != null, started, heapLimit);
  }

  private int exitCode() {
    boolean interrupted = false;
    while (true) {
      try {
        int code = connection.exitCode();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return code;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
  }
}
