package toy.sched;

import org.jspecify.annotations.Nullable;

/// The way out of a deadlock, by what its units wait for.
final class DeadlockHelp {
  private boolean locks; // somebody waits for a lock that another has
  private boolean twice; // … that it has itself
  private boolean keeps; // a task waits for an asyncio lock that another has
  private boolean keepsTwice;
  private boolean joins; // somebody waits for the end of another
  private boolean joinsInside; // … while it has a lock that is wanted
  private boolean gets;
  private boolean others;
  private @Nullable String orphan; // a thread that ended with a lock that somebody waits for

  /// A thread waits for `owner`'s lock.
  void takes(VmThread waiter, VmThread owner) {
    locks = true;
    twice |= owner == waiter;
    if (owner.hasEnded()) {
      orphan = owner.label();
    }
  }

  /// A task waits for the lock of a task.
  void keeps(boolean ownLock) {
    keeps = true;
    keepsTwice |= ownLock;
  }

  /// A unit waits for `target`.
  ///
  /// @param hasLock it has a lock that somebody else wants
  void waits(Object target, boolean hasLock) {
    switch (target) {
      case ToyLock lock when lock.owner() != null -> {}
      case Completion end when end.unit() instanceof Promise -> others = true;
      case Completion _ -> {
        joins = true;
        joinsInside |= hasLock;
      }
      case Promise _ -> others = true;
      case Handle _, Group.Members _, Gathering _, Finished _, WaitFor _, Shield _ -> joins = true;
      case ToyQueue.Get _ -> gets = true;
      case TopWait _ -> {}
      default -> others = true;
    }
  }

  String text() {
    if (twice) {
      return "a Lock that its own thread takes again waits for ever: release it first, or make it"
          + " an RLock";
    }
    if (keepsTwice) {
      return "a task that takes its own asyncio.Lock again waits for ever: release it first";
    }
    if (orphan != null) {
      return orphan
          + " ended without releasing its lock: `with lock { … }` releases it in any case";
    }
    if (joinsInside) {
      return "release the lock before the join: the one that is joined needs it to get to its end";
    }
    if (locks) {
      return "take both locks in the same order in every thread";
    }
    if (keeps) {
      return "take both locks in the same order in every task";
    }
    if (gets) {
      return "nobody is left to put anything: end the loop of gets by a last item (None, say), or"
          + " give `get` a timeout";
    }
    if (others || !joins) {
      return "somebody must put, set, notify, release or end before the others can go on";
    }
    return "units that wait for each other's end never end: one of them must go on without the"
        + " other";
  }
}
