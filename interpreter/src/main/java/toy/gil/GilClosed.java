package toy.gil;

/// Thrown to a thread that wants a lock which has been closed: its VM is finalising, so the thread
/// has to unwind without running anything of the program. It is not the lock's holder, and its
/// account is already ended. It carries no stack because it is no error.
public final class GilClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  GilClosed() {
    super("the VM is finalising", null, false, false);
  }
}
