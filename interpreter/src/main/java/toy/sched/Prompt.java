package toy.sched;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.gil.Reason;
import toy.ledger.Snapshot;
import toy.syntax.Parser;
import toy.syntax.Source;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Unwind;

/// The main thread of a prompt: it runs what is posted and steps its loop in between. Jobs come
/// from one front-end thread, which waits for each.
final class Prompt extends Pending implements Session {
  private static final int ANSWER_MS = 300; // a key of the editor waits no longer

  private static final class Job {
    final Consumer<VmThread> body;
    final CountDownLatch done = new CountDownLatch(1);

    Job(Consumer<VmThread> body) {
      this.body = body;
    }
  }

  private final Machine machine;
  private final VmThread main;
  private final Queue<Job> jobs = new ArrayDeque<>(); // guarded by itself
  private final CountDownLatch served = new CountDownLatch(1);
  private boolean closed; // guarded by jobs
  private boolean ending; // the main thread's
  private volatile @Nullable Snapshot window; // of the last entry

  Prompt(Machine machine, VmThread main) {
    this.machine = machine;
    this.main = main;
  }

  // ---- the front end's side

  @Override
  public Outcome post(Entry entry) {
    return post(entry, Parser.Mode.ENTRY);
  }

  @Override
  public Outcome load(Source file) {
    return post(new Entry(file, 0, 0, 0), Parser.Mode.FILE);
  }

  private Outcome post(Entry entry, Parser.Mode mode) {
    Outcome[] outcome = {new Failed(Exit.INTERNAL)};
    machine.begin();
    machine.host().entryBegins();
    try {
      between(_ -> outcome[0] = run(entry, mode));
    } finally {
      machine.over();
      machine.stopping().tellLimit(machine.limiter().last());
    }
    return outcome[0];
  }

  @Override
  public @Nullable Snapshot window() {
    return window;
  }

  /// Runs `body` on the main thread, with the GIL, and waits for it.
  void between(Consumer<VmThread> body) {
    Job job = post(body);
    if (job != null) {
      Machine.await(job.done);
    }
  }

  /// Null after the end.
  private @Nullable Job post(Consumer<VmThread> body) {
    Job job = new Job(body);
    synchronized (jobs) {
      if (closed) {
        return null;
      }
      jobs.add(job);
    }
    EventLoop loop = main.makeLoop();
    loop.arrived(new Knock(loop), machine.clock().nanos());
    return job;
  }

  /// Makes the idle loop look.
  private final class Knock implements LoopWaiter {
    private final EventLoop loop;

    Knock(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public EventLoop loop() {
      return loop;
    }

    @Override
    public void wake(long at) {
      TopWait waiting = main.waiting;
      if (waiting != null) {
        waiting.wake(at);
      }
    }
  }

  @Override
  public @Nullable String disassemble(Source what) {
    AtomicReference<@Nullable String> text = new AtomicReference<>();
    between(thread -> text.set(Disassembly.of(thread, what)));
    return text.get();
  }

  @Override
  public List<String> names() {
    return answer(thread -> ScopeNames.of(thread.process.vm));
  }

  @Override
  public List<String> members(String chain) {
    return answer(thread -> ScopeNames.members(thread.fiber, chain));
  }

  @Override
  public Meaning meaning(String chain) {
    AtomicReference<Meaning> meaning = new AtomicReference<>(Meaning.UNKNOWN);
    between(thread -> meaning.set(ScopeNames.meaning(thread.fiber, chain)));
    return meaning.get();
  }

  @Override
  public void prefixes(boolean wanted) {
    machine.host().prefixes(wanted);
  }

