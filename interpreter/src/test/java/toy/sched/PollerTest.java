package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.vm.Request;

/// The selector of a thread, and its parker that waits there.
class PollerTest {
  private final Rig rig = new Rig();
  private final VmProcess process = rig.process(null);
  private final RealClock clock = new RealClock();
  private final Progress progress = new Progress();
  private final AtomicInteger deadlocks = new AtomicInteger();
  private final Poller poller = new Poller(clock);

  PollerTest() throws IOException {}

  @AfterEach
  void close() {
    poller.close();
    process.closeEndpoints();
  }

  /// Both ends of a connection; the second blocks.
  private record Pair(Endpoint here, SocketChannel there) {
    void send() {
      try {
        there.write(ByteBuffer.allocate(1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Takes what was sent.
    void drain() throws IOException {
      while (((SocketChannel) here.channel).read(ByteBuffer.allocate(64)) > 0) {
        // as long as there is some
      }
    }
  }

  private Pair pair() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel there = SocketChannel.open(server.getLocalAddress());
      return new Pair(new Endpoint(process, server.accept()), there);
    }
  }

  @Test
  void tellsOnceAndWatchesNoMore() throws IOException {
    Pair pair = pair();
    AtomicInteger told = new AtomicInteger();
    poller.watch(pair.here, SelectionKey.OP_READ, _ -> told.incrementAndGet());
    poller.select(0);
    assertEquals(0, told.get());
    assertTrue(poller.isWatching());
    pair.send();
    poller.select(Long.MAX_VALUE);
    poller.select(0); // it can still be read, but nobody wants to know
    assertEquals(1, told.get());
    assertFalse(poller.isWatching());
  }

  /// The close comes between the watch and the park, which then sees it first of all. Once the park
  /// went on, with nothing left to watch, and never ended.
  @Test
  @Timeout(60)
  void whatWasClosedBeforeTheParkEndsIt() throws IOException {
    Parker parker = new Parker(clock, progress, deadlocks::incrementAndGet);
    Pair pair = pair();
    parker.poller().watch(pair.here, SelectionKey.OP_READ, _ -> parker.noticed());
    Rig.join(Rig.start(pair.here::close));
    parker.parkOpenly();
    assertFalse(parker.poller().isWatching());
    parker.close();
  }

  @Test
  void eachOperationTellsItsOwnWatcher() throws IOException {
    Pair pair = pair();
    AtomicInteger readers = new AtomicInteger();
    AtomicInteger writers = new AtomicInteger();
    poller.watch(pair.here, SelectionKey.OP_READ, _ -> readers.incrementAndGet());
    poller.watch(pair.here, SelectionKey.OP_READ, _ -> readers.incrementAndGet());
    poller.watch(pair.here, SelectionKey.OP_WRITE, _ -> writers.incrementAndGet());
    poller.select(Long.MAX_VALUE);
    assertEquals(0, readers.get());
    assertEquals(1, writers.get());
    pair.send();
    poller.select(Long.MAX_VALUE);
    assertEquals(2, readers.get());
    assertEquals(1, writers.get());
  }

  @Test
  void whoGivesUpIsNotTold() throws IOException {
    Pair pair = pair();
    AtomicInteger told = new AtomicInteger();
    Poller.Watcher watcher = _ -> told.incrementAndGet();
    poller.watch(pair.here, SelectionKey.OP_READ, watcher);
    poller.unwatch(pair.here, watcher);
    poller.unwatch(pair.here, watcher);
    pair.send();
    poller.select(0);
    assertEquals(0, told.get());
    assertFalse(poller.isWatching());
  }

  @Test
  void whoeverClosesTellsAllThatWatch() throws IOException {
    Pair mine = pair();
    Pair others = pair();
    AtomicInteger told = new AtomicInteger();
    poller.watch(mine.here, SelectionKey.OP_READ, _ -> told.incrementAndGet());
    poller.watch(others.here, SelectionKey.OP_READ, _ -> told.incrementAndGet());
    mine.here.close();
    assertEquals(1, told.get());
    Thread closer = Rig.start(others.here::close);
    poller.select(Long.MAX_VALUE); // ended by the other thread
    Rig.join(closer);
    assertEquals(2, told.get());
    assertFalse(poller.isWatching());
    assertThrows(
        ClosedChannelException.class,
        () -> poller.watch(mine.here, SelectionKey.OP_READ, _ -> told.incrementAndGet()));
  }

  /// A closed channel's descriptor is free, and so its port, although it was registered.
  @Test
  void aClosedPortCanBeTakenAtOnce() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var address = server.getLocalAddress();
    Endpoint door = new Endpoint(process, server);
    poller.watch(door, SelectionKey.OP_ACCEPT, _ -> {});
    door.close();
    try (ServerSocketChannel next = ServerSocketChannel.open()) {
      next.bind(address);
    }
  }

