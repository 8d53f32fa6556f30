package toy.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;

/// A module and its globals. The table of globals is safe for any thread; the rest is guarded by
/// its VM's GIL, or its runtime lock.
public final class ModuleValue implements ToyObject {
  private final String name;
  private final Map<String, GlobalCell> globals = new ConcurrentHashMap<>();
  private final List<String> names = new ArrayList<>(); // in order; guarded by itself

  /// Whether it can have modules of its own.
  public boolean isPackage;

  /// Whether its text is still being run: a module that imports this one by then sees only a part.
  public volatile boolean isInitializing;

  /// The thread that runs its text, and what others wait for meanwhile, which the importer knows.
  public volatile @Nullable ToyThread loader;

  public volatile @Nullable Object loading;

  /// The names that the part of a library's module defines which is written in Toy and runs when
  /// the first of them is asked for; empty once it has run.
  public volatile Set<String> late = Set.of();

  /// The names of a library's module that another one of it defines, and that module; it is
  /// imported when the first of them is asked for.
  public Map<String, String> elsewhere = Map.of();

  public ModuleValue(String name) {
    this.name = name;
    define("__name__", name);
  }

  public String name() {
    return name;
  }

  /// The cell of a global, made unbound where there was none.
  public GlobalCell cell(String global) {
    GlobalCell cell = globals.get(global);
    return cell != null ? cell : made(global);
  }

  private GlobalCell made(String global) {
    synchronized (names) {
      GlobalCell cell = globals.get(global);
      if (cell == null) {
        cell = new GlobalCell(global);
        globals.put(global, cell);
        names.add(global);
      }
      return cell;
    }
  }

  public @Nullable Object get(String global) {
    GlobalCell cell = globals.get(global);
    return cell == null ? null : cell.value;
  }

  public void define(String global, Object value) {
    cell(global).value = value;
  }

  /// Whether the name has a cell; it may be unbound.
  public boolean has(String global) {
    return globals.containsKey(global);
  }

  /// Every name that has a cell now, in the order of their making; some may be unbound.
  public List<String> names() {
    synchronized (names) {
      return List.copyOf(names);
    }
  }

  @Override
  public ToyClass type() {
    return Types.MODULE;
  }

  @Override
  public String toString() {
    return "<module '" + name + "'>";
  }
}
