package toy.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import toy.ledger.Snapshot;
import toy.lib.StandardLibrary;
import toy.sched.Machine;
import toy.sched.Options;
import toy.sched.Session;
import toy.syntax.Source;

/// One run of one script on a machine of its own.
///
/// @param code the exit code
/// @param account the account of the whole run
public record ScriptRun(int code, String out, String err, Snapshot account) {
  private static final long LIMIT_SECONDS = 20;

  static ScriptRun of(Script script, Mode mode) throws InterruptedException {
    Iterator<String> lines = script.expectations().stdin().iterator();
    return of(
        new Source(script.name(), script.text()),
        mode == Mode.PROMPT,
        options ->
            options
                .withPolicy(mode.policyFor(script))
                .withTiering(mode.tiering())
                .withSeed(1)
                .withInput(_ -> lines.hasNext() ? lines.next() : null)
                .withScript(script.file().toAbsolutePath().getParent(), List.of(script.name())),
        _ -> {});
  }

  /// Runs it with `settings` for all but the streams; after 20 s the Toy stacks and those of all
  /// Java threads are the message of an AssertionError.
  public static ScriptRun of(Source source, UnaryOperator<Options> settings)
      throws InterruptedException {
    return of(source, false, settings, _ -> {});
  }

  /// As the other, as a file or as one entry at the prompt; the caller's thread does `beside`
  /// meanwhile.
  public static ScriptRun of(
      Source source, boolean prompt, UnaryOperator<Options> settings, Consumer<Machine> beside)
      throws InterruptedException {
    Text out = new Text();
    Text err = new Text();
    Options options = settings.apply(Options.of(out.stream(), err.stream()));
    try (Machine machine = new Machine(options, StandardLibrary.create())) {
      BlockingQueue<Object> end = new ArrayBlockingQueue<>(1);
      Thread.ofPlatform()
          .name("script " + source.name())
          .daemon()
          .start(() -> {
            try {
              end.add(prompt ? post(machine, source, out) : machine.run(source));
            } catch (Throwable e) {
              end.add(e);
            }
          });
      beside.accept(machine);
      Object code = end.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (code == null) {
        throw new AssertionError(stuck(machine, end, out, err));
      }
      if (code instanceof Throwable error) {
        throw new AssertionError("the machine failed, stderr:\n" + err, error);
      }
      return new ScriptRun((Integer) code, out.toString(), err.toString(), machine.snapshot());
    }
  }

  /// Runs the text as one entry at the prompt, whose value is printed as the prompt would.
  private static int post(Machine machine, Source entry, Text out) throws IOException {
    try (Session session = machine.session()) {
      int code =
          switch (session.post(entry)) {
            case Session.Done done -> {
              if (done.repr() != null) {
                out.stream().write((done.repr() + "\n").getBytes(StandardCharsets.UTF_8));
              }
              yield 0;
            }
            case Session.Failed failed -> failed.code();
            case Session.Left left -> left.code();
          };
      int end = session.end();
      return code == 0 ? end : code;
    }
  }

  /// Interrupting it makes the main fiber print its Toy stack.
  private static String stuck(
      Machine machine, BlockingQueue<@Nullable Object> end, Text out, Text err)
      throws InterruptedException {
    StringBuilder text = new StringBuilder("not at its end after " + LIMIT_SECONDS + " s\n");
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      text.append(entry.getKey().getName()).append('\n');
      for (StackTraceElement frame : entry.getValue()) {
        text.append("    ").append(frame).append('\n');
      }
    }
    machine.interrupt();
    if (end.poll(1, TimeUnit.SECONDS) == null) {
      machine.interrupt();
      end.poll(1, TimeUnit.SECONDS);
    }
    return text + "stdout:\n" + out + "stderr, with the Toy stacks:\n" + err;
  }

  /// What a stream received, readable while it is written.
  private static final class Text {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    OutputStream stream() {
      return bytes;
    }

    @Override
    public String toString() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
