package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.value.Instance;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Model;

/// What stands in the parentheses after the model: `spawn thread(name="w", daemon=True) f(x)`.
///
/// @param awaited whether somebody is sure to wait for the end: the group around the spawn, or the
///   `await` in front of it
/// @param face the program's own object for the unit (`threading.Thread`), which is given the
///   handle as its attribute `_handle`; null where the handle is all there is
record SpawnOptions(
    @Nullable String name, boolean daemon, boolean awaited, @Nullable Instance face) {
  static final SpawnOptions NONE = new SpawnOptions(null, false, false, null);

  static SpawnOptions of(Fiber f, Model model, @Nullable ToyDict options) {
    if (options == null) {
      return NONE;
    }
    String name = null;
    boolean daemon = false;
    for (int e = options.nextEntry(0); e >= 0; e = options.nextEntry(e + 1)) {
      Object value = options.valueAt(e);
      String option = (String) options.keyAt(e);
      switch (option) {
        case "name" -> name = text(value);
        case "daemon" -> {
          if (model == Model.TASK) {
            throw ToyError.typeError("a task cannot be a daemon: it ends with its loop");
          }
          daemon = toy.value.Truth.of(value, f);
        }
        case "os" -> {
          if (toy.value.Truth.of(value, f)) {
            throw new ToyError(
                Types.NOT_IMPLEMENTED_ERROR, "processes of the operating system are not there yet");
          }
        }
        default ->
            throw ToyError.typeError(
                "spawn has no option '" + option + "': there are name and daemon");
      }
    }
    return new SpawnOptions(name, daemon, false, null);
  }

  SpawnOptions withAwaited(boolean sure) {
    return new SpawnOptions(name, daemon, sure, face);
  }

  private static String text(Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError("name must be a str, not " + Types.of(value).name());
  }
}
