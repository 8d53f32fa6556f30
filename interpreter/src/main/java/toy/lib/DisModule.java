package toy.lib;

import java.util.ArrayList;
import java.util.List;
import toy.compile.Checkpoints;
import toy.compile.Disassembler;
import toy.compile.FunctionCode;
import toy.value.BoundMethod;
import toy.value.ClassMethod;
import toy.value.None;
import toy.value.StaticMethod;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `dis`: bytecode as `toy dis` shows it, with the checkpoints that the VM's policy
/// gives it.
final class DisModule {
  private DisModule() {}

  static void fill(Table t) {
    t.keyworded(
        "dis",
        "x, *, file=",
        "(x, *, file=None): prints the bytecode of a function, method or class",
        DisModule::dis);
  }

  private static Object dis(Fiber f, Object[] args) {
    List<FunctionCode> codes = new ArrayList<>();
    collect(args[0], codes);
    if (codes.isEmpty()) {
      throw ToyError.typeError(
          "don't know how to disassemble " + Arguments.typeName(args[0]) + " objects");
    }
    StringBuilder text = new StringBuilder();
    for (FunctionCode code : codes) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(Disassembler.print(f.vm.isEveryForm() ? Checkpoints.every(code) : code));
    }
    if (Arguments.given(args[1])) {
      f.call(f.getAttribute(args[1], "write"), text.toString());
    } else {
      f.vm.host.write(f, text.toString());
    }
    return None.NONE;
  }

  private static void collect(Object value, List<FunctionCode> codes) {
    switch (value) {
      case Closure closure -> codes.add(closure.function);
      case BoundMethod method -> collect(method.function, codes);
      case StaticMethod method -> collect(method.function, codes);
      case ClassMethod method -> collect(method.function, codes);
      case ToyClass type ->
          type.attributes()
              .values()
              .forEach(member -> {
                if (member instanceof Closure || member instanceof StaticMethod) {
                  collect(member, codes);
                }
              });
      default -> {}
    }
  }
}