  // ---- the parker

  private Parker parker() {
    return new Parker(clock, progress, deadlocks::incrementAndGet);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void dataEndsAnOpenPark() throws IOException {
    Pair pair = pair();
    Parker parker = parker();
    parker.poller().watch(pair.here, SelectionKey.OP_READ, _ -> parker.noticed());
    Thread sender = Rig.start(pair::send);
    parker.parkOpenly();
    Rig.join(sender);
    assertFalse(parker.poller().isWatching());
    parker.close();
  }

  @Test
  void aDeadlineEndsASelection() throws IOException {
    Parker parker = parker();
    parker.poller().watch(pair().here, SelectionKey.OP_READ, _ -> parker.noticed());
    long deadline = clock.nanos() + 2_000_000;
    parker.park(deadline);
    assertTrue(clock.nanos() >= deadline);
    assertTrue(parker.poller().isWatching());
    parker.close();
  }

  /// The loop of a thread that waits for a lock takes note of what its sockets bring; the thread is
  /// no less stuck.
  @Test
  void dataDoesNotFreeAStuckThread() throws IOException {
    Pair pair = pair();
    CountDownLatch seen = new CountDownLatch(1);
    CountDownLatch made = new CountDownLatch(1);
    Parker[] parker = new Parker[1];
    progress.more();
    progress.more();
    AtomicInteger parks = new AtomicInteger();
    Thread stuck =
        Rig.start(() -> {
          try {
            parker[0] = parker();
            parker[0]
                .poller()
                .watch(
                    pair.here,
                    SelectionKey.OP_READ,
                    _ -> {
                      parker[0].noticed();
                      seen.countDown();
                    });
            made.countDown();
            parker[0].park(Request.NEVER);
            parks.incrementAndGet();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    Rig.await(made);
    Rig.until(() -> progress.going() == 1);
    pair.send();
    Rig.await(seen);
    assertEquals(1, progress.going());
    assertEquals(0, parks.get());
    parker[0].unpark();
    Rig.join(stuck);
    assertEquals(2, progress.going());
    assertEquals(0, deadlocks.get());
  }

  /// Each signal comes a little later on the owner's way into a selection in which nothing happens.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noSignalIsLostOnTheWayToASelection() throws IOException {
    int turns = 20_000;
    Pair silent = pair();
    Parker parker = parker();
    parker.poller().watch(silent.here, SelectionKey.OP_READ, _ -> {});
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    Thread signaller =
        Rig.start(() -> {
          for (int i = 0; i < turns; i++) {
            int turn = i;
            Rig.until(() -> taken.get() == turn);
            for (int n = turn % 50; n > 0; n--) {
              Thread.onSpinWait();
            }
            sent.incrementAndGet();
            parker.unpark();
          }
        });
    while (taken.get() < turns) {
      parker.parkOpenly();
      taken.set(sent.get());
    }
    Rig.join(signaller);
    parker.close();
  }

  /// Signals and data come from two threads at once, over and over: each park ends, and nothing
  /// that came is missed.
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void neitherSignalsNorDataAreLost() throws IOException {
    int turns = 2_000;
    Pair pair = pair();
    Parker parker = parker();
    AtomicInteger signals = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger data = new AtomicInteger();
    Poller.Watcher watcher =
        _ -> {
          data.incrementAndGet();
          parker.noticed();
        };
    Thread signaller =
        Rig.start(() -> {
          for (int i = 0; i < turns; i++) {
            signals.incrementAndGet();
            parker.unpark();
            int turn = i;
            Rig.until(() -> taken.get() > turn);
          }
        });
    AtomicInteger read = new AtomicInteger();
    Thread sender =
        Rig.start(() -> {
          for (int i = 0; i < turns; i++) {
            pair.send();
            int turn = i;
            Rig.until(() -> read.get() > turn);
          }
        });
    parker.poller().watch(pair.here, SelectionKey.OP_READ, watcher);
    while (taken.get() < turns || read.get() < turns) {
      parker.parkOpenly();
      taken.set(signals.get());
      if (data.getAndSet(0) > 0) {
        pair.drain();
        parker.poller().watch(pair.here, SelectionKey.OP_READ, watcher);
        read.incrementAndGet();
      }
    }
    Rig.join(signaller);
    Rig.join(sender);
    parker.close();
  }
}
