package toy.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How code below the VM calls back into Toy: the fiber that runs implements it. Every method may
/// run Toy code, switch threads, and throw [ToyError]; a container therefore keeps no local copy of
/// its own fields across a call.
public interface Callbacks {
  Object call(Object callee, Object... args);

  /// The method `name` of the value's class (never of the instance), bound to the value; null where
  /// there is none.
  @Nullable Object special(Object value, String name);

  Object getAttribute(Object value, String name);

  /// The next item of an iterator that is not [safe][ToyIterator#isSafe], where threads run at
  /// once.
  default @Nullable Object next(ToyIterator iterator) {
    return iterator.next(this);
  }

  /// `id(value)`: a per-VM counter, given on first use.
  long id(Object value);

  /// Must be called at least every 10 ms by a long native operation; throws when the unit has to
  /// stop.
  void poll();

  /// Nesting of natives, displays and callbacks: throws RecursionError at 1,000. Every `enter` has
  /// its `leave`.
  void enter();

  void leave();

  /// The containers whose `repr` this fiber is writing, outermost first: how one that contains
  /// itself is found out, also across a `__repr__` written in Toy.
  List<Object> printing();
}
