package toy.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toy.cli.Main;
import toy.front.Stdio;
import toy.lib.StandardLibrary;
import toy.sched.Exit;
import toy.sched.Machine;
import toy.sched.Options;
import toy.sched.Session;
import toy.syntax.Source;

/// Runs one program after the other, and says what is wrong with a run. One thread uses it, in a
/// JVM of its own.
final class Trial {
  /// How long a program may run before it is interrupted, ms; what it does by then is not asked.
  private static final long LONGEST = 1_500;

  /// Between the two presses of Ctrl-C, ms.
  private static final long BETWEEN = 300;

  /// After the second one it has to end: the machine may be busy.
  private static final long PATIENCE = 15_000;

  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(java|javax|jdk|sun|org\\.antlr|org\\.jline|toy\\.(value|syntax|compile|vm|sched|lib|gil"
              + "|ledger|report|front|cli|repl))\\.[a-zA-Z.$]*[A-Z]\\w+"
              + "|\\b(NullPointer|ClassCast|IllegalState|IllegalArgument|\\w*IndexOutOfBounds|NumberFormat"
              + "|ConcurrentModification|NegativeArraySize|ArrayStore|InvalidPath|UnsupportedOperation"
              + "|NoSuchElement|UncheckedIO)Exception\\b|\\b(StackOverflow|OutOfMemory)Error\\b"
              + "|[A-Z]\\w+@[0-9a-f]{5,}\\b|\\bToyParser\\b");
  private static final String BUG = "internal error";

  private final Surroundings surroundings;
  private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

  Trial(Surroundings surroundings) {
    this.surroundings = surroundings;
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
  }

  /// What is wrong, its kind on the first line; null if all is right.
  @Nullable String complaint(Candidate candidate) throws IOException, InterruptedException {
    surroundings.prepare();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Capture out = new Capture();
    Capture err = new Capture();
    Run run =
        new Run(candidate, surroundings.inside(), surroundings.fill(candidate.text()), out, err);
    Thread runner = Thread.ofPlatform().name("fuzz runner").daemon().start(run);
    String hang = run.awaitEnd();
    if (hang != null) {
      return hang + "\n" + out + err;
    }
    runner.join();
    String wrong = wrong(candidate, run, out.toString(), err.toString());
    return wrong != null ? wrong : leftBehind(before);
  }

  private @Nullable String wrong(Candidate candidate, Run run, String out, String err)
      throws IOException {
    if (run.thrown != null) {
      return "the machine failed: " + trace(run.thrown);
    }
    Throwable loose = uncaught.poll();
    if (loose != null) {
      return "a thread died: " + trace(loose);
    }
    int bug = err.indexOf(BUG);
    if (bug >= 0 && !candidate.text().contains(BUG)) {
      return bug(err.substring(bug)) + "\nexit code " + run.code;
    }
    if (run.code < 0 || run.code > 255 && candidate.setting().way() == Setting.Way.COMMAND) {
      return "exit code " + run.code;
    }
    if (run.code == Exit.INTERNAL && !candidate.text().contains("70")) {
      return "exit code 70\n" + err;
    }
    for (String text : List.of(out, err)) {
      Matcher matcher = JAVA.matcher(text);
      while (matcher.find()) {
        if (!candidate.text().contains(matcher.group())) {
          return "Java is named: " + matcher.group() + "\n" + text;
        }
      }
    }
    if (!run.failed.isEmpty()) {
      return "identities: " + run.failed;
    }
    String touched = surroundings.touched(candidate.setting().access(), out + err);
    return touched == null ? null : touched + "\n" + out + err;
  }

  /// The kind is the exception and where it came up.
  private static String bug(String text) {
    List<String> lines = text.lines().skip(1).limit(30).toList();
    String kind =
        String.join(" ", lines.subList(0, Math.min(3, lines.size()))).replaceAll("\\s+", " ");
    return BUG + ": " + kind.replaceAll("\\d{4,}", "N") + "\n" + String.join("\n", lines);
  }

  /// A daemon that was stopped in a native may take a while to notice.
  private static @Nullable String leftBehind(Set<Thread> before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && thread.getName().startsWith("toy ")) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        if (thread.isAlive()) {
          return "left behind: " + thread.getName() + "\n" + List.of(thread.getStackTrace());
        }
      }
    }
    return null;
  }

  static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(40).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  /// One run, on a thread of its own.
  private static final class Run implements Runnable {
    private final Candidate candidate;
    private final Source source;
    private final Path inside;
    private final Capture out;
    private final Capture err;
    private final Machine machine;
    private final CountDownLatch ended = new CountDownLatch(1);
    volatile int code;
    volatile @Nullable Throwable thrown;
    volatile List<Object> failed = List.of();

    Run(Candidate candidate, Path inside, String text, Capture out, Capture err) {
      Setting s = candidate.setting();
      this.inside = inside;
      this.out = out;
      this.err = err;
      this.candidate = candidate;
      this.source = new Source("fuzz.toy", text);
      this.machine =
          new Machine(
              Options.of(out, err)
                  .withPolicy(s.policy())
                  .withTiering(s.tiering())
                  .withSeed(s.seed())
                  .withLimits(s.limits())
                  .withPermissions(s.permissions(inside))
                  .withScript(inside, List.of("fuzz.toy"))
                  .withOsProcesses(s.osProcesses()),
              StandardLibrary.create());
    }

    @Override
    public void run() {
      try (machine) {
        code =
            switch (candidate.setting().way()) {
              case MACHINE -> machine.run(source);
              case PROMPT -> posted();
              case COMMAND -> commanded();
            };
        failed = new ArrayList<>(machine.snapshot().check().failed());
      } catch (Throwable e) {
        thrown = e;
      } finally {
        ended.countDown();
      }
    }

    private int commanded() {
      List<String> line = new ArrayList<>(candidate.setting().flags(inside));
      line.addAll(List.of("-e", source.text()));
      InputStream nothing = InputStream.nullInputStream();
      PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
      Stdio stdio = new Stdio(nothing, out, errors, false, false, false, Map.of());
      return new Main(stdio).run(line.toArray(String[]::new));
    }

    private int posted() {
      try (Session session = machine.session()) {
        session.post(source);
        session.post(new Source("second.toy", "1 + 1")); // it survives whatever was there
        return session.end();
      }
    }

    /// Null where it ended, or else where everything stands.
    @Nullable String awaitEnd() throws InterruptedException {
      if (isAtEnd(LONGEST)) {
        return null;
      }
      for (int presses = 0; presses < 5; presses++) {
        machine.interrupt();
        if (isAtEnd(BETWEEN)) {
          return null;
        }
      }
      return isAtEnd(PATIENCE) ? null : stacks();
    }

    private boolean isAtEnd(long millis) throws InterruptedException {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private static String stacks() {
      StringBuilder text = new StringBuilder();
      String kind = "does not end";
      for (var entry : Thread.getAllStackTraces().entrySet()) {
        String name = entry.getKey().getName();
        if (name.startsWith("toy ") || name.startsWith("fuzz ")) {
          text.append(name).append('\n');
          int lines = 0;
          for (StackTraceElement frame : entry.getValue()) {
            text.append(lines++ < 40 ? "    at " + frame + "\n" : "");
          }
        }
      }
      return kind + "\n" + text;
    }
  }
}
