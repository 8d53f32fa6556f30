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
    Sharing.publish();
  }

  /// Between two stack entries: the inner one is where a unit began, whose error the outer one
  /// awaited.
  ///
  /// @param model `thread`, `process` or `task`
  /// @param unit `thread T2 (f)`
  /// @param spawnedAt `f.toy:7:9`, or null where the machine made it
  /// @param arguments `n=10, k=3`, or empty
  public record Crossing(String model, String unit, @Nullable String spawnedAt, String arguments) {}

  /// One stack entry and those further in.
  ///
  /// @param source the `toy.syntax.Source` of the code, opaque here
  /// @param start offset of the expression that was evaluated; `end` is exclusive
  /// @param crossing what lies between this entry and who called it, or null
  public record Trace(
      String function,
      Object source,
      int start,
      int end,
      @Nullable Crossing crossing,
      @Nullable Trace inner) {}
}
