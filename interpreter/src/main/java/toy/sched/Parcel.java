package toy.sched;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.vm.Fiber;

/// Values on their way from one VM to another: packed by the sender under its own lock ([Packer]),
/// unpacked by the receiver under its own. In between it belongs to neither: it holds scalars,
/// immutable code and [Packed] objects, but no object that a VM could change. Unpacked once.
final class Parcel {
  private @Nullable Object[] roots; // let go once unpacked
  private List<Packed> nodes;
  private final long bytes;

  Parcel(@Nullable Object[] roots, List<Packed> nodes, long bytes) {
    this.roots = roots;
    this.nodes = nodes;
    this.bytes = bytes;
  }

  /// A scalar, which needs no packing.
  static Parcel of(Object scalar) {
    return new Parcel(new Object[] {scalar}, List.of(), 1);
  }

  @Nullable Object[] roots() {
    return roots;
  }

  /// Every object in it.
  List<Packed> nodes() {
    return nodes;
  }

  /// How long it would be on a wire.
  long bytes() {
    return bytes;
  }

  /// The value, made in the VM of `f`.
  Object unpack(Fiber f) {
    return java.util.Objects.requireNonNull(unpackAll(f)[0]);
  }

  /// The call that the parcel of a new process holds.
  Spawner.Call call(Fiber f) {
    @Nullable Object[] made = unpackAll(f);
    return new Spawner.Call(
        java.util.Objects.requireNonNull(made[0]),
        (ToyList) java.util.Objects.requireNonNull(made[1]),
        (ToyDict) made[2],
        SpawnOptions.NONE);
  }

  /// Makes every object first and fills it afterwards, so that cycles and depth do not matter;
  /// dicts and sets come last, the inner ones first, for their keys have to be complete.
  private @Nullable Object[] unpackAll(Fiber f) {
    for (Packed node : nodes) {
      node.make(f);
    }
    for (Packed node : nodes) {
      node.fill(f);
    }
    for (Packed node : nodes.reversed()) {
      node.fillTable(f);
    }
    @Nullable Object[] made = new Object[roots.length];
    for (int i = 0; i < roots.length; i++) {
      made[i] = Packed.made(roots[i], f);
    }
    roots = new Object[0];
    nodes = List.of();
    return made;
  }
}
