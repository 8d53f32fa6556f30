package toy.lib;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import toy.sched.Child;

/// The entry of a process of the operating system that `spawn process(os=True)` starts. Its
/// standard input and output are the pipes of its parent, and nothing else uses them. Not for
/// users.
public final class ChildProcess {
  private ChildProcess() {}

  public static void main(String[] args) {
    Child.linkAhead();
    Child.run(
        StandardLibrary.create(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        Runtime.getRuntime()::halt);
  }
}
