package toy.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The C3 linearization (Barrett et al., 1996), as CPython's `mro_implementation` has it.
final class Linearization {
  private Linearization() {}

  static ToyClass[] of(ToyClass self, List<ToyClass> bases) {
    if (bases.size() <= 1) {
      // Nothing to merge: the case of every built-in class, which start-up waits for.
      ToyClass[] above = bases.isEmpty() ? new ToyClass[0] : bases.getFirst().mro();
      ToyClass[] order = new ToyClass[above.length + 1];
      order[0] = self;
      System.arraycopy(above, 0, order, 1, above.length);
      return order;
    }
    List<List<ToyClass>> pending = new ArrayList<>();
    for (ToyClass base : bases) {
      if (bases.indexOf(base) != bases.lastIndexOf(base)) {
        throw ToyError.typeError("duplicate base class " + base.name());
      }
      pending.add(new ArrayList<>(List.of(base.mro())));
    }
    pending.add(new ArrayList<>(bases));
    List<ToyClass> order = new ArrayList<>();
    order.add(self);
    pending.removeIf(List::isEmpty);
    while (!pending.isEmpty()) {
      ToyClass next = head(pending);
      if (next == null) {
        throw ToyError.typeError(
            "Cannot create a consistent method resolution\norder (MRO) for bases "
                + String.join(", ", bases.stream().map(ToyClass::name).toList()));
      }
      order.add(next);
      for (List<ToyClass> list : pending) {
        list.remove(next);
      }
      pending.removeIf(List::isEmpty);
    }
    return order.toArray(new ToyClass[0]);
  }

  private static @Nullable ToyClass head(List<List<ToyClass>> pending) {
    for (List<ToyClass> list : pending) {
      ToyClass candidate = list.getFirst();
      boolean inTail = false;
      for (List<ToyClass> other : pending) {
        inTail |= other.indexOf(candidate) > 0;
      }
      if (!inTail) {
        return candidate;
      }
    }
    return null;
  }
}
