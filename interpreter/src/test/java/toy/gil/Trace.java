package toy.gil;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the names of a thread's transitions and checks that the readings do not go back.
final class Trace implements Transitions {
  final List<String> names = new ArrayList<>();
  private long last = Long.MIN_VALUE;
  boolean wentBack;

  private void add(String name, long now) {
    names.add(name);
    wentBack |= now < last;
    last = now;
  }

  @Override
  public void wanting(long now) {
    add("wanting", now);
  }

  @Override
  public void taken(long now) {
    add("taken", now);
  }

  @Override
  public void dropped(long now) {
    add("dropped", now);
  }

  @Override
  public void released(@Nullable Reason reason, long now) {
    add(reason == null ? "ended" : reason.key(), now);
  }
}
