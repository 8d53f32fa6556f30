package toy.vm;

/// When a VM compiles its hot functions to JVM classes.
public enum Tiering {
  /// After many calls or loops, on another thread.
  BACKGROUND,
  /// At the first call, on the caller's thread, and again when the code has been quickened: for
  /// tests, that meet the compiler in every function.
  AT_ONCE,
  NEVER
}
