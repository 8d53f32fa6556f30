package toy.repl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import toy.report.Style;
import toy.sched.Machine;
import toy.terminal.PromptTerminal;

/// Draws the [Meter] of one entry, ten times a second, once it has run for a while. It looks on
/// without stopping anything, and is no Toy thread: no account knows of it.
final class MeterThread implements AutoCloseable {
  private static final int FIRST_MS = 300; // a shorter entry has none
  private static final int PERIOD_MS = 100;

  private final PromptTerminal terminal;
  private final Machine machine;
  private final Supplier<Style> style;
  private final Meter meter;
  private final CountDownLatch over = new CountDownLatch(1);

  private MeterThread(PromptTerminal terminal, Machine machine, Supplier<Style> style) {
    this.terminal = terminal;
    this.machine = machine;
    this.style = style;
    this.meter = new Meter(machine.live(), machine.nanos());
  }

  /// The entry begins.
  static MeterThread start(PromptTerminal terminal, Machine machine, Supplier<Style> style) {
    MeterThread made = new MeterThread(terminal, machine, style);
    Thread.ofPlatform().daemon().name("meter").start(made::draw);
    return made;
  }

  private void draw() {
    try {
      boolean ended = over.await(FIRST_MS, TimeUnit.MILLISECONDS);
      while (!ended) {
        String line = meter.line(machine.live(), machine.nanos(), style.get());
        synchronized (this) {
          if (over.getCount() > 0) {
            terminal.meter(line);
          }
        }
        ended = over.await(PERIOD_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The entry is over: the line is taken away, and none comes any more.
  @Override
  public void close() {
    synchronized (this) {
      over.countDown();
      terminal.meter("");
    }
  }
}
