package toy.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.syntax.DiagnosticCode;
import toy.value.Instance;
import toy.value.SetValue;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.GlobalCell;
import toy.vm.ModuleValue;

/// The globals that a process was given as copies, to see at its end which of them it has changed:
/// the parent never learns of that (W320). Looks one level deep and calls no Toy code. On the
/// process's main thread, with its GIL.
final class OwnCopies {
  /// Containers that hold more are compared by their size alone.
  private static final int MAX_PARTS = 1000;

  private record Copy(GlobalCell cell, Object value, int size, @Nullable Object[] parts) {}

  private final List<Copy> copies = new ArrayList<>();

  OwnCopies(ModuleValue module) {
    for (String name : new TreeSet<>(module.names())) {
      GlobalCell cell = module.cell(name);
      if (cell.value != null) {
        copies.add(new Copy(cell, cell.value, size(cell.value), parts(cell.value)));
      }
    }
  }

  /// Says which of them have changed.
  void tell(Machine machine, Handle process) {
    List<String> changed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Copy copy : copies) {
      Object now = copy.cell.value;
      if (now == null || !hasChanged(copy, now)) {
        continue;
      }
      changed.add(copy.cell.name + " (" + change(copy, now) + ")");
      boolean isScalar = copy.size < 0 && now != copy.value;
      kept.add(isScalar ? "still has " + Brief.of(copy.value) : "keeps its own");
    }
    if (!changed.isEmpty()) {
      String still = changed.size() > 1 ? "keeps its own" : kept.getFirst();
      machine.warnOnce(
          DiagnosticCode.OWN_COPY_CHANGED,
          process.label()
              + " changed its own copy of "
              + String.join(" and ", changed)
              + "; the parent "
              + still,
          process.spawnedAt,
          "a process shares nothing: return the result and use what `join` or `await` gives, or"
              + " send it through a ProcessQueue");
    }
  }

  private static boolean hasChanged(Copy copy, Object now) {
    if (!isSame(copy.value, now)) {
      return true;
    }
    if (copy.size != size(now)) {
      return true;
    }
    @Nullable Object[] parts = parts(now);
    for (int i = 0; i < parts.length; i++) {
      if (!isSame(copy.parts[i], parts[i])) {
        return true;
      }
    }
    return false;
  }

  /// As `is` does: boxing loses the identity of scalars.
  private static boolean isSame(@Nullable Object a, @Nullable Object b) {
    return a == b || a != null && b != null && Brief.isScalar(a) && a.equals(b);
  }

  private static String change(Copy copy, Object now) {
    int size = size(now);
    boolean isResized = now == copy.value && size != copy.size && !(now instanceof Instance);
    return isResized
        ? copy.size + " → " + size + " items"
        : now == copy.value
            ? "a " + Types.of(now).name()
            : Brief.of(copy.value) + " → " + Brief.of(now);
  }

  private static int size(Object value) {
    return switch (value) {
      case ToyList list -> list.size;
      case ToyDict dict -> dict.size();
      case SetValue set -> set.size();
      case Instance instance -> instance.shape.size();
      default -> -1;
    };
  }

  private static @Nullable Object[] parts(Object value) {
    int size = size(value);
    if (size <= 0 || size > MAX_PARTS) {
      return new Object[0];
    }
    List<@Nullable Object> parts = new ArrayList<>();
    switch (value) {
      case ToyList list -> {
        for (int i = 0; i < size; i++) {
          parts.add(list.get(i));
        }
      }
      case ToyDict dict -> {
        for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
          parts.add(dict.keyAt(e));
          parts.add(dict.valueAt(e));
        }
      }
      case SetValue set -> {
        for (int e = set.nextEntry(0); e >= 0; e = set.nextEntry(e + 1)) {
          parts.add(set.keyAt(e));
        }
      }
      case Instance instance -> {
        for (int i = 0; i < size; i++) {
          parts.add(instance.slots[i]);
        }
      }
      default -> {}
    }
    return parts.toArray();
  }
}
