package toy.sched;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// A program that is given its line of input once a deadlock has been told of, and what it came to.
record KnotRun(int code, String out, String err) {
  private static final long LIMIT_SECONDS = 15;

  /// What is printed on standard error, and when it speaks of a deadlock.
  private static final class Errors extends ByteArrayOutputStream {
    final CountDownLatch told = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      if (toString(StandardCharsets.UTF_8).contains("E310")) {
        told.countDown();
      }
    }
  }

  /// Runs `text`; `input()` gives `late` where nothing is told.
  static KnotRun of(String text) throws InterruptedException {
    Errors errors = new Errors();
    ScriptRun run =
        ScriptRun.of(
            new Source("t.toy", text),
            options ->
                options
                    .withErr(errors)
                    .withInput(_ -> {
                      try {
                        return errors.told.await(LIMIT_SECONDS, TimeUnit.SECONDS) ? "go" : "late";
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    return new KnotRun(run.code(), run.out(), errors.toString(StandardCharsets.UTF_8));
  }
}
