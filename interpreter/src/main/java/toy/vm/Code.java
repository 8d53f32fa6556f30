package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.compile.Opcodes;

/// One VM's changing side of a [FunctionCode]: quickened words, inline caches, counters. Guarded by
/// the VM's GIL.
///
/// Quickening writes one op word and every quickened op checks again what it assumes; an inline
/// cache is one reference to an immutable record (a cache of two slots tears: 24 % of the reads in
/// a measurement). Both may lose updates.
final class Code {
  final FunctionCode function;

  /// The quickened copy of `function.code`.
  final int[] words;

  /// One cache an instruction, at index `pc / 4`.
  final @Nullable Object[] caches;

  private final @Nullable Object[] template;

  /// Where the constants begin in `template`; before them it is empty.
  private final int firstConstant;

  /// -1 and false once the code has expired, so that every quick call goes the slow way.
  int parameters;

  boolean plain;

  private boolean expired;

  /// Calls and back-edges, for a later tier that compiles hot functions.
  int entries;

  int loops;

  /// The compiled form of a hot function, null until there is one.
  @Nullable Hot hot;

  Code(FunctionCode function) {
    this.function = function;
    this.words = function.code.clone();
    joinMoves(words);
    this.caches = new Object[function.code.length / 4];
    this.template = function.template;
    int first = template.length;
    while (first > 0 && template[first - 1] != null) {
      first--;
    }
    this.firstConstant = first;
    this.parameters = function.parameters.positional();
    this.plain = function.parameters.plain() && function.kind == FunctionCode.Kind.FUNCTION;
  }

  /// Pairs of moves, as arguments make them, are done by their first instruction: a dispatch costs
  /// more than a move. The second stays as it is, for jumps into the middle.
  private static void joinMoves(int[] words) {
    for (int pc = 0; pc + 4 < words.length; pc += 4) {
      if (words[pc] == Opcodes.MOVE && words[pc + 4] == Opcodes.MOVE) {
        words[pc] = Opcodes.MOVE_MOVE;
        pc += 4;
      } else if (words[pc] == Opcodes.MOVE && words[pc + 4] == Opcodes.CONST) {
        words[pc] = Opcodes.MOVE_CONST;
        pc += 4;
      }
    }
  }

  /// The VM's policy asks for another form: the next call of a closure gets that.
  void expire() {
    expired = true;
    plain = false;
    parameters = -1;
  }

  boolean hasExpired() {
    return expired;
  }

  /// Instructions that load this built-in look for it again.
  void forgetBuiltin(String name) {
    for (int pc = 0; pc < words.length; pc += 4) {
      if (words[pc] == Opcodes.LOAD_BUILTIN && function.names[words[pc + 2]].equals(name)) {
        caches[pc / 4] = null;
      }
    }
  }

  /// The registers of a new frame.
  @SuppressWarnings("NullAway") // null is an unbound register
  Object[] registers() {
    @Nullable Object[] from = template;
    int length = from.length;
    Object[] made = new Object[length];
    int first = firstConstant;
    if (first < length) {
      made[first] = from[first];
      first++;
      if (first < length) {
        made[first] = from[first];
        first++;
        if (first < length) {
          System.arraycopy(from, first, made, first, length - first);
        }
      }
    }
    return made;
  }

  /// The seam for a tier that turns hot functions into JVM classes.
  interface Hot {
    @Nullable Object run(Fiber f, Frame frame);
  }
}
