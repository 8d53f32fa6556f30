package toy.front;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/// Ctrl-C for a plain run. `sun.misc.Signal` is supported (module jdk.unsupported) but javac warns
/// about every mention of it, and that warning cannot be turned off: so it is reached by
/// reflection.
public final class Signals {
  private Signals() {}

  /// Calls `action` on every SIGINT, on a thread of the JVM's. Where there are no signals, Ctrl-C
  /// ends the JVM as ever.
  public static void onInterrupt(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (proxy, method, args) ->
              switch (method.getName()) {
                case "handle" -> {
                  action.run();
                  yield null;
                }
                case "equals" -> proxy == args[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "toy's SIGINT";
              };
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance("INT"),
              Proxy.newProxyInstance(
                  Signals.class.getClassLoader(), new Class<?>[] {handler}, call));
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // No such signal here.
    }
  }
}
