package toy.sched;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Disk;
import toy.sandbox.Environment;
import toy.sandbox.Network;
import toy.value.None;
import toy.vm.Fiber;
import toy.vm.Host;
import toy.vm.Request;
import toy.vm.Unwind;

/// The machine's standard streams, arguments and open files. A print is one atomic append to a
/// buffer; that is flushed at a line's end on a terminal, else at 8 KiB, before input, and at the
/// end. Who flushes gives the GIL up meanwhile (reason `io`). Safe for any thread.
final class StandardStreams implements Host {
  private static final int FLUSH_AT = 8 << 10; // bytes
  private static final int BROKEN_PIPE = 141;

  private final Machine machine;
  private final Options options;
  private final UnitLines lines = new UnitLines(); // at the prompt; guarded by this
  private final AtomicLong seeds;
  private final long seed;
  private final StandardInput input;

  private ByteArrayOutputStream buffer = new ByteArrayOutputStream(FLUSH_AT * 2); // guarded by this
  private final ReentrantLock writing = new ReentrantLock(); // held while bytes go out, in order
  private final List<OpenFile> files = new ArrayList<>(); // guarded by itself

  private final Disk disk;
  private final Network network;
  private final Environment environment;

  StandardStreams(Machine machine) {
    this.machine = machine;
    this.options = machine.options();
    Long given = options.seed();
    this.seed = given == null ? System.nanoTime() : given;
    Birth birth = machine.birth();
    this.seeds = new AtomicLong(birth == null ? 0 : birth.seeds());
    this.input = new StandardInput(machine);
    this.disk = new Disk(options.permissions());
    this.network = new Network(options.permissions());
    this.environment = new Environment(options.permissions());
  }

  @Override
  public void write(Fiber f, String all) {
    String text = admitted(f, all);
    if (machine.isPrompt()) {
      if (appendLines(f, text)) {
        writeOut(f);
      }
    } else if (append(text) || (options.outIsTerminal() && text.indexOf('\n') >= 0)) {
      writeOut(f);
    }
    if (text.length() < all.length()) {
      machine.limiter().wroteTooMuch((VmThread) f.thread, f);
    }
  }

