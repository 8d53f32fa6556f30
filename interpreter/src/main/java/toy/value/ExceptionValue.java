package toy.value;

import org.jspecify.annotations.Nullable;

/// An exception object. Guarded by its VM's GIL.
public final class ExceptionValue extends Instance {
  public ToyTuple args;
  public @Nullable ExceptionValue cause;
  public @Nullable ExceptionValue context;
  public boolean suppressContext;

  /// Toy's own code of the message, such as `E303`; null for what CPython says too.
  public @Nullable String code;

  /// The name that was not found, and the value or module in which it was sought (null: among the
  /// modules), for "did you mean". Not sent to other VMs.
  public @Nullable String sought;

  public @Nullable Object soughtIn;

  /// The stack as far as it has been unwound, innermost entry last in the list's order of printing;
  /// an immutable list, so that two who re-raise the same object do not meet.
  public @Nullable Trace trace;

  public ExceptionValue(ToyClass type, ToyTuple args) {
    super(type);
    this.args = args;
  }

  /// One stack entry and those further in. `callerSpawned` is a line such as `spawned at f.toy:7 as
  /// thread T2`, or null.
  ///
  /// @param source the `toy.syntax.Source` of the code, opaque here
  /// @param start offset of the expression that was evaluated; `end` is exclusive
  public record Trace(
      String function,
      Object source,
      int start,
      int end,
      @Nullable String boundary,
      @Nullable Trace inner) {}
}
