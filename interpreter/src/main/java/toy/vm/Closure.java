package toy.vm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.value.Cell;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;

/// A Toy function: code, the cells it captured, its defaults and its module. Belongs to one VM.
public final class Closure implements ToyObject {
  static final Cell[] NO_CELLS = new Cell[0];
  static final Object[] NO_DEFAULTS = new Object[0];

  public final FunctionCode function;
  public final ModuleValue module;
  public final Cell[] cells;

  /// The positional defaults, then those of keyword-only parameters that have one.
  public final Object[] defaults;

  /// What of `function` changes in this VM.
  Code code;

  /// What a copied function and all other copies of it stem from, or what stands for that where it
  /// is in another process; null for one that is no copy.
  public @Nullable Object original;

  private @Nullable Map<String, Object> attributes;

  public Closure(
      Vm vm, FunctionCode function, ModuleValue module, Cell[] cells, Object[] defaults) {
    this.function = function;
    this.module = module;
    this.cells = cells;
    this.defaults = defaults;
    this.code = vm.code(function);
  }

  /// The code, in the form that the VM's policy asks for by now.
  Code current(Vm vm) {
    if (code.hasExpired()) {
      code = vm.code(function);
    }
    return code;
  }

  /// What was assigned to the function as `f.name = …`, in order. Not to be written.
  public Map<String, Object> attributes() {
    return attributes == null ? Map.of() : attributes;
  }

  public void put(String name, Object value) {
    Map<String, Object> all = attributes;
    if (all == null) {
      all = new LinkedHashMap<>();
      attributes = all;
    }
    all.put(name, value);
  }

  /// Removes what was assigned; false where nothing was.
  public boolean remove(String name) {
    return attributes != null && attributes.remove(name) != null;
  }

  public boolean isAsync() {
    return function.kind == FunctionCode.Kind.COROUTINE;
  }

  @Override
  public ToyClass type() {
    return Types.FUNCTION;
  }
}
