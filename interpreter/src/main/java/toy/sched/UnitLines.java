package toy.sched;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.vm.Fiber;

/// The standard output at the prompt, where an entry's own lines and those of units in the
/// background meet. Lines stay whole: what a unit prints without a line's end is kept until the end
/// comes or the unit flushes. Once more than one unit has printed, each line begins with its unit's
/// id (`T3│ `). Counted are units that have printed since the entry began, and those that printed
/// before and still run; the main thread anew with each entry. Guarded by its user.
final class UnitLines {
  private final Map<Object, StringBuilder> unfinished = new LinkedHashMap<>(); // by unit
  private final Set<Object> printers = new HashSet<>();
  private @Nullable Object open; // whose unfinished line stands on the terminal already
  private boolean prefixes = true;

  /// Whether lines bear their unit at all.
  void prefixes(boolean wanted) {
    prefixes = wanted;
  }

  /// An entry begins.
  void entryBegins() {
    printers.removeIf(unit -> hasEnded(unit) || isMain(unit));
  }

  /// A unit prints; what of it, and of units that have ended meanwhile, is ready to be written.
  String print(Fiber f, String text) {
    return print(unit(f), text);
  }

  /// As [#print(Fiber, String)], of a process of the operating system or another unit.
  String print(Object unit, String text) {
    StringBuilder ready = new StringBuilder();
    endedOnes(ready);
    printers.add(unit);
    StringBuilder own = unfinished.computeIfAbsent(unit, _ -> new StringBuilder()).append(text);
    int end = own.lastIndexOf("\n") + 1;
    if (end > 0) {
      lines(unit, own.substring(0, end), ready);
      own.delete(0, end);
    }
    if (own.isEmpty()) {
      unfinished.remove(unit);
    }
    return ready.toString();
  }

  /// The unit flushes: what it has not ended is shown as well.
  String flush(Fiber f) {
    StringBuilder ready = new StringBuilder();
    Object unit = unit(f);
    StringBuilder own = unfinished.remove(unit);
    if (own != null) {
      lines(unit, own.toString(), ready);
    }
    endedOnes(ready);
    return ready.toString();
  }

  private void endedOnes(StringBuilder ready) {
    for (Iterator<Map.Entry<Object, StringBuilder>> i = unfinished.entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<Object, StringBuilder> entry = i.next();
      if (hasEnded(entry.getKey())) {
        lines(entry.getKey(), entry.getValue().append('\n').toString(), ready);
        i.remove();
      }
    }
  }

  private void lines(Object unit, String text, StringBuilder ready) {
    if (open != null && open != unit) {
      ready.append('\n');
      open = null;
    }
    String prefix = prefixes && printers.size() > 1 ? id(unit) + "│ " : "";
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at) + 1;
      if (open == null) {
        ready.append(prefix);
      }
      open = end == 0 ? unit : null;
      end = end == 0 ? text.length() : end;
      ready.append(text, at, end);
      at = end;
    }
  }

  // ---- units

  private static Object unit(Fiber f) {
    return f.task instanceof Task task ? task : f.thread;
  }

  private static String id(Object unit) {
    return unit instanceof Handle handle ? handle.id() : ((VmThread) unit).id();
  }

  private static boolean hasEnded(Object unit) {
    if (unit instanceof Handle handle) {
      return handle.isDone();
    }
    VmThread thread = (VmThread) unit;
    ThreadHandle handle = thread.handle();
    Thread java = thread.java();
    return handle != null ? handle.isDone() : java != null && !java.isAlive();
  }

  private static boolean isMain(Object unit) {
    return unit instanceof VmThread thread
        && thread.process.number == 0
        && thread == thread.process.main();
  }
}
