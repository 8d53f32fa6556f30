package toy.sched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import toy.gil.Clock;

/// The selector of one thread: what its sockets, and the tasks of its loop, wait for. Its thread
/// alone touches it, with or without the GIL; others may [close][#closed] what it watches and [wake
/// it][#wakeup].
///
/// Each watch is for once: what has been told is no longer watched, so that a channel which nobody
/// looks at now does not end every wait of the thread.
final class Poller {
  /// Hears that a channel is ready, on the poller's thread, which may not have the GIL: it touches
  /// Java data only.
  interface Watcher {
    /// @param at when the selector saw it, ns
    void ready(long at);
  }

  /// Who watches one channel here.
  static final class Watch {
    final Poller poller;
    final Endpoint endpoint;
    private final SelectionKey key;
    private List<Interest> interests = List.of(); // mostly one

    private Watch(Poller poller, Endpoint endpoint, SelectionKey key) {
      this.poller = poller;
      this.endpoint = endpoint;
      this.key = key;
    }
  }

  private record Interest(int operation, Watcher watcher) {}

  private final Clock clock;
  private final Thread owner;
  private final Selector selector;
  private final Queue<Watch> closed = new ConcurrentLinkedQueue<>();
  private int watched; // interests, over all channels
  private boolean telling; // a selection runs; another must not begin within it
  private volatile boolean stale; // a channel was closed: its descriptor waits for a selection

  Poller(Clock clock) throws IOException {
    this.clock = clock;
    this.owner = Thread.currentThread();
    this.selector = Selector.open();
  }

  /// Tells `watcher` once when `operation` (of [SelectionKey]) is possible on the channel, or when
  /// it has been closed.
  void watch(Endpoint endpoint, int operation, Watcher watcher) throws ClosedChannelException {
    Watch watch = endpoint.watchOf(this);
    if (watch == null) {
      SelectionKey key = endpoint.channel.register(selector, 0);
      watch = new Watch(this, endpoint, key);
      key.attach(watch);
      endpoint.add(watch);
    }
    List<Interest> all = new ArrayList<>(watch.interests.size() + 1);
    all.addAll(watch.interests);
    all.add(new Interest(operation, watcher));
    watch.interests = all;
    watched++;
    try {
      watch.key.interestOpsOr(operation);
    } catch (CancelledKeyException _) {
      unwatch(endpoint, watcher);
      throw new ClosedChannelException();
    }
  }

  /// `watcher` does not want to hear any more.
  void unwatch(Endpoint endpoint, Watcher watcher) {
    Watch watch = endpoint.watchOf(this);
    if (watch == null) {
      return;
    }
    List<Interest> left = new ArrayList<>(watch.interests);
    if (left.removeIf(interest -> interest.watcher == watcher)) {
      watched -= watch.interests.size() - left.size();
      keep(watch, left);
    }
  }

  private static void keep(Watch watch, List<Interest> left) {
    watch.interests = left.isEmpty() ? List.of() : left;
    int operations = 0;
    for (Interest interest : left) {
      operations |= interest.operation;
    }
    try {
      watch.key.interestOps(operations);
    } catch (CancelledKeyException _) {
      // It has been closed.
    }
  }

  /// Whether somebody waits here.
  boolean isWatching() {
    return watched > 0;
  }

  /// Looks, and tells who waits; waits for it until something is ready, the time is over, or
  /// [#wakeup]. It may return early.
  ///
  /// @param nanos 0: does not wait; [Long#MAX_VALUE]: for ever
  void select(long nanos) {
    try {
      telling = true;
      stale = false;
      if (nanos <= 0) {
        selector.selectNow(this::tell);
      } else {
        selector.select(this::tell, nanos == Long.MAX_VALUE ? 0 : millis(nanos));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      telling = false;
    }
    for (Watch watch = closed.poll(); watch != null; watch = closed.poll()) {
      tellAll(watch);
    }
  }

  /// A selector counts in ms. Rounded up, as asyncio does: else the last one would be spent in
  /// turning.
  private static long millis(long nanos) {
    return Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
  }

  private void tell(SelectionKey key) {
    if (!(key.attachment() instanceof Watch watch)) {
      return;
    }
    int ready;
    try {
      ready = key.readyOps();
    } catch (CancelledKeyException _) {
      return; // who closed it tells
    }
    List<Interest> told = new ArrayList<>(1);
    List<Interest> left = new ArrayList<>(0);
    for (Interest interest : watch.interests) {
      ((interest.operation & ready) != 0 ? told : left).add(interest);
    }
    watched -= told.size();
    keep(watch, left);
    tell(told);
  }

  private void tellAll(Watch watch) {
    List<Interest> all = watch.interests;
    watched -= all.size();
    watch.interests = List.of();
    tell(all);
  }

  private void tell(List<Interest> told) {
    if (!told.isEmpty()) {
      long at = clock.nanos();
      for (Interest interest : told) {
        interest.watcher.ready(at);
      }
    }
  }

  /// The channel of `watch` has been closed: who waits for it is told. From any thread.
  void closed(Watch watch) {
    if (Thread.currentThread() != owner) {
      stale = true;
      closed.add(watch);
      selector.wakeup();
      return;
    }
    tellAll(watch);
    if (telling) {
      stale = true;
    } else if (selector.isOpen()) {
      select(0); // frees the descriptor, and a server's port
    }
  }

  /// Whether a selection is due though nobody waits.
  boolean isStale() {
    return stale;
  }

  /// Ends the selection that runs, or else the next one. From any thread.
  void wakeup() {
    selector.wakeup();
  }

  /// Lets go of all channels; they stay open. By the owner, at its end.
  void close() {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Watch watch) {
        watch.endpoint.remove(watch);
      }
    }
    try {
      selector.close();
    } catch (IOException _) {
      // Nothing waits here any more.
    }
  }

  /// The watch that `all` has of `poller`, or null.
  static @Nullable Watch of(Poller poller, List<Watch> all) {
    for (Watch watch : all) {
      if (watch.poller == poller) {
        return watch;
      }
    }
    return null;
  }
}
