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
/// @param os whether a process is one of the operating system; null where it does not say so
/// @param face the program's own object for the unit (`threading.Thread`), which is given the
///   handle as its attribute `_handle`; null where the handle is all there is
record SpawnOptions(
    @Nullable String name,
    boolean daemon,
    boolean awaited,
    @Nullable Boolean os,
    @Nullable Instance face) {
  static final SpawnOptions NONE = new SpawnOptions(null, false, false, null, null);

  static SpawnOptions of(Fiber f, Model model, @Nullable ToyDict options) {
    if (options == null) {
      return NONE;
    }
    String name = null;
    boolean daemon = false;
    Boolean os = null;
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
          if (model != Model.PROCESS) {
            throw ToyError.typeError("os=… is for processes: a thread and a task share their VM");
          }
          os = toy.value.Truth.of(value, f);
        }
        default ->
            throw ToyError.typeError(
                "spawn has no option '" + option + "': there are name, daemon and os");
      }
    }
    return new SpawnOptions(name, daemon, false, os, null);
  }

  SpawnOptions withAwaited(boolean sure) {
    return new SpawnOptions(name, daemon, sure, os, face);
  }

  private static String text(Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError("name must be a str, not " + Types.of(value).name());
  }
}
