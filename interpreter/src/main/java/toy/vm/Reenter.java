package toy.vm;

/// Leaves the dispatch loop for the compiled code of its frame.
final class Reenter extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final Reenter COMPILED = new Reenter();

  private Reenter() {
    super(null, null, false, false);
  }
}
