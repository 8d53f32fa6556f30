package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.gil.Clock;
import toy.value.ToyDict;
import toy.value.ToyList;

/// The one seam between the language and time. No class outside `toy.sched` may know which
/// implementation runs.
public interface Scheduler {
  /// What [#perform] and the interpreter return where the fiber has been suspended.
  Object SUSPENDED = Suspended.SUSPENDED;

  /// Carries a request out. Blocking ones release the GIL with their reason, park, take it back and
  /// return the result; an [Request.Await] inside a task returns [#SUSPENDED], at the top level it
  /// steps the loop until done. Throws [toy.value.ToyError] for a Toy error, [Unwind] where the
  /// unit has to stop.
  @Nullable Object perform(Fiber f, Request request);

  /// The slow path of every checkpoint, taken when the VM's breaker is not 0: drop request,
  /// interrupt, stop, limits.
  void checkpoint(Fiber f);

  /// As [#checkpoint] but for natives that poll: looks at interrupt, stop and limits, never at the
  /// drop request.
  void poll(Fiber f);

  /// The JVM has no more memory for what `f` does: throws what ends the program, or an error of the
  /// program where it only wanted too much at once.
  void outOfMemory(Fiber f);

  /// `f` is about to call more deeply than [Vm#recursionLimit]: throws what ends the program where
  /// that is a limit of its own.
  void tooDeep(Fiber f);

  /// Starts a unit and returns its handle.
  Object spawn(
      Fiber f,
      Model model,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      @Nullable ToyDict options,
      @Nullable Object group);

  Clock clock();
}
