package toy.sched;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import toy.ledger.Snapshot;
import toy.syntax.DiagnosticCode;
import toy.vm.Fiber;
import toy.wire.AccountOut;
import toy.wire.CodeOut;
import toy.wire.Frame;
import toy.wire.WireOut;

/// A child's end of the pipe to its parent: everything that leaves the process goes through it, a
/// frame at a time. Safe for any thread; `out` is guarded by itself. A frame that cannot be written
/// means that the parent has died, and then the child ends at once.
final class Upstream {
  /// The child's exit codes that its parent has words for.
  static final int OUT_OF_MEMORY = 96;

  static final int ORPHAN = 97;

  private final DataOutputStream out;
  private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
  private final IntConsumer exit;

  /// @param exit ends the process at once, with an exit code
  Upstream(DataOutputStream out, IntConsumer exit) {
    this.out = out;
    this.exit = exit;
  }

  void send(Frame.Kind kind, WireOut payload) {
    send(kind, payload.toArray());
  }

  void send(Frame.Kind kind, byte[] payload) {
    try {
      synchronized (out) {
        new Frame(kind, payload).write(out);
        out.flush();
      }
    } catch (IOException _) {
      exit.accept(ORPHAN);
    }
  }

  /// The standard output or error: each write is one frame.
  OutputStream stream(Frame.Kind kind) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) {
        send(kind, java.util.Arrays.copyOfRange(bytes, offset, offset + count));
      }
    };
  }

  /// @param told whether the parent prints it, and not only keeps it for the report
  void warning(
      boolean told,
      DiagnosticCode code,
      String message,
      String at,
      Fiber.@Nullable Place place,
      String... help) {
    CodeOut codes = new CodeOut();
    WireOut body = new WireOut();
    body.bool(told);
    body.u8(code.ordinal());
    body.text(message);
    body.text(at);
    codes.place(place, body);
    body.num(help.length);
    List.of(help).forEach(body::text);
    WireOut payload = new WireOut();
    codes.writeTo(payload);
    payload.append(body);
    send(Frame.Kind.WARNING, payload);
  }

  /// Tells the parent of a limit, which then ends all.
  void limit(LimitHit hit) {
    CodeOut codes = new CodeOut();
    WireOut body = new WireOut();
    body.u8(hit.limit().ordinal());
    body.num(hit.used());
    body.num(hit.max());
    body.text(hit.thread());
    body.num(hit.afterNs());
    body.num(hit.heldNs());
    body.text(hit.note());
    body.text(hit.way());
    codes.place(hit.place(), body);
    WireOut payload = new WireOut();
    codes.writeTo(payload);
    payload.append(body);
    send(Frame.Kind.LIMIT, payload);
  }

  /// Whether one more process may be started in the whole tree. Blocks until the first of all has
  /// answered.
  boolean mayStart() {
    synchronized (answers) {
      send(Frame.Kind.MAY_START, new byte[0]);
      try {
        return answers.take();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /// To the one who asks in [#mayStart]; by the reader.
  void answer(boolean may) {
    answers.add(may);
  }

  /// One that was allowed has ended, or was not started.
  void oneEnded() {
    send(Frame.Kind.ONE_ENDED, new byte[0]);
  }

  void account(Snapshot snapshot) {
    WireOut payload = new WireOut();
    payload.num(PeakMemory.ofThisProcess());
    AccountOut.write(snapshot.vms(), payload);
    send(Frame.Kind.ACCOUNT, payload);
  }

  /// Ends the process where its memory is used up; returns where `cause` is something else.
  void diedOf(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      exit.accept(OUT_OF_MEMORY);
    }
  }

  /// The last frame has been sent.
  void over(int code) {
    exit.accept(code);
  }
}
