package toy.explain;

/// No page of that name; the message is for people.
public final class UnknownPage extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownPage(String message) {
    super(message, null, false, false);
  }
}
