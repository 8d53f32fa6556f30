package toy.sched;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One end of a connection, or a server's door: a channel that never blocks, and the selectors that
/// watch it, one for each thread that has waited for it. Any thread may use it; what others watch
/// is guarded by itself.
public final class Endpoint {
  final SelectableChannel channel;
  private final VmProcess home;
  private final int number;
  private List<Poller.Watch> watches = List.of(); // mostly one; guarded by this

  /// @param channel opened a moment ago
  Endpoint(VmProcess home, SelectableChannel channel) throws IOException {
    this.home = home;
    this.channel = channel;
    channel.configureBlocking(false);
    this.number = home.opened(this);
  }

  /// The least number from 3 on that no other open socket of the VM has, as an operating system
  /// would give it: Java does not tell the real one.
  public int number() {
    return number;
  }

  public SelectableChannel channel() {
    return channel;
  }

  synchronized Poller.@Nullable Watch watchOf(Poller poller) {
    return Poller.of(poller, watches);
  }

  synchronized void add(Poller.Watch watch) {
    List<Poller.Watch> all = new ArrayList<>(watches.size() + 1);
    all.addAll(watches);
    all.add(watch);
    watches = all;
  }

  synchronized void remove(Poller.Watch watch) {
    watches = watches.stream().filter(w -> w != watch).toList();
  }

  private synchronized List<Poller.Watch> takeWatches() {
    List<Poller.Watch> all = watches;
    watches = List.of();
    return all;
  }

  /// Closes the channel; whoever waits for it is woken, in whatever thread, and finds it closed.
  public void close() {
    home.closed(this);
    try {
      channel.close();
    } catch (IOException _) {
      // What was sent has been handed over; there is nothing more to be told.
    }
    for (Poller.Watch watch : takeWatches()) {
      watch.poller.closed(watch);
    }
  }
}
