package toy.ledger;

import java.util.ArrayList;
import java.util.List;

/// Keeps every event of a run, in the order in which they were told.
public final class Recording implements Recorder {
  private final List<Event> events = new ArrayList<>(); // guarded by this

  @Override
  public synchronized void record(Event event) {
    events.add(event);
  }

  /// What was told so far.
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }
}
