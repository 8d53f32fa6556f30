package toy.sched;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// The standard input. One Java thread of its own reads it, only when somebody asks, so that
/// `input()` can be interrupted; a line that comes after that goes to the next who asks. Guarded by
/// itself.
final class StandardInput {
  private record Line(@Nullable String text) {}

  private final Machine machine;
  private final Queue<String> prompts = new ArrayDeque<>(); // of reads that have not begun
  private final Queue<Line> lines = new ArrayDeque<>();
  private final List<ToyThread> waiters = new ArrayList<>();
  private int unanswered; // reads asked for, begun or not, that have not brought a line
  private boolean reading; // whether the reader's thread runs; it may be between two reads
  private boolean ended;

  StandardInput(Machine machine) {
    this.machine = machine;
  }

  @Nullable String readLine(Fiber f, String prompt) {
    Read read = new Read();
    synchronized (this) {
      if (!ended && lines.size() + unanswered <= waiters.size()) {
        prompts.add(prompt);
        unanswered++;
        if (!reading) {
          startReader();
        }
      }
    }
    f.vm.scheduler.perform(f, new Request.Wait(Reason.IO, read, Request.NEVER));
    return read.line;
  }

  /// The reader counts as one that can go on, for whoever waits for it.
  private void startReader() {
    reading = true;
    machine.progress().more();
    Thread reader = new Thread(this::read, "toy stdin");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    while (true) {
      String prompt;
      synchronized (this) {
        prompt = prompts.poll();
        if (prompt == null || ended) {
          reading = false;
          break;
        }
      }
      String line;
      try {
        line = machine.options().in().readLine(prompt);
      } catch (InterruptedIOException _) {
        givenUp();
        continue;
      } catch (IOException _) {
        line = null;
      }
      synchronized (this) {
        ended |= line == null;
        unanswered--;
        lines.add(new Line(line));
        waiters.forEach(ToyThread::unpark);
      }
    }
    machine.roster().oneFewer();
  }

  /// The front end has ended a read whose entry is over. Somebody else may have asked meanwhile,
  /// and counted on it.
  private synchronized void givenUp() {
    unanswered--;
    if (lines.size() + unanswered < waiters.size()) {
      prompts.add("");
      unanswered++;
    }
  }

  /// One `input()`.
  private final class Read implements Waitable {
    @Nullable String line;

    @Override
    public boolean tryTake(ToyThread waiter) {
      synchronized (StandardInput.this) {
        Line next = lines.poll();
        if (next != null) {
          line = next.text;
        }
        return next != null || ended;
      }
    }

    @Override
    public void enlist(ToyThread waiter) {
      synchronized (StandardInput.this) {
        waiters.add(waiter);
      }
    }

    @Override
    public void withdraw(ToyThread waiter) {
      synchronized (StandardInput.this) {
        waiters.remove(waiter);
      }
    }

    @Override
    public String describe() {
      return "input()";
    }
  }
}
