package toy.sched;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import toy.vm.Library;

/// Starts children that are threads of this JVM, for the run that trains the cache of loaded
/// classes: what a child loads comes into it too, so that children start as fast as their parent.
final class Loopback implements Connection.Starter {
  /// The system property that asks for it.
  static final String PROPERTY = "toy.loopback";

  private static final int BUFFER = 1 << 16;

  private final Library library;
  private final String entry;

  Loopback(Library library, String entry) {
    this.library = library;
    this.entry = entry;
  }

  @Override
  public Connection start() throws IOException {
    PipedInputStream childIn = new PipedInputStream(BUFFER);
    PipedInputStream parentIn = new PipedInputStream(BUFFER);
    PipedOutputStream parentOut = new PipedOutputStream(childIn);
    PipedOutputStream childOut = new PipedOutputStream(parentIn);
    CountDownLatch ended = new CountDownLatch(1);
    Thread child =
        new Thread(
            () -> {
              load();
              Child.run(
                  library,
                  childIn,
                  childOut,
                  _ -> {
                    close(childOut);
                    ended.countDown();
                  });
            },
            "toy child");
    child.setDaemon(true);
    child.start();
    return new Connection() {
      @Override
      public InputStream in() {
        return parentIn;
      }

      @Override
      public OutputStream out() {
        return parentOut;
      }

      @Override
      public long pid() {
        return java.lang.ProcessHandle.current().pid();
      }

      @Override
      public int exitCode() throws InterruptedException {
        ended.await();
        return Exit.OK;
      }

      @Override
      public void kill() {
        close(childOut);
        ended.countDown();
      }
    };
  }

  private void load() {
    try {
      Class.forName(entry);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(OutputStream out) {
    try {
      out.close();
    } catch (IOException _) {
      // It is closed.
    }
  }
}
