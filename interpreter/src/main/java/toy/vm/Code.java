package toy.vm;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.compile.Opcodes;

/// One VM's changing side of a [FunctionCode]: quickened words, inline caches, counters. Guarded by
/// the VM's GIL; without one, what races here is only how soon a function is compiled, or what is
/// cached.
///
/// Quickening writes one op word and every quickened op checks again what it assumes; an inline
/// cache is one reference to an immutable record (a cache of two slots tears: 24 % of the reads in
/// a measurement). Both may lose updates.
final class Code {
  /// A function is compiled after this many calls, or jumps backwards, of its.
  private static final int HOT_ENTRIES = 500;

  private static final int HOT_LOOPS = 2_000;

  /// After this many exits the code has been quickened otherwise than it was when it was compiled.
  private static final int MANY_EXITS = 200;

  private static final int MAX_COMPILATIONS = 5;

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

  /// The compiled form of a hot function, null until there is one. Written by a thread of the pool.
  volatile @Nullable Hot hot;

  private volatile boolean compiling;
  private final Tiering tiering;
  private final int firstEntry;
  private final int secondEntry;
  private final int hotLoops;
  private int compilations;

  /// What the words were when they were last compiled.
  private int @Nullable [] compiled;

  private int entries;
  private int loops;
  private int exits;

  Code(FunctionCode function, Tiering tiering) {
    boolean atOnce = tiering == Tiering.AT_ONCE;
    this.tiering = tiering;
    this.firstEntry = atOnce ? 1 : HOT_ENTRIES;
    this.secondEntry = atOnce ? 4 : 20 * HOT_ENTRIES;
    this.hotLoops = atOnce ? 1 : HOT_LOOPS;
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

  /// A call is counted.
  void entered() {
    int count = entries;
    if (count < secondEntry) { // then it is only read: threads that run at once share the line
      entries = ++count;
      if (count == firstEntry || count == secondEntry) {
        compile();
      }
    }
  }

  /// A jump backwards in the dispatch loop is counted; true if the compiled code is to go on.
  boolean looped() {
    if (++loops < hotLoops) {
      return false;
    }
    loops = 0;
    if (hot == null) {
      compile();
    }
    return hot != null;
  }

  /// The compiled code has left for the dispatch loop.
  void left() {
    if (++exits == MANY_EXITS) {
      exits = 0;
      compile();
    }
  }

  /// Compiles what the words are now. The class is made of a copy of them, so that it may be made
  /// while the VM goes on.
  private void compile() {
    if (tiering == Tiering.NEVER
        || compiling
        || compilations >= MAX_COMPILATIONS
        || Arrays.equals(words, compiled)) {
      return;
    }
    compilations++;
    int[] copy = words.clone();
    compiled = copy;
    if (tiering == Tiering.AT_ONCE) {
      hot = HotCompiler.compile(function, copy);
      return;
    }
    compiling = true;
    ForkJoinPool.commonPool()
        .execute(() -> {
          hot = HotCompiler.compile(function, copy);
          compiling = false;
        });
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

  /// A function as a JVM class; [HotCompiler] makes them.
  interface Hot {
    /// Runs the frame from its pc on: the frame that goes on. If it is the same, the dispatch loop
    /// goes on at its pc.
    Frame run(Fiber f, Frame frame);
  }
}
