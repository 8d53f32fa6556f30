package toy.gil;

import org.jspecify.annotations.Nullable;

/// For threads whose transitions nobody wants to know.
final class Deaf implements Transitions {
  static final Transitions DEAF = new Deaf();

  private Deaf() {}

  @Override
  public void wanting(long now) {}

  @Override
  public void taken(long now) {}

  @Override
  public void dropped(long now) {}

  @Override
  public void released(@Nullable Reason reason, long now) {}
}
