package toy.sched;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.ledger.Snapshot;
import toy.syntax.Source;

/// The prompt's side of a [Machine]: entries run one after the other on the main thread T0; between
/// them T0 idles in its loop, so that tasks progress. For one front-end thread, which is no Toy
/// thread; [Machine#interrupt] comes from any.
public interface Session extends AutoCloseable {
  /// Runs one entry and waits for it. Diagnostics, warnings and uncaught errors have been printed
  /// when it returns.
  Outcome post(Entry entry);

  /// The same with the bare repr of its value.
  default Outcome post(Source entry) {
    return post(new Entry(entry, 0, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  /// What the prompt posts.
  ///
  /// @param number its value is bound to `_` and `_NUMBER`; 0 for `_` alone
  /// @param columns of the terminal, in which the text of its value is laid out
  /// @param lines that this text may take; the rest is left out
  record Entry(Source source, int number, int columns, int lines) {}

  /// The account of the last entry, from where the main thread began it to where it ended it; null
  /// before there is one. What the thread does between entries is in no window.
  @Nullable Snapshot window();

  /// What an entry came to.
  sealed interface Outcome {}

  /// It ran. `repr` is the text of the value of its last expression, null for None or where it had
  /// none; `_` and `_NUMBER` are bound to the value.
  record Done(@Nullable String repr) implements Outcome {}

  /// It failed: an error that has been printed and to which `_err` is bound, a syntax error, a
  /// deadlock, an interrupt. `code` is the exit code that a script would have ended with.
  record Failed(int code) implements Outcome {}

  /// It called `exit(code)`.
  record Left(int code) implements Outcome {}

  /// Runs a file as one entry: `else` may stand on the line after `}`, and the last value is
  /// dropped.
  Outcome load(Source file);

  /// The bytecode of a function, a class or a method that `what` names, else of `what` as an entry,
  /// which does not run; null where that does not compile, which has been said.
  @Nullable String disassemble(Source what);

  /// The names that mean something in an entry: built-ins and the globals of the main module, in
  /// order. Empty where the main thread does not come to answer at once.
  List<String> names();

  /// The names of the attributes of what a chain of names (`time`, `box.lid`) stands for, in order.
  /// No Toy code runs for it; empty where that would be needed, where the chain means nothing, or
  /// where the main thread does not come to answer at once.
  List<String> members(String chain);

  /// What a chain of names (`f`, `box.open`) stands for in an entry. No Toy code runs for it; waits
  /// for the main thread.
  Meaning meaning(String chain);

  /// What a name stands for.
  enum Meaning {
    /// Nothing, or nothing that can be told without running Toy code.
    UNKNOWN,
    /// An `async def`.
    ASYNC_FUNCTION,
    /// Something else.
    VALUE
  }

  /// Whether the lines that units print begin with the unit's id (`T3│ `) where more than one
  /// prints; so at the start.
  void prefixes(boolean wanted);

  /// "The end" as of a script: pending tasks are cancelled, threads and processes joined. The exit
  /// code.
  int end();

  /// Ends what still runs without waiting for it.
  @Override
  void close();
}
