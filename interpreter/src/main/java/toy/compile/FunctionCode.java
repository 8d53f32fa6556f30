package toy.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Source;

/// The immutable code of a function, class body, module or entry: the only thing that VMs share.
/// Arrays are not to be written.
public final class FunctionCode {
  public enum Kind {
    MODULE,
    /// Register 0 holds the class namespace, a dict.
    CLASS,
    FUNCTION,
    GENERATOR,
    COROUTINE,
    ASYNC_GENERATOR
  }

  /// `[start, end)` are pcs; the exception goes to `register`, control to `handler`. The first
  /// match in order wins.
  ///
  /// @param catches whether it is there to end an exception, as `except` is and `finally` is not
  public record Handler(int start, int end, int handler, int register, boolean catches) {}

  /// Where a closure finds a cell when it is made: in a register of the maker (`fromRegister`) or
  /// among the maker's own captured cells.
  public record Capture(boolean fromRegister, int index, String name) {}

  /// The parameters, in registers 0 … in this order: positional-only, positional, keyword-only,
  /// `*args`, `**kwargs`.
  ///
  /// @param positional how many parameters take positional arguments; `positionalOnly` of them by
  ///   position alone
  /// @param defaults how many of the last positional parameters have a default
  /// @param keywordDefaults for each keyword-only parameter, whether it has one. The defaults stand
  ///   in consecutive registers from MAKE_FUNCTION's `c`: the positional ones, then the
  ///   keyword-only ones that have one
  public record Parameters(
      List<String> names,
      int positional,
      int positionalOnly,
      int keywordOnly,
      boolean varargs,
      boolean kwargs,
      int defaults,
      List<Boolean> keywordDefaults) {
    public static final Parameters NONE =
        new Parameters(List.of(), 0, 0, 0, false, false, 0, List.of());

    /// How many registers the parameters take.
    public int registers() {
      return names.size();
    }

    /// True where a call with `positional` plain arguments needs nothing but a copy.
    public boolean plain() {
      return keywordOnly == 0 && !varargs && !kwargs;
    }
  }

  public final String name;

  /// As in Python: `Outer.method`, `f.<locals>.g`.
  public final String qualifiedName;

  public final Kind kind;
  public final Source source;
  public final Parameters parameters;

  /// Four words an instruction; `op` words are ordinals of [Op].
  public final int[] code;

  /// Two words an instruction: the start and end offset of the expression in the source.
  public final int[] spans;

  public final Object[] constants;
  public final String[] names;

  /// A frame's registers before its arguments are put in: nulls, and at the end the constants that
  /// are operands.
  public final @Nullable Object[] template;

  public final Handler[] handlers;
  public final Capture[] captures;
  public final @Nullable String doc;

  /// Names of the registers that are variables, for messages and the disassembler; null for
  /// temporaries.
  public final @Nullable String[] registerNames;

  /// True where a checkpoint follows every instruction (the `every` form).
  public final boolean every;

  public FunctionCode(
      String name,
      String qualifiedName,
      Kind kind,
      Source source,
      Parameters parameters,
      int[] code,
      int[] spans,
      Object[] constants,
      String[] names,
      @Nullable Object[] template,
      Handler[] handlers,
      Capture[] captures,
      @Nullable String doc,
      @Nullable String[] registerNames,
      boolean every) {
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.kind = kind;
    this.source = source;
    this.parameters = parameters;
    this.code = code;
    this.spans = spans;
    this.constants = constants;
    this.names = names;
    this.template = template;
    this.handlers = handlers;
    this.captures = captures;
    this.doc = doc;
    this.registerNames = registerNames;
    this.every = every;
  }

  /// The line of the instruction at `pc`, from 1.
  public int lineAt(int pc) {
    return source.lineOf(spans[pc / 4 * 2]);
  }
}
