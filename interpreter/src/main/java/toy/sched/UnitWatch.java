package toy.sched;

/// Hears of the end of one of several units, on the side of a loop and in its turn: what was ready
/// before goes first, as in asyncio, so that units which fail in one turn have all failed.
final class UnitWatch implements LoopWaiter {
  /// Whoever waits for several.
  interface Parent {
    /// @param at the reading of the end, ns
    void ended(Handle unit, long at);
  }

  private final EventLoop loop;
  private final Handle unit;
  private final Parent parent;

  private UnitWatch(EventLoop loop, Handle unit, Parent parent) {
    this.loop = loop;
    this.unit = unit;
    this.parent = parent;
  }

  /// Whether `parent` will hear of it; false if it has ended already.
  static boolean watch(EventLoop loop, Handle unit, Parent parent) {
    return unit.completion.watch(new UnitWatch(loop, unit, parent));
  }

  @Override
  public EventLoop loop() {
    return loop;
  }

  @Override
  public void wake(long at) {
    loop.enqueue((Runnable) () -> parent.ended(unit, at));
  }
}
