package toy.sched;

import toy.value.ExceptionValue;

/// Where an error crossed from one unit into another: lines between the frames of a trace.
final class Traces {
  private Traces() {}

  /// Marks that the outermost frame so far was spawned.
  static void spawned(ExceptionValue error, Handle unit) {
    mark(error, at(unit));
  }

  /// As [#spawned] for an error that was copied on its way.
  static void crossed(ExceptionValue error, Handle unit) {
    mark(error, at(unit) + ", crossed process boundary");
  }

  private static String at(Handle unit) {
    return (unit.spawnedAt == null ? "spawned" : "spawned at " + unit.spawnedAt.text())
        + " as "
        + unit.label();
  }

  private static void mark(ExceptionValue error, String line) {
    ExceptionValue.Trace outermost = error.trace;
    if (outermost != null && outermost.boundary() == null) {
      error.trace =
          new ExceptionValue.Trace(
              outermost.function(),
              outermost.source(),
              outermost.start(),
              outermost.end(),
              line,
              outermost.inner());
    }
  }
}
