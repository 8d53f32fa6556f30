package toy.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.syntax.DiagnosticCode;
import toy.value.Instance;
import toy.value.SetValue;
import toy.value.ToyClass;
import toy.value.ToyDeque;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.GlobalCell;
import toy.vm.ModuleValue;

/// The globals that a process was given as copies, to see at its end which of them it has changed,
/// or what lies in them: the parent never learns of that (W320). Calls no Toy code. On the
/// process's main thread, with its GIL.
final class OwnCopies {
  /// Containers that hold more are compared by their size alone.
  private static final int MAX_PARTS = 10_000;

  /// So many parts are kept of all globals together; what lies deeper is not looked at.
  private static final int MAX_ALL = 50_000;

  /// A container as it was.
  ///
  /// @param path how the program reaches it: `conf['a']`
  private record Part(String path, Object container, int size, @Nullable Object[] parts) {}

  /// A global as it was.
  ///
  /// @param below the containers that it holds, itself first, the nearer ones before the deeper
  private record Copy(GlobalCell cell, Object value, List<Part> below) {}

  private final List<Copy> copies = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int room = MAX_ALL;

  OwnCopies(ModuleValue module) {
    for (String name : new TreeSet<>(module.names())) {
      GlobalCell cell = module.cell(name);
      if (cell.value != null) {
        copies.add(new Copy(cell, cell.value, below(name, cell.value)));
      }
    }
  }

  /// What two globals hold counts for the first.
  private List<Part> below(String name, Object value) {
    List<Part> found = new ArrayList<>();
    ArrayDeque<Part> toLookAt = new ArrayDeque<>();
    add(name, value, found, toLookAt);
    while (!toLookAt.isEmpty()) {
      Part next = toLookAt.remove();
      for (int i = 0; i < next.parts.length; i++) {
        if (next.parts[i] != null) {
          add(path(next, i), next.parts[i], found, toLookAt);
        }
      }
    }
    return found;
  }

  private void add(String path, Object value, List<Part> found, ArrayDeque<Part> toLookAt) {
    int size = size(value);
    if (size < 0 || !seen.add(value)) {
      return;
    }
    Part made = new Part(path, value, size, parts(value));
    found.add(made);
    room -= made.parts.length;
    if (room > 0) {
      toLookAt.add(made);
    }
  }

  /// Says which of them have changed.
  void tell(Machine machine, String process, Fiber.@Nullable Place spawnedAt) {
    List<String> changed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Copy copy : copies) {
      Object now = copy.cell.value;
      if (now == null) {
        continue;
      }
      if (!isSame(copy.value, now)) {
        changed.add(copy.cell.name + change(copy.value, now));
        boolean isScalar = size(copy.value) < 0;
        kept.add(isScalar ? "still has " + Brief.of(copy.value) : "keeps its own");
        continue;
      }
      for (Part part : copy.below) {
        String what = change(part);
        if (what != null) {
          changed.add(what);
          kept.add("keeps its own");
          break;
        }
      }
    }
    if (!changed.isEmpty()) {
      String still = changed.size() > 1 ? "keeps its own" : kept.getFirst();
      machine
          .warnings()
          .tell(
              DiagnosticCode.OWN_COPY_CHANGED,
              process
                  + " changed its own copy of "
                  + Deadlock.listed(changed)
                  + "; the parent "
                  + still,
              spawnedAt,
              "a process shares nothing: return the result and use what `join` or `await` gives, or"
                  + " send it through a ProcessQueue");
    }
  }

  /// As `is` does: boxing loses the identity of scalars.
  private static boolean isSame(@Nullable Object a, @Nullable Object b) {
    return a == b || a != null && b != null && Brief.isScalar(a) && a.equals(b);
  }

  private static String change(Object before, Object now) {
    return " (" + Brief.of(before) + " → " + Brief.of(now) + ")";
  }

  /// What is other in it than it was; null if nothing is.
  private static @Nullable String change(Part part) {
    int size = size(part.container);
    if (size != part.size) {
      boolean hasItems =
          !(part.container instanceof Instance || part.container instanceof ToyClass);
      return part.path
          + (hasItems ? " (" + part.size + " → " + size + " items)" : kind(part.container));
    }
    @Nullable Object[] now = parts(part.container);
    for (int i = 0; i < Math.min(now.length, part.parts.length); i++) {
      Object before = part.parts[i];
      Object after = now[i];
      if (!isSame(before, after)) {
        return before != null && after != null && isValue(part.container, i)
            ? path(part, i) + change(before, after)
            : part.path + kind(part.container);
      }
    }
    return null;
  }

  private static String kind(Object container) {
    return container instanceof ToyClass ? " (a class)" : " (a " + Types.of(container).name() + ")";
  }

  /// Whether its part `i` can be called by a path.
  private static boolean isValue(Object container, int i) {
    return switch (container) {
      case ToyDict _, ToyClass _ -> i % 2 == 1;
      case SetValue _ -> false;
      default -> true;
    };
  }

  private static String path(Part of, int i) {
    return of.path
        + switch (of.container) {
          case ToyDict _ -> "[" + Brief.of(Objects.requireNonNull(of.parts[i - i % 2])) + "]";
          case ToyClass _ -> "." + of.parts[i - i % 2];
          case Instance instance when i < instance.shape.size() -> "." + instance.shape.name(i);
          default -> "[" + i + "]";
        };
  }

  /// -1 for what has no parts that could change.
  private static int size(Object value) {
    if (value instanceof Closure
        || value instanceof ModuleValue
        || value instanceof ToyClass type && type.isBuiltin()
        || Brief.isScalar(value)) {
      return -1; // most globals; see [Child] for why before the switch
    }
    return switch (value) {
      case ToyList list -> list.size();
      case ToyTuple tuple -> tuple.items.length;
      case ToyDict dict -> dict.size();
      case SetValue set -> set.size();
      case ToyDeque deque -> deque.size();
      case Instance instance -> instance.shape.size();
      case ToyClass type -> type.attributes().isEmpty() ? -1 : type.attributes().size();
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
          parts.add(list.at(i));
        }
      }
      case ToyTuple tuple -> parts.addAll(List.of(tuple.items));
      case ToyDeque deque -> {
        for (int i = 0; i < size; i++) {
          parts.add(deque.get(i));
        }
      }
      case ToyDict given -> {
        ToyDict dict = given.steady();
        for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
          parts.add(dict.keyAt(e));
          parts.add(dict.valueAt(e));
        }
      }
      case SetValue given -> {
        SetValue set = given.steady();
        for (int e = set.nextEntry(0); e >= 0; e = set.nextEntry(e + 1)) {
          parts.add(set.keyAt(e));
        }
      }
      case Instance instance -> {
        parts.addAll(instance.attributes().values());
      }
      case ToyClass type ->
          type.attributes()
              .forEach((name, attribute) -> {
                parts.add(name);
                parts.add(attribute);
              });
      default -> {}
    }
    return parts.toArray();
  }
}
