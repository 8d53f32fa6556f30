package toy.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.Model;
import toy.lib.StandardLibrary;
import toy.vm.Fiber;

/// Plays one small scene again and again on real threads of a VM: in each round all actors begin at
/// once on a number of fresh states, one after the other, with pauses in between that are drawn
/// anew; and what came of each is counted. An outcome that may not be is red at once, one that must
/// be seen is red when it never was, and a round that does not end is a lost wake-up. So does
/// jcstress, whose forked JVMs take longer for one scene than all of these may.
///
/// `-Dtoy.stress.seconds=S`: how long each scene is played; it goes on for longer, up to a limit,
/// where an outcome that must be seen has not come.
///
/// @param <S> the state of a round
final class Stress<S> {
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("toy.stress.seconds", "0.3"));
  private static final long MOST_SECONDS = 15; // for an outcome that has to be seen
  private static final long STUCK_SECONDS = 15;
  private static final int MOST_PAUSE = 300; // spins

  /// So many scenes are played between two meetings of all actors, which take the longest.
  private static final int STRIDE = 40;

  /// What one actor does in a round, with the GIL.
  interface Actor<S> {
    void act(Fiber f, S state);
  }

  private final Supplier<S> scene;
  private final List<Actor<S>> actors = new ArrayList<>();
  private final Set<String> needed = new TreeSet<>();
  private Predicate<String> allowed = _ -> true;
  private Function<S, Object> outcome = _ -> "ended";
  private Policy policy = Policy.none();

  private Stress(Supplier<S> scene) {
    this.scene = scene;
  }

  static <S> Stress<S> of(Supplier<S> scene) {
    return new Stress<>(scene);
  }

  Stress<S> actor(Actor<S> actor) {
    actors.add(actor);
    return this;
  }

  Stress<S> actors(int count, Actor<S> actor) {
    for (int i = 0; i < count; i++) {
      actors.add(actor);
    }
    return this;
  }

  /// What came of a round, once all actors have ended it.
  Stress<S> outcome(Function<S, Object> what) {
    outcome = what;
    return this;
  }

  /// No others may be.
  Stress<S> allows(String... outcomes) {
    allowed = Set.of(outcomes)::contains;
    return this;
  }

  /// These have to be seen, and no others may be.
  Stress<S> sees(String... outcomes) {
    needed.addAll(List.of(outcomes));
    return allows(outcomes);
  }

  /// Under which lock; [Policy#none] unless it is given: then all actors run at the same time.
  Stress<S> under(Policy other) {
    policy = other;
    return this;
  }

  /// How often each outcome came.
  Map<String, Integer> play() {
    return new Play().run();
  }

  private final class Play {
    final Machine machine =
        new Machine(
            Options.of(new java.io.ByteArrayOutputStream(), new java.io.ByteArrayOutputStream())
                .withPolicy(policy),
            StandardLibrary.create());
    final VmProcess process = machine.roster().make(null, null, machine.clock().nanos());
    final Map<String, Integer> seen = new TreeMap<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final AtomicInteger ready = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    final AtomicLong round = new AtomicLong();
    volatile List<S> states = List.of();
    volatile boolean over;

    Map<String, Integer> run() {
      process.makeMain(null, machine.clock().nanos(), 0, null);
      machine.progress().more(); // the caller
      List<VmThread> threads = new ArrayList<>();
      for (int i = 0; i < actors.size(); i++) {
        threads.add(thread(i));
      }
      long began = System.nanoTime();
      boolean enough = false;
      while (!enough && failures.isEmpty()) {
        long played = System.nanoTime() - began;
        enough =
            played > SECONDS * 1e9
                && (seen.keySet().containsAll(needed) || played > MOST_SECONDS * 1e9);
        playSome(threads);
      }
      over = true;
      for (VmThread thread : threads) {
        Rig.join(java.util.Objects.requireNonNull(thread.java()));
      }
      machine.progress().less();
      check();
      return seen;
    }

    private void playSome(List<VmThread> threads) {
      List<S> fresh = new ArrayList<>();
      for (int i = 0; i < STRIDE; i++) {
        fresh.add(scene.get());
      }
      states = fresh;
      done.set(0);
      ready.set(0);
      round.incrementAndGet();
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(STUCK_SECONDS);
      for (int spins = 0; done.get() < actors.size(); spins++) {
        pause(spins);
        if (System.nanoTime() > limit) {
          throw new AssertionError(stuck(threads));
        }
      }
      for (S played : failures.isEmpty() ? fresh : List.<S>of()) {
        seen.merge(String.valueOf(outcome.apply(played)), 1, Integer::sum);
      }
    }

    private void check() {
      if (!failures.isEmpty()) {
        throw new AssertionError("an actor failed", failures.getFirst());
      }
      for (String each : seen.keySet()) {
        if (!allowed.test(each)) {
          throw new AssertionError("`" + each + "` may not be: " + seen);
        }
      }
      if (!seen.keySet().containsAll(needed)) {
        throw new AssertionError("of " + needed + " only these were seen: " + seen);
      }
    }

    private VmThread thread(int number) {
      VmThread thread =
          new VmThread(
              process,
              process.account.thread(
                  "actor " + number, Model.THREAD, null, machine.clock().nanos()),
              true,
              0,
              null);
      thread.start(() -> {
        thread.enter();
        thread.leaveRuntime(process.gil.runtime()); // what is tried is safe by itself
        try {
          live(thread, actors.get(number), new SplittableRandom(number));
        } catch (Throwable e) {
          failures.add(e);
        } finally {
          done.addAndGet(actors.size());
          thread.exit();
        }
      });
      return thread;
    }

    private void live(VmThread thread, Actor<S> actor, SplittableRandom random) {
      long next = 1;
      while (true) {
        thread.release(Reason.IO);
        for (int spins = 0; round.get() < next && !over; spins++) {
          pause(spins);
        }
        if (round.get() < next) {
          thread.acquire();
          return;
        }
        next++;
        List<S> now = states;
        ready.incrementAndGet();
        for (int spins = 0; ready.get() < actors.size() && failures.isEmpty(); spins++) {
          pause(spins);
        }
        thread.acquire();
        for (S each : now) {
          for (int i = random.nextInt(MOST_PAUSE); i > 0; i--) {
            Thread.onSpinWait();
          }
          actor.act(thread.fiber, each);
        }
        done.incrementAndGet();
      }
    }

    private String stuck(List<VmThread> threads) {
      StringBuilder text =
          new StringBuilder(
              "one of the scenes of round " + round + " does not end; seen " + seen + "\n");
      for (VmThread thread : threads) {
        text.append(thread.name()).append('\n');
        for (StackTraceElement frame :
            java.util.Objects.requireNonNull(thread.java()).getStackTrace()) {
          text.append("    ").append(frame).append('\n');
        }
      }
      return text.toString();
    }

    /// With fewer processors than actors whoever spins keeps the others from running.
    private static void pause(int spins) {
      if (spins > 200) {
        Thread.yield();
      } else {
        Thread.onSpinWait();
      }
    }
  }
}
