package toy.vm;

/// What the interpreter needs of the OS thread that it runs on. Touched by that thread alone.
public abstract class ToyThread {
  /// Natives, displays and callbacks nested on the Java stack.
  int nesting;

  /// Toy frames alive on this thread's current fiber are counted against the recursion limit.
  int depth;

  /// `T0`, or the name given to spawn.
  public abstract String name();

  /// Makes the thread look again at what it waits for. From any thread.
  public abstract void unpark();
}
