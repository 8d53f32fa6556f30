package toy.sched;

import java.io.IOException;

/// What came over a pipe is not what the protocol says: cut off, garbled, or of another version.
final class WireError extends IOException {
  private static final long serialVersionUID = 1;

  WireError(String message) {
    super(message);
  }
}
