package toy.sched;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.value.BoundMethod;
import toy.value.Cell;
import toy.value.ClassMethod;
import toy.value.Instance;
import toy.value.None;
import toy.value.PropertyValue;
import toy.value.Rebuilt;
import toy.value.SetValue;
import toy.value.Singleton;
import toy.value.StaticMethod;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyFrozenSet;
import toy.value.ToyList;
import toy.value.ToyRange;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Native;
import toy.vm.Vm;

/// Packs values for another VM, under the sender's lock and in one go. Identity and sharing are
/// kept; it goes through a list of work instead of its own stack, so that depth does not matter.
///
/// Functions bring the globals that their code names, of whatever module. What cannot be sent
/// (locks, handles, generators, files) is refused: at once where an argument or a capture leads to
/// it; where a global does, that global alone is left out and raises when the process first uses
/// it.
final class Packer {
  /// How a value was reached, for E321.
  record Path(@Nullable Path from, String step) {
    String text() {
      return from == null ? step : from.text() + step;
    }
  }

  record Work(Object value, Packed node, Path path) {}

  private static final int REFERENCE = 5; // bytes of a reference or a head on the wire

  private final Vm sender;

  private final Map<Object, Packed> known = new IdentityHashMap<>();
  private final List<Object> values = new ArrayList<>(); // by the same index as nodes
  private final List<Packed> nodes = new ArrayList<>();
  private final Deque<Work> work = new ArrayDeque<>();
  private final PackedParts parts = new PackedParts(this);
  private final CodePacker code;

  /// Natives and built-in classes that are told by name; null where they are sent themselves.
  private final @Nullable Map<Object, Packed> names;

  /// Which way it goes over a pipe; null where it stays in this JVM.
  private final @Nullable Wire wire;

  /// How many processes above this one [Wire#UP] goes: what is shared must be there, or above.
  private int above = 1;

  private long bytes;

  /// Between processes of the operating system.
  enum Wire {
    /// To a child.
    DOWN,
    /// To the parent.
    UP
  }

  /// @param receiver what that VM knows of functions and classes, where there is just one receiver
  /// @param byName whether natives and built-in classes are told by name
  private Packer(Vm sender, @Nullable KnownCode receiver, @Nullable Wire wire, boolean byName) {
    this.sender = sender;
    this.code = new CodePacker(this, sender, receiver);
    this.wire = wire;
    this.names = byName ? new IdentityHashMap<>() : null;
  }

  /// What `spawn process` sends: the function, its arguments, and the globals that code names.
  static Parcel pack(Fiber f, Spawner.Call call, @Nullable Wire wire) {
    Packer packer = new Packer(f.vm, null, wire, wire != null);
    String name = Spawner.nameOf(call.callee());
    try {
      @Nullable Object[] roots = {
        packer.root(call.callee(), name),
        packer.root(call.args(), "the arguments of " + name),
        call.keywords() == null ? null : packer.root(call.keywords(), "the arguments of " + name)
      };
      packer.packGlobals();
      return new Parcel(roots, packer.nodes, packer.bytes);
    } catch (NotSendable e) {
      packer.forget(0);
      throw e.error("cannot send " + e.what() + " to a process");
    }
  }

  /// What a process sends back.
  ///
  /// @param parent the VM that it goes to; null where that is in another process
  static Parcel packResult(Vm vm, @Nullable Vm parent, Object value, String what) {
    Packer packer =
        parent == null
            ? new Packer(vm, null, Wire.UP, true)
            : new Packer(vm, KnownCode.of(parent), null, false);
    try {
      @Nullable Object[] roots = {packer.root(value, what)};
      packer.packGlobals();
      return new Parcel(roots, packer.nodes, packer.bytes);
    } catch (NotSendable e) {
      packer.forget(0);
      throw e.error("a process cannot send back " + e.what());
    }
  }

  /// An item of a queue between processes; it may come out in any of them.
  static Parcel packMessage(Vm vm, Object value) {
    return packMessage(new Packer(vm, null, null, true), value);
  }

  /// As [#packMessage(Vm, Object)], for a queue of the process above this one.
  ///
  /// @param above how many processes above this one
  static Parcel packMessageUp(Vm vm, Object value, int above) {
    Packer packer = new Packer(vm, null, Wire.UP, true);
    packer.above = above;
    return packMessage(packer, value);
  }

  private static Parcel packMessage(Packer packer, Object value) {
    try {
      @Nullable Object[] roots = {packer.root(value, "the item")};
      packer.packGlobals();
      return new Parcel(roots, packer.nodes, packer.bytes);
    } catch (NotSendable e) {
      packer.forget(0);
      throw e.error("a queue between processes cannot take " + e.what());
    }
  }

  // ---- roots

  private @Nullable Object root(Object value, String name) {
    Object packed = pack(value, new Path(null, name));
    drain();
    return packed;
  }

  private void drain() {
    for (Work next = work.poll(); next != null; next = work.poll()) {
      parts.fill(next);
    }
  }

