package toy.sched;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import toy.compile.FunctionCode;
import toy.compile.Op;

/// Which globals the code of a function names, that of functions and classes inside it included.
final class GlobalNames {
  private final Map<FunctionCode, Set<String>> known = new IdentityHashMap<>();

  Set<String> of(FunctionCode function) {
    Set<String> names = known.get(function);
    if (names == null) {
      names = new HashSet<>();
      known.put(function, names);
      collect(function, names);
    }
    return names;
  }

  private static void collect(FunctionCode function, Set<String> names) {
    int[] code = function.code;
    for (int pc = 0; pc < code.length; pc += 4) {
      switch (Op.of(code[pc])) {
        // A built-in may have been redefined at the prompt since.
        case LOAD_GLOBAL, LOAD_BUILTIN -> names.add(function.names[code[pc + 2]]);
        case STORE_GLOBAL, DELETE_GLOBAL -> names.add(function.names[code[pc + 1]]);
        default -> {}
      }
    }
    for (Object constant : function.constants) {
      if (constant instanceof FunctionCode inner) {
        collect(inner, names);
      }
    }
  }
}
