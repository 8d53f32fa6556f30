package toy.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;
import toy.front.Engine;
import toy.front.ExitCode;
import toy.front.RunOptions;
import toy.front.UsageException;
import toy.report.Report;
import toy.terminal.HistoryFile;
import toy.terminal.PromptTerminal;

/// One session at the prompt. Its thread is no Toy thread: it edits lines, posts entries to the
/// machine's main thread and waits for them, so that tasks progress while nobody types.
public final class Prompt {
  private static final long PATIENCE_MS = 500;
  private static final long STUCK_MS = 1_500;
  private static final int STOPPING = 2; // presses of Ctrl-C, of which the second stops

  private final PromptTerminal terminal;
  private final Workspace workspace;
  private final MetaCommands commands = new MetaCommands();

  // For Ctrl-C: between two lines that are edited, and whether it came while neither side was sure.
  private volatile boolean busy;
  private volatile boolean missed;

  // For a third one, of what the second did not stop.
  private volatile int entries;
  private volatile int stuck = -1; // the entry that does not end
  private final AtomicInteger presses = new AtomicInteger(); // while it runs

  private Prompt(PromptTerminal terminal, Workspace workspace) {
    this.terminal = terminal;
    this.workspace = workspace;
  }

  /// Runs a session on the process's terminal and returns the exit code.
  public static int run(
      Engine engine,
      RunOptions options,
      PromptOptions promptOptions,
      Map<String, String> environment,
      boolean color,
      boolean unicode)
      throws IOException {
    Thread.ofPlatform().daemon().name("warm-up").start(engine::warmUp);
    Path history = HistoryFile.open(environment);
    try (PromptTerminal terminal = new PromptTerminal(engine::isIncomplete, history, color)) {
      toy.sched.Options wanted =
          toy.sched.Options.of(terminal.stream(), terminal.stream())
              .withTerminal(true, color)
              .withOsProcesses(options.osProcesses())
              .withPermissions(options.rights().permissions())
              .withLimits(options.limits())
              .withInput(_ -> terminal.readProgramLine());
      Report.Form form = options.report() == null ? Report.Form.TEXT : options.report();
      try (Workspace workspace =
          new Workspace(
              terminal,
              engine,
              policy -> engine.machine(wanted.withPolicy(policy)),
              options.policy(),
              color,
              unicode,
              form)) {
        workspace.setMeter(promptOptions.meter());
        Prompt prompt = new Prompt(terminal, workspace);
        prompt.begin();
        if (promptOptions.startupFiles()) {
          new StartupFiles(workspace, prompt.commands).run(environment);
        }
        return prompt.loop();
      }
    }
  }

  private void begin() {
    terminal.say(
        "%s  lock: %s  :help, Ctrl-D leaves"
            .formatted(
                workspace.engine().version(), GilCommand.text(workspace.machine().policy())));
    terminal.onInterrupt(this::interrupt);
    terminal.complete(new Completions(workspace::session, commands));
    busy = true;
  }

  private int loop() {
    while (!workspace.isQuitting()) {
      String entry = read();
      if (entry == null || List.of("exit", "quit").contains(entry.strip())) {
        break;
      }
      if (entry.isBlank()) {
        continue;
      }
      if (entry.stripLeading().startsWith(":")) {
        obey(entry.strip());
      } else {
        workspace.post(entry);
      }
    }
    return leave(workspace.exitCode());
  }

  private void obey(String typed) {
    try {
      commands.run(workspace, typed);
    } catch (UsageException e) {
      for (String line : String.valueOf(e.getMessage()).split("\n")) {
        terminal.say(workspace.style().wrapWords(line).strip());
      }
    }
  }

  /// Waits for what still runs, as a script does at its end; Ctrl-C stops it.
  private int leave(int code) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.ofPlatform().daemon().start(() -> sayWhatFor(ended));
    workspace.session().end();
    ended.countDown();
    return code;
  }

  private void sayWhatFor(CountDownLatch ended) {
    try {
      if (!ended.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        terminal.say("waiting for threads and processes to end; Ctrl-C stops them");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ctrl-C while no line is edited; on the terminal's signal thread.
  private void interrupt() {
    missed = !busy;
    while (busy && !workspace.machine().interrupt()) {
      Thread.yield(); // the entry was accepted and begins at any moment, or is over
    }
    if (busy && stuck == entries) {
      leaveAtOnce();
    } else if (busy && presses.incrementAndGet() == STOPPING) {
      int stopped = entries;
      CompletableFuture.delayedExecutor(STUCK_MS, TimeUnit.MILLISECONDS)
          .execute(() -> offerTheEnd(stopped));
    }
  }

  private void leaveAtOnce() {
    try {
      terminal.close();
    } catch (IOException _) {
      // The process ends with it.
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /// What the second Ctrl-C has stopped is still there: no thread can be made to leave a native
  /// that does not poll, or a call of the system.
  private void offerTheEnd(int stopped) {
    if (busy && entries == stopped) {
      stuck = stopped;
      terminal.say(
          "it is in a call that cannot be interrupted; Ctrl-C once more ends Toy,"
              + " and what the session holds is lost");
    }
  }

  /// The next entry, empty after Ctrl-C, null after Ctrl-D.
  private @Nullable String read() {
    busy = false;
    missed = false;
    presses.set(0);
    entries++;
    try {
      String entry = terminal.readEntry("toy[" + workspace.next() + "]> ");
      busy = true;
      boolean interrupted = Thread.interrupted(); // JLine had not handed the line over yet
      return interrupted || missed ? "" : entry;
    } catch (UserInterruptException _) {
      Thread.interrupted(); // JLine may leave the flag set, and the next read would end at once
      return "";
    } catch (EndOfFileException _) {
      busy = true;
      return null;
    }
  }
}
