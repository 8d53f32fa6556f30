package toy.vm;

import org.jspecify.annotations.Nullable;

/// One activation of a Toy function, on the heap. Touched only by the thread that runs its fiber,
/// holding the GIL.
final class Frame {
  /// What happens to the value that the frame returns.
  enum Return {
    /// It goes to register `destination` of the parent.
    STORE,
    /// It is dropped: setters and `__setitem__`.
    DROP,
    /// It must be None; the parent gets `owner`, the new instance.
    INIT,
    /// The parent gets it unless it is NotImplemented; then the operator tries the other operand.
    OPERATOR,
    /// The frame is a generator's that a `for` steps: a return ends the loop, a yield goes round.
    GENERATOR,
    /// The frame is a `__next__` that a `for` calls: a return goes round, StopIteration ends the
    /// loop.
    NEXT,
    /// The frame is a generator's that `yield from` of its parent steps: a yield is the parent's
    /// own, a return is what `yield from` gives.
    DELEGATE,
    /// The frame is an async generator's that an `await` of its parent steps: a yield is what it
    /// gives, a return raises StopAsyncIteration.
    ASYNC_STEP,
    /// As ASYNC_STEP, to end the generator: it must not yield.
    ASYNC_CLOSE,
    /// It leaves the dispatch loop: the frame was entered from Java.
    BASE
  }

  final Closure closure;
  final Code code;

  /// The registers; null is an unbound variable, which the compiler lets no instruction read
  /// unchecked.
  final Object[] registers;

  @Nullable Frame parent;

  /// Past the instruction that is being executed while the frame is not on top.
  int pc;

  /// Frames below this one, for the recursion limit.
  int depth;

  Return kind = Return.STORE;
  int destination;

  /// The generator or coroutine that the frame belongs to, or the instance that INIT makes.
  @Nullable Object owner;

  Frame(Closure closure, Object[] registers) {
    this.closure = closure;
    this.code = closure.code;
    this.registers = registers;
  }
}