  /// Each global by itself: what one of them cannot send does not hold the others up.
  private void packGlobals() {
    for (CodePacker.Global global = code.next(); global != null; global = code.next()) {
      String name = global.name();
      Object value = global.module().get(name);
      if (value == null) {
        continue;
      }
      int mark = nodes.size();
      long size = bytes;
      try {
        Object packed = root(value, name);
        global.node().globals.put(name, packed);
        bytes += 2L + name.length();
      } catch (NotSendable e) {
        String message = "`" + name + "` was not sent to this process: " + e.what();
        global.node().refused.put(name, e.text(message));
        forget(mark);
        bytes = size;
      }
    }
  }

  private void forget(int mark) {
    work.clear();
    for (int i = nodes.size() - 1; i >= mark; i--) {
      if (!(nodes.get(i) instanceof PackedCode.ModuleNode)) {
        known.remove(values.remove(i));
        if (nodes.remove(i) instanceof Packed.PipeNode pipe) {
          pipe.end.closed();
        }
      }
    }
  }

  /// A module has a node of its own, which stays whatever else is forgotten.
  void keep(ModuleValue module, PackedCode.ModuleNode node) {
    values.add(module);
    nodes.add(node);
    bytes += REFERENCE + module.name().length();
  }

  /// Sends a global along, too.
  void ask(ModuleValue module, String name) {
    code.ask(module, name);
  }

  /// What else goes over the wire.
  void count(long moreBytes) {
    bytes += moreBytes;
  }

  // ---- one value

  /// The value itself where it can be shared, else its node, which is filled later.
  @Nullable Object pack(@Nullable Object value, Path path) {
    if (value == null) {
      return null;
    }
    if (value == None.NONE) {
      bytes += 1;
      return value; // what most processes return; see [Child] for why before the switch
    }
    switch (value) {
      case String s -> bytes += REFERENCE + s.length();
      case BigInteger n -> bytes += REFERENCE + n.bitLength() / 8 + 1;
      case Long _ -> bytes += 9;
      case Double _ -> bytes += 9;
      case Boolean _ -> bytes += 1;
      case Singleton _ -> bytes += 1;
      case ToyBytes b -> bytes += REFERENCE + b.size();
      case ToyRange _ -> bytes += 25;
      case ProcessQueue queue -> shared(queue, value, path);
      case SharedCells cells -> shared(cells, value, path);
      case Native n -> {
        bytes += REFERENCE + n.name().length();
        return names == null ? value : named(value, path);
      }
      case ToyClass c when c.isBuiltin() -> {
        bytes += REFERENCE + c.name().length();
        return names == null ? value : named(value, path);
      }
      default -> {
        bytes += REFERENCE;
        Packed node = known.get(value);
        return node != null ? node : add(value, path);
      }
    }
    return value;
  }

  private void shared(@Nullable Shared shared, Object value, Path path) {
    bytes += REFERENCE;
    if (wire == Wire.UP && shared != null && shared.above() < above) {
      throw new NotSendable(value, path); // it would die with the process that has it
    }
  }

  private Packed pipe(PipeEnd pipe, Path path) {
    shared(pipe.end.in(), pipe, path);
    shared(pipe.end.out(), pipe, path);
    pipe.end.opened();
    return new Packed.PipeNode(pipe.end);
  }

  /// What is shared between VMs of one JVM alone.
  private void refuseOnWire(Object value, Path path) {
    if (wire != null) {
      throw new NotSendable(value, path);
    }
  }

  /// What the other process has under the same name; the value itself where it has none.
  private Object named(Object value, Path path) {
    Map<Object, Packed> all = java.util.Objects.requireNonNull(names);
    Packed known = all.get(value);
    if (known == null) {
      known = WireNames.of(sender, value);
      if (known == null) {
        refuseOnWire(value, path);
        return value;
      }
      all.put(value, known);
    }
    return known;
  }

  private Packed add(Object value, Path path) {
    Packed node =
        switch (value) {
          case ToyList _ -> new Packed.ListNode();
          case ToyTuple _ -> new Packed.TupleNode();
          case Rebuilt r -> new Packed.RebuiltNode(r);
          case ToyDict d -> new Packed.DictNode(d);
          case SetValue s -> new Packed.SetNode(s instanceof ToyFrozenSet);
          case Cell _ -> new Packed.CellNode();
          case BoundMethod _ -> wrapper(Packed.WrapperNode.Kind.METHOD);
          case StaticMethod _ -> wrapper(Packed.WrapperNode.Kind.STATIC_METHOD);
          case ClassMethod _ -> wrapper(Packed.WrapperNode.Kind.CLASS_METHOD);
          case PropertyValue _ -> wrapper(Packed.WrapperNode.Kind.PROPERTY);
          case ToySlice _ -> wrapper(Packed.WrapperNode.Kind.SLICE);
          case Closure c -> code.function(c);
          case ToyClass c -> code.ofClass(c);
          case ModuleValue m -> code.module(m);
          case Instance _ -> new Packed.InstanceNode();
          case PipeEnd p -> pipe(p, path);
          default -> throw new NotSendable(value, path);
        };
    if (node instanceof PackedCode.ModuleNode) {
      code.askAll((ModuleValue) value);
      return node; // a module is kept by itself, see #keep
    }
    known.put(value, node);
    values.add(value);
    nodes.add(node);
    work.add(new Work(value, node, path));
    return node;
  }

  private static Packed wrapper(Packed.WrapperNode.Kind kind) {
    return new Packed.WrapperNode(kind);
  }
}
