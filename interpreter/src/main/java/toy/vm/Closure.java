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

  private volatile @Nullable Map<String, Object> attributes; // never changed, but for another

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
    Map<String, Object> all = attributes;
    return all == null ? Map.of() : all;
  }

  public synchronized void put(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(attributes());
    all.put(name, value);
    attributes = all;
  }

  /// Removes what was assigned; false where nothing was.
  public synchronized boolean remove(String name) {
    Map<String, Object> all = new LinkedHashMap<>(attributes());
    boolean was = all.remove(name) != null;
    attributes = all;
    return was;
  }

  public boolean isAsync() {
    return function.kind == FunctionCode.Kind.COROUTINE;
  }

  @Override
  public ToyClass type() {
    return Types.FUNCTION;
  }
}
