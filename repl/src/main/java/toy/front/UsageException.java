package toy.front;

/// A command line, or a file's `# toy:` line, that cannot be followed: exit 2. The message is whole
/// and for people.
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message, null, false, false);
  }
}
