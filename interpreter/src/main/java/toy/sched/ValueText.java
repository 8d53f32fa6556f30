package toy.sched;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.value.SetValue;
import toy.value.Text;
import toy.value.ToyDict;
import toy.value.ToyFrozenSet;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// A value as the prompt shows it: its repr, broken into lines as `pprint` does where one line is
/// too short, and cut where it would fill the screen. A handle tells what its unit does. Runs on
/// the fiber's thread with the GIL; the repr of each object is asked for once.
final class ValueText {
  private final Fiber f;
  private final int columns;
  private final int lines;
  private final Map<Object, String> leaves = new IdentityHashMap<>();
  private final List<Object> inside = new ArrayList<>(); // the containers that are being written
  private final StringBuilder out = new StringBuilder();
  private int column;
  private int line = 1;
  private int end; // of the last line that is shown

  private ValueText(Fiber f, int columns, int lines) {
    this.f = f;
    this.columns = columns;
    this.lines = lines;
  }

  /// The text of `value` in lines of `columns` characters, as far as its parts allow; what goes
  /// beyond `lines` is left out, and a last line says so.
  static String of(Fiber f, Object value, int columns, int lines) {
    ValueText text = new ValueText(f, columns, lines);
    text.write(value, 0);
    return text.isFull() ? text.cut(value) : text.out.toString();
  }

  private boolean isFull() {
    return line > lines;
  }

  private String cut(Object value) {
    int size = size(value);
    return out.substring(0, end).stripTrailing()
        + (size < 0 ? "\n… (" : "\n… (" + size + " items; ")
        + ":pp _ shows all)";
  }

  // ---- lines

  /// @param after how much has to find room behind the value on its line
  private void write(Object value, int after) {
    String flat = flat(value, columns - column - after);
    if (flat != null) {
      append(flat);
    } else if (size(value) < 0) {
      append(leaf(value));
    } else {
      enter(value);
      try {
        block(value, after);
      } finally {
        leave();
      }
    }
  }

  private void block(Object container, int after) {
    append(opening(container));
    int indent = column;
    List<Object[]> items = items(container, Integer.MAX_VALUE);
    boolean shared = false; // whether the line may take another item
    for (int i = 0; i < items.size() && !isFull(); i++) {
      boolean last = i + 1 == items.size();
      int tail = last ? closing(container).length() + after : 1;
      String flat = flatItem(items.get(i), columns - indent - tail);
      if (i > 0) {
        if (shared && flat != null && column + 1 + flat.length() + tail <= columns) {
          append(" ");
        } else {
          newline(indent);
        }
      }
      if (flat != null) {
        append(flat);
      } else {
        writeItem(items.get(i), tail);
      }
      append(last ? "" : ",");
      shared = flat != null && items.get(i).length == 1 && size(items.get(i)[0]) < 0;
    }
    append(closing(container));
  }

  private void writeItem(Object[] item, int tail) {
    if (item.length == 2) {
      write(item[0], 2);
      append(": ");
    }
    write(item[item.length - 1], tail);
  }

  private void newline(int indent) {
    append("\n" + " ".repeat(indent));
  }

