package toy.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toy.compile.Checkpoints;
import toy.compile.Disassembler;
import toy.compile.FunctionCode;
import toy.gil.Policy;
import toy.syntax.Source;
import toy.value.BoundMethod;
import toy.value.ToyClass;
import toy.vm.Closure;
import toy.vm.Native;

/// The bytecode of what was typed at the prompt, with the checkpoints that the VM's policy gives
/// it. On the main thread, with its GIL; no Toy code runs.
final class Disassembly {
  private static final Pattern CHAIN = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");

  private Disassembly() {}

  /// See [Session#disassemble].
  static @Nullable String of(VmThread thread, Source what) {
    String name = what.text().strip();
    if (CHAIN.matcher(name).matches()) {
      Object value = ScopeNames.value(thread.fiber, name);
      Object function = value instanceof BoundMethod method ? method.function : value;
      if (function instanceof Native) {
        return name + " is built in: it has no bytecode\n";
      }
      List<FunctionCode> codes = functions(function);
      if (!codes.isEmpty()) {
        return print(thread, codes);
      }
    }
    FunctionCode code = thread.process.machine.front().entry(what, thread.process.vm);
    return code == null ? null : print(thread, List.of(code));
  }

  private static List<FunctionCode> functions(@Nullable Object value) {
    List<FunctionCode> found = new ArrayList<>();
    if (value instanceof Closure closure) {
      found.add(closure.function);
    } else if (value instanceof ToyClass type) {
      for (Object attribute : type.attributes().values()) {
        if (attribute instanceof Closure method) {
          found.add(method.function);
        }
      }
    }
    return found;
  }

  private static String print(VmThread thread, List<FunctionCode> codes) {
    boolean every = thread.process.policy().checkpoints() == Policy.Checkpoints.EVERY;
    StringBuilder text = new StringBuilder();
    for (FunctionCode code : codes) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(Disassembler.print(every ? Checkpoints.every(code) : code));
    }
    return text.toString();
  }
}
