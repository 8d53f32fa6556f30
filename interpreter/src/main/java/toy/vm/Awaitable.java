package toy.vm;

import toy.gil.Reason;
import toy.value.ToyObject;

/// What `await` accepts besides coroutines: tasks, handles of threads and processes, futures,
/// timers.
public interface Awaitable extends ToyObject {
  boolean isDone();

  /// The value, once done; throws the [toy.value.ToyError] of what failed.
  Object result(Fiber f);

  /// Why a task that awaits this is suspended.
  Reason reason();
}
