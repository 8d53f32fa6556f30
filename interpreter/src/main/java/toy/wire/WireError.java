package toy.wire;

import java.io.IOException;

/// What came over a pipe is not what the protocol says: cut off, garbled, or of another version.
public final class WireError extends IOException {
  private static final long serialVersionUID = 1;

  public WireError(String message) {
    super(message);
  }
}