  /// As much of `text` as may still be written.
  private String admitted(Fiber f, String text) {
    if (!machine.limiter().limits().has(Limit.OUTPUT)) {
      return text; // and nothing is counted
    }
    Budget budget = ((VmThread) f.thread).budget();
    byte[] bytes = admitted(budget, text.getBytes(StandardCharsets.UTF_8));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// At most `count`, so that no character is cut.
  private static int wholeCharacters(byte[] bytes, int count) {
    int end = count;
    while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  /// Writes to the standard error what `budget` pays for, on any thread.
  void writeErrorFor(Budget budget, String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = admitted(budget, all);
    String some = new String(bytes, StandardCharsets.UTF_8);
    writeError(bytes.length < all.length ? endingLine(some) : some);
    if (bytes.length < all.length) {
      machine.limiter().wroteTooMuch(budget);
    }
  }

  /// What is said next begins a line.
  private static String endingLine(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private byte[] admitted(Budget budget, byte[] all) {
    int admitted = machine.limiter().mayWrite(budget, all.length);
    return admitted == all.length ? all : Arrays.copyOf(all, wholeCharacters(all, admitted));
  }

  /// What a process of the operating system prints: by its reader.
  void writeFrom(ProcessHandle process, byte[] all) {
    byte[] bytes = admitted(process.budget, all);
    boolean ready;
    synchronized (this) {
      if (machine.isPrompt()) {
        append(lines.print(process, new String(bytes, StandardCharsets.UTF_8)));
        ready = buffer.size() > 0;
      } else {
        buffer.write(bytes, 0, bytes.length);
        ready = options.outIsTerminal() || buffer.size() >= FLUSH_AT;
      }
    }
    if (ready) {
      try {
        flushNow();
      } catch (Unwind e) {
        machine.stopping().leave(e.code());
      }
    }
    if (bytes.length < all.length) {
      machine.limiter().wroteTooMuch(process.budget);
    }
  }

  /// Of all random streams.
  long seed() {
    return seed;
  }

  /// True if there is something to be shown.
  private synchronized boolean appendLines(Fiber f, String text) {
    append(lines.print(f, text));
    return buffer.size() > 0;
  }

  /// An entry begins at the prompt.
  synchronized void entryBegins() {
    lines.entryBegins();
  }

  /// Whether lines at the prompt bear their unit where more than one prints.
  synchronized void prefixes(boolean wanted) {
    lines.prefixes(wanted);
  }

  /// True if the buffer is full.
  private synchronized boolean append(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.write(bytes, 0, bytes.length);
    return buffer.size() >= FLUSH_AT;
  }

  @Override
  public void flush(Fiber f) {
    if (machine.isPrompt()) {
      synchronized (this) {
        append(lines.flush(f));
      }
    }
    writeOut(f);
  }

  private void writeOut(Fiber f) {
    synchronized (this) {
      if (buffer.size() == 0) {
        return;
      }
    }
    f.vm.scheduler.perform(
        f,
        new Request.Io(() -> {
          flushNow();
          return None.NONE;
        }));
  }

  /// Writes the buffer out, on whatever thread. A reader that went away ends the program, silently.
  private void flushNow() {
    if (!takeTurn()) {
      return;
    }
    try {
      ByteArrayOutputStream full;
      synchronized (this) {
        if (buffer.size() == 0) {
          return;
        }
        full = buffer;
        buffer = new ByteArrayOutputStream(FLUSH_AT * 2);
      }
      full.writeTo(options.out());
      options.out().flush();
    } catch (IOException _) {
      throw new Unwind(Unwind.Kind.EXIT, BROKEN_PIPE);
    } finally {
      writing.unlock();
    }
  }

  /// False where the program is overdue and somebody is stuck in the middle of writing, as into a
  /// pipe that nobody reads.
  private boolean takeTurn() {
    if (machine.stopping().isOverdue()) {
      return writing.tryLock();
    }
    writing.lock();
    return true;
  }

  /// As [#flushAtEnd] on another thread, where the main thread may not come to it. Open files are
  /// left alone: somebody may be in the middle of one.
  void flushWithoutMain() {
    try {
      flushNow();
    } catch (Unwind _) {
      // The reader went away, and the program is at its end anyway.
    }
  }

  @Override
  public void writeError(Fiber f, String all) {
    String some = admitted(f, all);
    String text = some.length() < all.length() ? endingLine(some) : some;
    f.vm.scheduler.perform(
        f,
        new Request.Io(() -> {
          writeError(text);
          return None.NONE;
        }));
    if (some.length() < all.length()) {
      machine.limiter().wroteTooMuch((VmThread) f.thread, f);
    }
  }

  /// Writes to the standard error, after what is buffered for the standard output.
  void writeError(String text) {
    try {
      flushNow();
    } catch (Unwind _) {
      // The standard output is gone, the standard error need not be.
    }
    OutputStream err = options.err();
    synchronized (err) {
      try {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
      } catch (IOException _) {
        // There is nowhere left to say so.
      }
    }
  }

  @Override
  public @Nullable String readLine(Fiber f, String prompt) {
    if (!options.in().showsPrompts()) {
      write(f, prompt);
    }
    flush(f);
    return input.readLine(f, prompt);
  }

  @Override
  public Disk disk() {
    return disk;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public List<String> arguments() {
    return options.argv();
  }

  @Override
  public long randomSeed() {
    return new SplittableRandom(seed + seeds.getAndIncrement()).nextLong();
  }

  /// A number that depends on the machine's seed and on `key` alone.
  long chance(String key) {
    return new SplittableRandom(seed ^ key.hashCode() * 0x9E3779B97F4A7C15L).nextLong();
  }

  @Override
  public long epochNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  @Override
  public void opened(OpenFile file) {
    synchronized (files) {
      files.add(file);
    }
  }

  @Override
  public void closed(OpenFile file) {
    synchronized (files) {
      files.remove(file);
    }
  }

  @Override
  public List<OpenFile> openFiles() {
    synchronized (files) {
      return List.copyOf(files);
    }
  }

  /// The last flush: standard output and the files that were left open.
  void flushAtEnd(Fiber f) {
    f.vm.scheduler.perform(
        f,
        new Request.Io(() -> {
          for (OpenFile file : openFiles()) {
            file.flush();
          }
          flushNow();
          return None.NONE;
        }));
  }
}
