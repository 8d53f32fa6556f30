package toy.vm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicLongArray;
import toy.compile.Op;

/// Counts the instructions that the dispatch loop executes, by op, without a word of it in the
/// product: a class loader of its own defines the engine once more and puts a call of [#count] in
/// front of the loop's `tableswitch`.
public final class ExecutedOps {
  private static final AtomicLongArray COUNTS = new AtomicLongArray(Op.values().length);

  private ExecutedOps() {}

  /// Called by the changed loop; any thread.
  public static void count(int word) {
    COUNTS.incrementAndGet(word);
  }

  public static long of(Op op) {
    return COUNTS.get(op.ordinal());
  }

  /// A loader that defines every `toy` class anew, the dispatch loop with the counter in it; this
  /// class alone is shared.
  public static ClassLoader loader() {
    return new Counting(ExecutedOps.class.getClassLoader());
  }

  private static final class Counting extends ClassLoader {
    Counting(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("toy.") || name.startsWith(ExecutedOps.class.getName())) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        if (name.equals("toy.vm.Interpreter")) {
          bytes = counted(bytes);
        }
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] counted(byte[] bytes) {
    ClassFile file = ClassFile.of();
    CodeTransform counter =
        (code, element) -> {
          if (element instanceof TableSwitchInstruction) {
            code.dup();
            code.invokestatic(
                ClassDesc.of(ExecutedOps.class.getName()),
                "count",
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
          }
          code.with(element);
        };
    return file.transformClass(
        file.parse(bytes),
        ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString("run"), counter));
  }
}
