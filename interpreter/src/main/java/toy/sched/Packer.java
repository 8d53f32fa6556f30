package toy.sched;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.syntax.DiagnosticCode;
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
import toy.value.ToyError;
import toy.value.ToyFrozenSet;
import toy.value.ToyList;
import toy.value.ToyRange;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.value.Types;
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

  private record Global(ModuleValue module, PackedCode.ModuleNode node, String name) {}

  /// Something was reached that lives in one VM.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Object value;
    private final transient Path path;

    Refused(Object value, Path path) {
      super(null, null, false, false);
      this.value = value;
      this.path = path;
    }
  }

  private static final int REFERENCE = 5; // bytes of a reference or a head on the wire

  private final Vm sender;

  /// What the receiver knows of functions and classes, where there is just one receiver.
  private final @Nullable KnownCode receiver;

  private final Map<Object, Packed> known = new IdentityHashMap<>();
  private final List<Object> values = new ArrayList<>(); // by the same index as nodes
  private final List<Packed> nodes = new ArrayList<>();
  private final Deque<Work> work = new ArrayDeque<>();
  private final Deque<Global> globals = new ArrayDeque<>();
  private final Map<ModuleValue, PackedCode.ModuleNode> modules = new IdentityHashMap<>();
  private final Map<ModuleValue, Set<String>> asked = new IdentityHashMap<>();
  private final PackedParts parts = new PackedParts(this);

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

  private Packer(Vm sender, @Nullable KnownCode receiver, @Nullable Wire wire, boolean byName) {
    this.sender = sender;
    this.receiver = receiver;
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
    } catch (Refused e) {
      packer.forget(0);
      throw error("cannot send " + what(e.value) + " to a process", e);
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
    } catch (Refused e) {
      packer.forget(0);
      throw error("a process cannot send back " + what(e.value), e);
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
    } catch (Refused e) {
      packer.forget(0);
      throw error("a queue between processes cannot take " + what(e.value), e);
    }
  }

  private static ToyError error(String message, Refused e) {
    ToyError error = ToyError.typeError(refusal(message, e));
    error.value().code = DiagnosticCode.NOT_SENDABLE.code();
    return error;
  }

  private static String refusal(String message, Refused e) {
    boolean endsHere = e.value instanceof Shared || e.value instanceof PipeEnd;
    String why =
        endsHere
            ? "it ends with the process that made it; make it in the process above, and pass it"
                + " down"
            : "it lives in one VM";
    return message + ": " + why + " (reached through " + e.path.text() + ")";
  }

  private static String what(Object value) {
    return "a " + Types.of(value).name();
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
    for (Global global = globals.poll(); global != null; global = globals.poll()) {
      Object value = global.module.get(global.name);
      if (value == null) {
        continue;
      }
      int mark = nodes.size();
      long size = bytes;
      try {
        Object packed = root(value, global.name);
        global.node.globals.put(global.name, packed);
        bytes += 2L + global.name.length();
      } catch (Refused e) {
        global.node.refused.put(
            global.name,
            refusal("`" + global.name + "` was not sent to this process: " + what(e.value), e));
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
      throw new Refused(value, path); // it would die with the process that has it
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
      throw new Refused(value, path);
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
          case Closure c -> function(c);
          case ToyClass c -> classNode(c);
          case ModuleValue m -> module(m);
          case Instance _ -> new Packed.InstanceNode();
          case PipeEnd p -> pipe(p, path);
          default -> throw new Refused(value, path);
        };
    if (node instanceof PackedCode.ModuleNode) {
      ModuleValue module = (ModuleValue) value;
      if (!isLibrary(module)) {
        module.names().forEach(name -> ask(module, name));
      }
      return node; // a module is kept by itself, see module()
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

  private @Nullable Packed ofLibrary(Object value, @Nullable ModuleValue module, String name) {
    if (module == null || !isLibrary(module) || module.get(name) != value) {
      return null;
    }
    return new PackedCode.LibraryNode(module.name(), name);
  }

  private Packed function(Closure c) {
    Packed own = ofLibrary(c, c.module, c.function.name);
    if (own != null) {
      return own;
    }
    Object root = c.original == null ? c : c.original;
    Object known = known(root, c);
    if (known != null) {
      return new PackedCode.OriginalNode(known);
    }
    PackedCode.FunctionNode node = new PackedCode.FunctionNode(c.function, root);
    node.module = module(c.module);
    return node;
  }

  private Packed classNode(ToyClass c) {
    Packed own = ofLibrary(c, sender.modules.get(c.module), c.name());
    if (own != null) {
      return own;
    }
    Object root = c.original == null ? c : c.original;
    Object known = known(root, c);
    return known != null
        ? new PackedCode.OriginalNode(known)
        : new PackedCode.ClassNode(c.name(), c.module, root);
  }

  /// The receiver's own of that root, or null; the sender knows its own from now on.
  private @Nullable Object known(Object root, Object own) {
    if (root == own) {
      KnownCode.of(sender).add(root, own);
    }
    return receiver == null ? null : receiver.find(root);
  }

  private PackedCode.ModuleNode module(ModuleValue module) {
    PackedCode.ModuleNode node = modules.get(module);
    if (node == null) {
      node = new PackedCode.ModuleNode(module.name(), module == sender.main, isLibrary(module));
      modules.put(module, node);
      values.add(module);
      nodes.add(node);
      bytes += REFERENCE + module.name().length();
    }
    return node;
  }

  private boolean isLibrary(ModuleValue module) {
    return sender.library.hasModule(module.name())
        && module != sender.main
        && sender.modules.get(module.name()) == module;
  }

  /// Sends a global along, too.
  void ask(ModuleValue module, String name) {
    if (!name.equals("__name__") && asked.computeIfAbsent(module, _ -> new HashSet<>()).add(name)) {
      globals.add(new Global(module, module(module), name));
    }
  }
}
