package toy.sched;

import java.io.InputStream;
import java.io.OutputStream;

/// A child process as its parent sees it: a pipe each way, and its end.
interface Connection {
  /// What the child writes.
  InputStream in();

  /// What the child reads.
  OutputStream out();

  long pid();

  /// Waits for the end; 128 + n where signal n killed it.
  int exitCode() throws InterruptedException;

  /// Ends it at once.
  void kill();

  /// Starts a child; throws [java.io.IOException] where that cannot be done.
  @FunctionalInterface
  interface Starter {
    Connection start() throws java.io.IOException;
  }
}