  /// What the main thread says at once; nothing where a native keeps the GIL for longer.
  private List<String> answer(Function<VmThread, List<String>> question) {
    AtomicReference<List<String>> names = new AtomicReference<>(List.of());
    Job job = post(thread -> names.set(question.apply(thread)));
    if (job != null) {
      try {
        job.done.await(ANSWER_MS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return names.get();
  }

  @Override
  public int end() {
    machine.begin();
    try {
      between(thread -> {
        Ending.of(thread, true);
        ending = true;
      });
    } finally {
      machine.over();
    }
    Machine.await(served);
    return machine.state().exitCode();
  }

  @Override
  public void close() {
    between(thread -> {
      if (!ending) {
        Ending.of(thread, false);
        ending = true;
      }
    });
    Machine.await(served);
  }

  // ---- the main thread's side

  /// The body of the main thread.
  void serve() {
    try {
      main.enter();
      while (!ending) {
        Job job = next();
        if (job != null) {
          serve(job);
        }
      }
    } catch (Throwable e) {
      machine.stopping().bug(e);
    } finally {
      main.exit();
      main.process.account.end();
      synchronized (jobs) {
        closed = true;
        jobs.forEach(job -> job.done.countDown());
      }
      served.countDown();
    }
  }

  private void serve(Job job) {
    try {
      job.body.accept(main);
    } catch (Throwable e) {
      machine.stopping().bug(e); // an error of ours ends the entry, not the session
    } finally {
      main.stopServed();
      synchronized (jobs) {
        jobs.remove(job);
      }
      job.done.countDown();
    }
  }

  /// Steps the loop until there is a job.
  private @Nullable Job next() {
    try {
      Driver.drive(main, main.fiber, new TopWait(main.makeLoop(), this));
    } catch (ToyError e) {
      // A task that ended the loop, by exit() or by an interrupt: its handle has the error.
      if (e.value().type().isSubclassOf(Types.KEYBOARD_INTERRUPT) && machine.state().isRunning()) {
        Script.failed(machine, main, e.value()); // the entry that is to come is meant
      }
    } catch (Unwind e) {
      machine.stopping().unwound(e);
    }
    synchronized (jobs) {
      return jobs.peek();
    }
  }

  private Outcome run(Entry entry, Parser.Mode mode) {
    Snapshot before = cut();
    Outcome outcome = runWhole(entry, mode);
    main.stopServed();
    window = cut().minus(before);
    return outcome;
  }

  /// The account now, on the main thread.
  private Snapshot cut() {
    try {
      return main.process.snapshot(main.fiber);
    } catch (ToyError | Unwind e) { // Ctrl-C while another VM was slow to cut: that served it
      main.stopServed();
      return main.process.snapshot(main.fiber);
    }
  }

  private Outcome runWhole(Entry entry, Parser.Mode mode) {
    main.stopServed();
    if (machine.state().isStopping()) {
      return unfinished(); // by Ctrl-C, before it began
    }
    Fiber f = main.fiber;
    FunctionCode code =
        Script.attempt(machine, main, () -> machine.front().entry(entry.source(), f.vm, mode));
    if (code == null) {
      return machine.state().isStopping() ? unfinished() : new Failed(machine.front().exitCode());
    }
    boolean finished = Script.call(machine, main, code);
    if (machine.state().isStopping()) {
      main.stopServed();
      cancelTasks(f);
    }
    if (finished) {
      machine.front().entered(f.vm.main);
    }
    if (mode == Parser.Mode.FILE) {
      f.takeResult();
    }
    Outcome outcome = finished ? show(f, entry) : unfinished();
    machine.over(); // Ctrl-C comes too late for what is left
    main.stopServed();
    try {
      machine.host().flush(f);
    } catch (Unwind e) {
      machine.stopping().unwound(e); // the reader went away, or a stop was on its way
    }
    return outcome;
  }

  /// The tasks of an entry that was stopped; the idle loop steps them to their end.
  private void cancelTasks(Fiber f) {
    for (Task task : main.makeLoop().tasks()) {
      if (task.entry == machine.state().entry()) {
        task.cancel(f, null);
      }
    }
  }

  private Outcome unfinished() {
    int code = machine.state().exitCode();
    return machine.state().hasLeft() ? new Left(code) : new Failed(code);
  }

  private Outcome show(Fiber f, Entry entry) {
    Object value = f.takeResult();
    if (value == null || value == None.NONE) {
      return new Done(null);
    }
    try {
      String text =
          entry.columns() == Integer.MAX_VALUE
              ? Text.repr(value, f)
              : ValueText.of(f, value, entry.columns(), entry.lines());
      f.vm.main.define("_", value);
      if (entry.number() > 0) {
        f.vm.main.define("_" + entry.number(), value);
      }
      return new Done(text);
    } catch (ToyError e) {
      Script.failed(machine, main, e.value());
      return new Failed(Exit.of(e.value()));
    } catch (Unwind e) {
      machine.stopping().unwound(e);
      return unfinished();
    }
  }

  // ---- what the idle loop waits for

  @Override
  public boolean isDone() {
    synchronized (jobs) {
      return !jobs.isEmpty();
    }
  }

  @Override
  public Object result(Fiber f) {
    return None.NONE;
  }

  @Override
  public Reason reason() {
    return Reason.LOOP;
  }

  @Override
  void arm(LoopWaiter waiter) {}

  @Override
  void disarm(LoopWaiter waiter) {}

  @Override
  boolean comesFromOutside() {
    return true;
  }

  @Override
  String describe() {
    return "the next entry";
  }

  @Override
  public ToyClass type() {
    return Types.OBJECT;
  }
}
