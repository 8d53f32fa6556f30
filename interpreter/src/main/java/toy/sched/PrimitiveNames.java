package toy.sched;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.value.Instance;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.ModuleValue;

/// What programs call their locks, events, … in messages: by the global that has it, or by where it
/// lies in what a global has: `lock`, `forks[2]`, `account.lock`. Reads without the GIL and calls
/// no Toy code; what is being changed meanwhile stays without a name.
final class PrimitiveNames {
  private static final int MAX_PARTS = 1000; // of one container
  private static final int DEPTH = 2;

  private final Map<VmProcess, Map<Primitive, String>> known = new IdentityHashMap<>();

  /// `a notify of a condition` becomes "a notify of condition `turn`".
  String name(VmProcess process, Primitive on, String what) {
    String name = known.computeIfAbsent(process, PrimitiveNames::find).get(on);
    return name == null ? what : what.replaceFirst("\\ban? (?=[^ ]+$)", "") + " `" + name + "`";
  }

  private static Map<Primitive, String> find(VmProcess process) {
    Map<Primitive, String> found = new IdentityHashMap<>();
    ModuleValue main = process.vm.main;
    for (int depth = 0; depth <= DEPTH; depth++) { // the shortest name wins
      for (String global : main.names()) {
        try {
          find(found, main.get(global), global, depth);
        } catch (RuntimeException _) {
          // The owner changes it at this moment.
        }
      }
    }
    return found;
  }

  private static void find(
      Map<Primitive, String> found, @Nullable Object value, String name, int depth) {
    switch (value) {
      case ToyCondition condition -> {
        found.putIfAbsent(condition, name);
        found.putIfAbsent(condition.lock, name);
      }
      case Primitive primitive -> found.putIfAbsent(primitive, name);
      case ToyList list when depth > 0 -> {
        for (int i = 0; i < Math.min(list.size(), MAX_PARTS); i++) {
          find(found, list.at(i), name + "[" + i + "]", depth - 1);
        }
      }
      case ToyTuple tuple when depth > 0 -> {
        for (int i = 0; i < Math.min(tuple.items.length, MAX_PARTS); i++) {
          find(found, tuple.items[i], name + "[" + i + "]", depth - 1);
        }
      }
      case ToyDict given when depth > 0 -> {
        ToyDict dict = given.steady();
        int parts = 0;
        for (int e = dict.nextEntry(0); e >= 0 && parts++ < MAX_PARTS; e = dict.nextEntry(e + 1)) {
          find(found, dict.valueAt(e), name + "[" + Brief.of(dict.keyAt(e)) + "]", depth - 1);
        }
      }
      case Instance instance when depth > 0 -> {
        for (Map.Entry<String, Object> e : instance.attributes().entrySet()) {
          find(found, e.getValue(), name + "." + e.getKey(), depth - 1);
        }
      }
      case null, default -> {}
    }
  }
}
