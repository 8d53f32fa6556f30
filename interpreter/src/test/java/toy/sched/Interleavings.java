package toy.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Clock;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Model;
import toy.vm.Request;
import toy.vm.Scheduler;
import toy.vm.ToyThread;
import toy.vm.Vm;

/// Plays a scene in every order in which its threads can come to their turns, one running at a
/// time: the turns end before and after each step of a wait (enlist, look, park, withdraw), and
/// where an actor says so. A wait with a deadline may end at any time. So a fault that needs one
/// certain order is found in every run of the test, however busy the machine is. The number of
/// times at which a thread is stopped that could go on is bounded, as in Musuvathi and Qadeer,
/// Iterative context bounding (2007).
///
/// What happens within a step, and the real parks, are the affair of [Stress].
final class Interleavings {
  private static final int MOST_PREEMPTIONS = 2;
  private static final int MOST_RUNS = 60_000;

  /// @param actors what each of the threads does
  /// @param outcome what came of it
  record Scene(List<Consumer<Turns>> actors, Supplier<Object> outcome) {}

  /// What an actor has in its hands.
  static final class Turns {
    final Fiber fiber;
    private final Actor actor;

    Turns(Fiber fiber, Actor actor) {
      this.fiber = fiber;
      this.actor = actor;
    }

    /// Here another may come.
    void pass() {
      actor.pass();
    }

    /// A deadline that may pass at any time.
    long sometime() {
      return 1;
    }
  }

  private static final class Aborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Aborted() {
      super(null, null, false, false);
    }
  }

  private record Choice(int taken, int of, boolean preempts) {}

  private final Rig rig = new Rig();
  private final Map<String, Integer> seen = new TreeMap<>();
  private List<Choice> path = new ArrayList<>();

  /// How often each outcome came; `stuck` where nobody could go on and not all had ended.
  static Map<String, Integer> of(Supplier<Scene> scenes) {
    Interleavings all = new Interleavings();
    List<Integer> next = List.of();
    for (int run = 0; next != null; run++) {
      if (run >= MOST_RUNS) {
        throw new AssertionError("too large a scene, after " + all.seen);
      }
      all.path = new ArrayList<>();
      Object outcome = all.new Run(scenes.get(), next).play();
      all.seen.merge(String.valueOf(outcome), 1, Integer::sum);
      next = after(all.path);
    }
    return all.seen;
  }

  /// The choices of the next run: the last one that had another way takes that.
  private static @Nullable List<Integer> after(List<Choice> path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      Choice last = path.get(i);
      long before = path.subList(0, i).stream().filter(c -> c.preempts && c.taken > 0).count();
      boolean mayPreempt = !last.preempts || before < MOST_PREEMPTIONS;
      if (last.taken + 1 < last.of && mayPreempt) {
        List<Integer> next = new ArrayList<>();
        path.subList(0, i).forEach(choice -> next.add(choice.taken));
        next.add(last.taken + 1);
        return next;
      }
    }
    return null;
  }

  private final class Run {
    private final Scene scene;
    private final List<Integer> choices;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);

    Run(Scene scene, List<Integer> choices) {
      this.scene = scene;
      this.choices = choices;
    }

    Object play() {
      for (Consumer<Turns> body : scene.actors) {
        actors.add(new Actor(body, back, rig.machine));
      }
      Actor current = null;
      while (true) {
        List<Actor> able = able(current);
        if (able.isEmpty()) {
          break;
        }
        boolean preempts = able.getFirst() == current;
        int taken = path.size() < choices.size() ? choices.get(path.size()) : 0;
        path.add(new Choice(taken, able.size(), preempts));
        current = able.get(taken);
        current.run();
        if (current.failure != null) {
          actors.forEach(Actor::abort);
          throw new AssertionError("in a run of " + path, current.failure);
        }
      }
      boolean ended = actors.stream().allMatch(actor -> actor.ended);
      actors.forEach(Actor::abort);
      return ended ? scene.outcome.get() : "stuck";
    }

    /// Those who can go on; who ran last comes first.
    private List<Actor> able(@Nullable Actor current) {
      List<Actor> able = new ArrayList<>();
      if (current != null && current.isAble()) {
        able.add(current);
      }
      actors.stream().filter(actor -> actor != current && actor.isAble()).forEach(able::add);
      return able;
    }
  }

  /// One thread, which has the turn or waits for it.
  private static final class Actor extends ToyThread implements Scheduler {
    @Override
    public void outOfMemory(Fiber f) {
      throw new IllegalStateException();
    }

    @Override
    public void tooDeep(Fiber f) {
      throw new IllegalStateException();
    }

    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back;
    private final Thread thread;
    boolean ended;
    private boolean parked;
    private boolean timed;
    private boolean signalled;
    private boolean aborted;
    @Nullable Throwable failure;

    Actor(Consumer<Turns> body, Semaphore back, Machine machine) {
      this.back = back;
      Vm vm =
          new Vm(
              9,
              "x",
              this,
              machine.host(),
              machine.library(),
              machine.importer(),
              new Breaker(),
              null,
              false,
              machine.tiering());
      Turns turns = new Turns(new Fiber(vm, this, null), this);
      thread =
          Thread.ofVirtual()
              .start(() -> {
                turn.acquireUninterruptibly();
                try {
                  if (!aborted) {
                    body.accept(turns);
                  }
                } catch (Aborted _) {
                  // The run is over.
                } catch (Throwable e) {
                  failure = e;
                }
                ended = true;
                back.release();
              });
    }

    boolean isAble() {
      return !ended && (!parked || signalled || timed);
    }

    void run() {
      turn.release();
      back.acquireUninterruptibly();
    }

    void abort() {
      if (!ended) {
        aborted = true;
        run();
      }
    }

    void pass() {
      back.release();
      turn.acquireUninterruptibly();
      if (aborted) {
        throw new Aborted();
      }
    }

    @Override
    public Object perform(Fiber f, Request request) {
      if (!(request instanceof Request.Wait wait)) {
        throw new IllegalArgumentException();
      }
      timed = wait.deadline() != Request.NEVER;
      pass();
      wait.on().enlist(this);
      pass();
      boolean late = false;
      boolean taken = wait.on().tryTake(this);
      while (!taken && !late) {
        late = !park();
        taken = wait.on().tryTake(this);
      }
      pass();
      wait.on().withdraw(this);
      pass();
      return taken;
    }

    /// False where nothing but the deadline ended it.
    private boolean park() {
      if (!signalled) {
        parked = true;
        pass();
        parked = false;
      }
      boolean was = signalled;
      signalled = false;
      return was;
    }

    @Override
    public void unpark() {
      signalled = true;
    }

    @Override
    public String name() {
      return "actor";
    }

    @Override
    public void checkpoint(Fiber f) {}

    @Override
    public void poll(Fiber f) {}

    @Override
    public Object spawn(
        Fiber f,
        Model model,
        Object callee,
        ToyList args,
        @Nullable ToyDict keywords,
        @Nullable ToyDict options,
        @Nullable Object group) {
      throw new IllegalArgumentException();
    }

    @Override
    public Clock clock() {
      return () -> 0;
    }
  }
}
