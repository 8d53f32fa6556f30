package toy.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which attribute stands in which slot of an instance (Chambers, Ungar, Lee 1989: maps). Shapes of
/// one class form a tree that grows by transitions. A shape never changes but for its transitions,
/// which its monitor guards: those of a built-in class belong to all VMs.
public final class Shape {
  private final ToyClass owner;
  private final String[] names;
  private final Map<String, Integer> index;
  private final Map<String, Shape> transitions = new HashMap<>(4);

  Shape(ToyClass owner) {
    this(owner, new String[0], Map.of());
  }

  private Shape(ToyClass owner, String[] names, Map<String, Integer> index) {
    this.owner = owner;
    this.names = names;
    this.index = index;
  }

  public ToyClass owner() {
    return owner;
  }

  public int size() {
    return names.length;
  }

  public String name(int slot) {
    return names[slot];
  }

  /// The slot of `name`, or -1.
  public int slot(String name) {
    Integer at = index.get(name);
    return at == null ? -1 : at;
  }

  /// The shape with one more attribute, at slot `size()`.
  public synchronized Shape with(String name) {
    Shape next = transitions.get(name);
    if (next == null) {
      String[] longer = Arrays.copyOf(names, names.length + 1);
      longer[names.length] = name;
      Map<String, Integer> wider = new HashMap<>(index);
      wider.put(name, names.length);
      next = new Shape(owner, longer, wider);
      transitions.put(name, next);
    }
    return next;
  }
}