  private void append(String text) {
    if (isFull()) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || column == columns) {
        line++;
        column = 0;
        if (isFull()) {
          end = out.length();
          return;
        }
      }
      out.append(c);
      column += c == '\n' ? 0 : 1;
    }
  }

  // ---- one line

  /// The value on one line, or null where that takes more room.
  private @Nullable String flat(Object value, int room) {
    if (size(value) < 0) {
      String text = leaf(value);
      return text.length() <= room && text.indexOf('\n') < 0 ? text : null;
    }
    if (isInside(value)) {
      return cycle(value);
    }
    enter(value);
    try {
      return flatItems(value, room);
    } finally {
      leave();
    }
  }

  private @Nullable String flatItems(Object container, int room) {
    StringBuilder text = new StringBuilder(opening(container));
    String separator = "";
    for (Object[] item : items(container, Math.max(room, 1))) {
      text.append(separator);
      String flat = flatItem(item, room - text.length());
      if (flat == null || text.length() + flat.length() > room) {
        return null;
      }
      text.append(flat);
      separator = ", ";
    }
    text.append(closing(container));
    return text.length() <= room ? text.toString() : null;
  }

  private void enter(Object container) {
    f.enter();
    inside.add(container);
  }

  private void leave() {
    inside.removeLast();
    f.leave();
  }

  private boolean isInside(Object value) {
    for (Object container : inside) {
      if (container == value) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String flatItem(Object[] item, int room) {
    String first = flat(item[0], room);
    if (first == null || item.length == 1) {
      return first;
    }
    String second = flat(item[1], room - first.length() - 2);
    return second == null ? null : first + ": " + second;
  }

  private String leaf(Object value) {
    String text = leaves.get(value);
    if (text == null) {
      text = value instanceof Handle handle ? handle(handle) : Text.repr(value, f);
      leaves.put(value, text);
    }
    return text;
  }

  /// `<thread T2 'fib' running held 0.31s>`. What a process has held while it runs is not asked:
  /// its answer may take as long as its natives.
  private String handle(Handle handle) {
    String state = "running";
    if (handle.isDone()) {
      state =
          handle.isCancelled()
              ? "cancelled"
              : handle.completion.error() != null ? "failed" : "done";
    }
    String held =
        handle instanceof ProcessHandle && !handle.isDone()
            ? ""
            : " held %.2fs".formatted(handle.times(f).heldNs() / 1e9);
    return "<" + handle.label() + " " + state + held + ">";
  }

  // ---- containers

  /// How many items; -1 for what is no container.
  private static int size(Object value) {
    return switch (value) {
      case ToyList list -> list.size();
      case ToyTuple tuple -> tuple.items.length;
      case ToyDict dict -> dict.size();
      case SetValue set -> set.size();
      default -> -1;
    };
  }

  /// Single items, or pairs of key and value; what is there now, so that a `__repr__` may change
  /// the container.
  private static List<Object[]> items(Object container, int most) {
    List<Object[]> items = new ArrayList<>();
    switch (container) {
      case ToyList list -> {
        Object[] all = list.toArray();
        for (int i = 0; i < Math.min(all.length, most); i++) {
          items.add(new Object[] {all[i]});
        }
      }
      case ToyTuple tuple -> {
        for (int i = 0; i < tuple.items.length && i < most; i++) {
          items.add(new Object[] {tuple.items[i]});
        }
      }
      case ToyDict given -> {
        ToyDict dict = given.steady();
        for (int e = dict.nextEntry(0); e >= 0 && items.size() < most; e = dict.nextEntry(e + 1)) {
          items.add(new Object[] {dict.keyAt(e), dict.valueAt(e)});
        }
      }
      case SetValue given -> {
        SetValue set = given.steady();
        for (int e = set.nextEntry(0); e >= 0 && items.size() < most; e = set.nextEntry(e + 1)) {
          items.add(new Object[] {set.keyAt(e)});
        }
      }
      default -> throw new IllegalArgumentException();
    }
    return items;
  }

  private static String cycle(Object container) {
    return switch (container) {
      case ToyList _ -> "[...]";
      case ToyTuple _ -> "(...)";
      case SetValue set -> set.type().name() + "(...)";
      default -> "{...}";
    };
  }

  private static String opening(Object container) {
    return switch (container) {
      case ToyList _ -> "[";
      case ToyTuple _ -> "(";
      case ToyFrozenSet set -> set.size() == 0 ? "frozenset(" : "frozenset({";
      case SetValue set -> set.size() == 0 ? "set(" : "{";
      default -> "{";
    };
  }

  private static String closing(Object container) {
    return switch (container) {
      case ToyList _ -> "]";
      case ToyTuple tuple -> tuple.items.length == 1 ? ",)" : ")";
      case ToyFrozenSet set -> set.size() == 0 ? ")" : "})";
      case SetValue set -> set.size() == 0 ? ")" : "}";
      default -> "}";
    };
  }
}
