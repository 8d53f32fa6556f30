package toy.lib;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.lang.reflect.Field;
import toy.sched.Child;

/// The entry of a process of the operating system that `spawn process(os=True)` starts. Its
/// standard input and output are the pipes of its parent, and nothing else uses them. Not for
/// users.
public final class ChildProcess {
  private ChildProcess() {}

  public static void main(String[] args) {
    ignoreInterrupts();
    Child.run(
        StandardLibrary.create(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        Runtime.getRuntime()::halt);
  }

  /// Ctrl-C reaches all processes of a terminal: the parent decides what it means. By reflection,
  /// for javac warns about every mention of `sun.misc.Signal`.
  private static void ignoreInterrupts() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Field ignore = handler.getField("SIG_IGN");
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignore.get(null));
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // No such signal here.
    }
  }
}
