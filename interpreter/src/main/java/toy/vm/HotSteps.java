package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.Cell;
import toy.value.Sharing;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToySet;

/// What compiled code calls where the dispatch loop does something in place.
@SuppressWarnings("NullAway") // a frame that returns to Toy code has a parent
final class HotSteps {
  private HotSteps() {}

  static void append(Object list, Object item) {
    ((ToyList) list).append(item);
  }

  static Object superOf(Object type, Object self) {
    return SuperValue.of(type, self);
  }

  static void put(Fiber f, Object dict, Object key, Object value) {
    ((ToyDict) dict).put(key, value, f);
  }

  static void add(Fiber f, Object set, Object item) {
    ((ToySet) set).add(item, f);
  }

  static void bound(Frame frame, @Nullable Object value, int name) {
    Variables.bound(frame, value, name);
  }

  static Object cell() {
    return new Cell();
  }

  static Object cell(@Nullable Object value) {
    return value == null ? new Cell() : new Cell(value);
  }

  static void setFree(Frame frame, int cell, Object value) {
    frame.closure.cells[cell].value = value;
  }

  static Object cellValue(Frame frame, Object cell, int name) {
    return Variables.cellValue(frame, (Cell) cell, name);
  }

  static void setCell(Object cell, Object value) {
    ((Cell) cell).value = value;
  }

  /// A jump backwards is a checkpoint.
  static void backwards(Fiber f, Frame frame, int pc) {
    Sharing.refresh();
    if (f.breaker.get() != 0) {
      frame.pc = pc;
      f.vm.scheduler.checkpoint(f);
    }
  }

  /// RETURN: the parent, or null where the value goes elsewhere than to a register.
  static @Nullable Frame returned(Fiber f, Frame frame, Object value) {
    if (frame.kind != Frame.Return.STORE) {
      return null;
    }
    Frame parent = frame.parent;
    parent.registers[frame.destination] = value;
    f.top = parent;
    return parent;
  }
}
