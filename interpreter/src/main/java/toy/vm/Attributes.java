package toy.vm;

import org.jspecify.annotations.Nullable;

final class Attributes {
  private Attributes() {}

  static @Nullable Object special(Fiber f, Object value, String name) {
    throw new IllegalStateException();
  }

  static Object get(Fiber f, Object value, String name) {
    throw new IllegalStateException();
  }

  static @Nullable Object find(Fiber f, Object value, String name) {
    throw new IllegalStateException();
  }

  static void set(Fiber f, Object value, String name, Object attribute) {
    throw new IllegalStateException();
  }
}
