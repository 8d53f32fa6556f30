package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.value.BoundMethod;
import toy.value.ExceptionValue;
import toy.value.ExceptionValue.Crossing;
import toy.value.ToyList;
import toy.vm.Closure;
import toy.vm.Fiber;

/// Where an error crossed from one unit into another: marks between the frames of a trace.
final class Traces {
  private static final int MAX_ARGUMENTS = 60; // characters

  private Traces() {}

  /// Marks that the outermost frame so far was the first of `unit`.
  ///
  /// @param call what the unit ran; null where that is not kept
  static void crossed(ExceptionValue error, Handle unit, Spawner.@Nullable Call call) {
    crossed(error, unit.model(), unit.label(), unit.spawnedAt, call);
  }

  /// As [#crossed(ExceptionValue, Handle, Spawner.Call)], where the handle is elsewhere.
  static void crossed(
      ExceptionValue error,
      String model,
      String unit,
      Fiber.@Nullable Place spawnedAt,
      Spawner.@Nullable Call call) {
    ExceptionValue.Trace outermost = error.trace;
    if (outermost == null || outermost.crossing() != null) {
      return;
    }
    Crossing crossing =
        new Crossing(
            model,
            unit,
            spawnedAt == null ? null : spawnedAt.point(),
            call == null ? "" : arguments(call));
    error.trace =
        new ExceptionValue.Trace(
            outermost.function(),
            outermost.source(),
            outermost.start(),
            outermost.end(),
            crossing,
            outermost.inner());
  }

  /// `n=10, xs=list`: only what can be written without running Toy code is written out.
  private static String arguments(Spawner.Call call) {
    boolean isMethod = call.callee() instanceof BoundMethod;
    Object function = call.callee() instanceof BoundMethod m ? m.function : call.callee();
    ToyList args = call.args();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      String name = function instanceof Closure c ? parameter(c, isMethod ? i + 1 : i) : "";
      text.append(i == 0 ? "" : ", ").append(name).append(Brief.of(args.get(i)));
      if (text.length() > MAX_ARGUMENTS) {
        return text.append(", …").toString();
      }
    }
    return text.toString();
  }

  private static String parameter(Closure c, int index) {
    return index < c.function.parameters.positional()
        ? c.function.parameters.names().get(index) + "="
        : "";
  }
}
