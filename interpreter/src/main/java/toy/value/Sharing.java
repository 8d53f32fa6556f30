package toy.value;

import java.lang.invoke.VarHandle;

/// Whether threads of one VM run at the same time somewhere in this JVM: the one question that
/// every container asks before it takes a monitor.
///
/// This is the one static of the house that changes, and only ever from false to true. A flag per
/// object would cost a word in each list and instance, and a reference to the VM is not at hand in
/// this package; a plain static is one load and one predicted branch, which no benchmark with a GIL
/// shows. Other VMs of the JVM may see it change at any moment: their containers then take monitors
/// that nobody else wants, which is slower and not wrong.
///
/// What the monitors of containers promise: each operation on one container is atomic and leaves it
/// whole. They are leaves: whoever holds one neither calls Toy code nor takes another.
public final class Sharing {
  private static boolean parallel;

  private Sharing() {}

  /// Whether a VM without a lock was ever made in this JVM.
  public static boolean isParallel() {
    return parallel;
  }

  /// To be called before the first thread of a VM without a lock starts; never taken back. The
  /// start of a thread makes the flag visible to it.
  public static void begin() {
    parallel = true;
  }

  /// What is read after this is read anew. Without it a compiled loop that only waits for another
  /// thread's store may read the variable once, before the loop.
  public static void refresh() {
    if (parallel) {
      VarHandle.acquireFence();
    }
  }

  /// To be called at the end of the constructor of an object whose fields are not final: another
  /// thread that comes upon the object without a lock sees it made, never half-made.
  public static void publish() {
    if (parallel) {
      VarHandle.storeStoreFence();
    }
  }
}
