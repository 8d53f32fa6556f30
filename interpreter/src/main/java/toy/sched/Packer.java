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
import toy.value.DefaultDict;
import toy.value.ExceptionValue;
import toy.value.HashTable;
import toy.value.Instance;
import toy.value.NamedTuple;
import toy.value.None;
import toy.value.PropertyValue;
import toy.value.Rebuilt;
import toy.value.SetValue;
import toy.value.Singleton;
import toy.value.StaticMethod;
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
  private record Path(@Nullable Path from, String step) {
    String text() {
      return from == null ? step : from.text() + step;
    }
  }

  private record Work(Object value, Packed node, Path path) {}

  private record Global(ModuleValue module, Packed.ModuleNode node, String name) {}

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

  /// Whether it goes to the VM where copied functions and classes come from.
  private final boolean home;

  private final Map<Object, Packed> known = new IdentityHashMap<>();
  private final List<Object> values = new ArrayList<>(); // by the same index as nodes
  private final List<Packed> nodes = new ArrayList<>();
  private final Deque<Work> work = new ArrayDeque<>();
  private final Deque<Global> globals = new ArrayDeque<>();
  private final Map<ModuleValue, Packed.ModuleNode> modules = new IdentityHashMap<>();
  private final Map<ModuleValue, Set<String>> asked = new IdentityHashMap<>();
  private final GlobalNames names = new GlobalNames();
  private long bytes;

  private Packer(Vm sender, boolean home) {
    this.sender = sender;
    this.home = home;
  }

  /// What `spawn process` sends: the function, its arguments, and the globals that code names.
  static Parcel pack(Fiber f, Spawner.Call call) {
    Packer packer = new Packer(f.vm, false);
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
      throw error("cannot send " + what(e.value) + " to a process", e);
    }
  }

  /// What a process sends back.
  static Parcel packResult(Vm vm, Object value, String what) {
    Packer packer = new Packer(vm, true);
    try {
      @Nullable Object[] roots = {packer.root(value, what)};
      packer.packGlobals();
      return new Parcel(roots, packer.nodes, packer.bytes);
    } catch (Refused e) {
      throw error("a process cannot send back " + what(e.value), e);
    }
  }

  private static ToyError error(String message, Refused e) {
    ToyError error = ToyError.typeError(refusal(message, e));
    error.value().code = DiagnosticCode.NOT_SENDABLE.code();
    return error;
  }

  private static String refusal(String message, Refused e) {
    return message + ": it lives in one VM (reached through " + e.path.text() + ")";
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
      expand(next);
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
      if (!(nodes.get(i) instanceof Packed.ModuleNode)) {
        known.remove(values.remove(i));
        nodes.remove(i);
      }
    }
  }

  // ---- one value

  /// The value itself where it can be shared, else its node, which is expanded later.
  private @Nullable Object pack(@Nullable Object value, Path path) {
    switch (value) {
      case null -> {
        return null;
      }
      case String s -> bytes += REFERENCE + s.length();
      case BigInteger n -> bytes += REFERENCE + n.bitLength() / 8 + 1;
      case Long _ -> bytes += 9;
      case Double _ -> bytes += 9;
      case None _ -> bytes += 1;
      case Boolean _ -> bytes += 1;
      case Singleton _ -> bytes += 1;
      case ToyRange _ -> bytes += 25;
      case Native n -> bytes += REFERENCE + n.name().length();
      case ToyClass c when c.isBuiltin() -> bytes += REFERENCE + c.name().length();
      default -> {
        bytes += REFERENCE;
        Packed node = known.get(value);
        return node != null ? node : add(value, path);
      }
    }
    return value;
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
          default -> throw new Refused(value, path);
        };
    if (node instanceof Packed.ModuleNode) {
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
    boolean known = module != null && isLibrary(module) && module.get(name) == value;
    return known ? new Packed.LibraryNode(module.name(), name) : null;
  }

  private Packed function(Closure c) {
    Packed own = ofLibrary(c, c.module, c.function.name);
    if (own != null) {
      return own;
    }
    if (home && c.original != null) {
      return new Packed.OriginalNode(c.original);
    }
    return new Packed.FunctionNode(c.function, module(c.module), home ? null : c);
  }

  private Packed classNode(ToyClass c) {
    Packed own = ofLibrary(c, sender.modules.get(c.module), c.name());
    if (own != null) {
      return own;
    }
    if (home && c.original != null) {
      return new Packed.OriginalNode(c.original);
    }
    return new Packed.ClassNode(c.name(), c.module, home ? null : c);
  }

  private Packed.ModuleNode module(ModuleValue module) {
    Packed.ModuleNode node = modules.get(module);
    if (node == null) {
      node = new Packed.ModuleNode(module.name(), module == sender.main, isLibrary(module));
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

  private void ask(ModuleValue module, String name) {
    if (!name.equals("__name__") && asked.computeIfAbsent(module, _ -> new HashSet<>()).add(name)) {
      globals.add(new Global(module, module(module), name));
    }
  }

  // ---- what a value consists of

  private void expand(Work item) {
    Path path = item.path;
    switch (item.node) {
      case Packed.ListNode node -> {
        ToyList list = (ToyList) item.value;
        node.items = items(list.items, list.size, path);
      }
      case Packed.TupleNode node -> {
        ToyTuple tuple = (ToyTuple) item.value;
        node.items = items(tuple.items, tuple.items.length, path);
        if (tuple instanceof NamedTuple named) {
          node.type = pack(named.type(), path);
          node.fields = pack(named.fields(), path);
        }
      }
      case Packed.RebuiltNode node -> {
        Object[] parts = ((Rebuilt) item.value).parts();
        node.parts = items(parts, parts.length, path);
      }
      case Packed.DictNode node -> dict((ToyDict) item.value, node, path);
      case Packed.SetNode node -> {
        @Nullable Object[] keys = keys((HashTable) item.value);
        node.items = items(keys, keys.length, path);
      }
      case Packed.CellNode node -> node.value = pack(((Cell) item.value).value, path);
      case Packed.WrapperNode node -> node.parts = parts(item.value, path);
      case Packed.FunctionNode node -> function((Closure) item.value, node, path);
      case Packed.ClassNode node -> classBody((ToyClass) item.value, node, path);
      case Packed.InstanceNode node -> instance((Instance) item.value, node, path);
      case Packed.ModuleNode _ -> {}
      case Packed.OriginalNode _, Packed.LibraryNode _ -> {}
    }
  }

  private @Nullable Object[] items(@Nullable Object[] items, int count, Path path) {
    @Nullable Object[] packed = new Object[count];
    for (int i = 0; i < count; i++) {
      Object item = items[i];
      packed[i] = isShared(item) ? pack(item, path) : pack(item, new Path(path, "[" + i + "]"));
    }
    return packed;
  }

  /// Scalars need no path, which would cost an object for each number of a long list.
  private static boolean isShared(@Nullable Object value) {
    return value instanceof Long || value instanceof Double || value instanceof String;
  }

  private static @Nullable Object[] keys(HashTable table) {
    @Nullable Object[] keys = new Object[table.size()];
    int n = 0;
    for (int e = table.nextEntry(0); e >= 0; e = table.nextEntry(e + 1)) {
      keys[n++] = table.keyAt(e);
    }
    return keys;
  }

  private void dict(ToyDict dict, Packed.DictNode node, Path path) {
    if (dict instanceof DefaultDict d) {
      node.factory = pack(d.factory, new Path(path, ".default_factory"));
    }
    @Nullable Object[] keys = keys(dict);
    node.keys = new Object[keys.length];
    node.values = new Object[keys.length];
    int n = 0;
    for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
      Object key = dict.keyAt(e);
      Path step = new Path(path, key instanceof String s ? "['" + s + "']" : "[…]");
      node.keys[n] = pack(key, step);
      node.values[n++] = pack(dict.valueAt(e), step);
    }
  }

  private @Nullable Object[] parts(Object value, Path path) {
    return switch (value) {
      case BoundMethod m -> new Object[] {pack(m.function, path), pack(m.self, path)};
      case StaticMethod m -> new Object[] {pack(m.function, path)};
      case ClassMethod m -> new Object[] {pack(m.function, path)};
      case PropertyValue p ->
          new Object[] {pack(p.get, path), pack(p.set, path), pack(p.deleter, path)};
      case ToySlice s -> new Object[] {pack(s.start, path), pack(s.stop, path), pack(s.step, path)};
      default -> throw new IllegalStateException();
    };
  }

  private void function(Closure c, Packed.FunctionNode node, Path path) {
    bytes += 4L * c.function.code.length;
    node.cells = new Object[c.cells.length];
    for (int i = 0; i < c.cells.length; i++) {
      node.cells[i] = pack(c.cells[i], new Path(path, " → " + c.function.captures[i].name()));
    }
    node.defaults = items(c.defaults, c.defaults.length, new Path(path, " → a default"));
    c.attributes()
        .forEach(
            (name, value) -> node.attributes.put(name, pack(value, new Path(path, "." + name))));
    for (String name : names.of(c.function)) {
      ask(c.module, name);
    }
  }

  private void classBody(ToyClass c, Packed.ClassNode node, Path path) {
    node.bases = new Object[c.bases().size()];
    for (int i = 0; i < node.bases.length; i++) {
      node.bases[i] = pack(c.bases().get(i), path);
    }
    c.attributes()
        .forEach(
            (name, value) -> node.attributes.put(name, pack(value, new Path(path, "." + name))));
  }

  private void instance(Instance value, Packed.InstanceNode node, Path path) {
    node.type = pack(value.type(), path);
    for (int slot = 0; slot < value.shape.size(); slot++) {
      Object attribute = value.slots[slot];
      String name = value.shape.name(slot);
      if (attribute != null) {
        node.attributes.put(name, pack(attribute, new Path(path, "." + name)));
        bytes += name.length();
      }
    }
    if (value instanceof ExceptionValue e) {
      Packed.InstanceNode.ErrorParts parts = new Packed.InstanceNode.ErrorParts();
      parts.args = pack(e.args, new Path(path, ".args"));
      parts.cause = pack(e.cause, path);
      parts.context = pack(e.context, path);
      parts.suppressContext = e.suppressContext;
      parts.code = e.code;
      parts.trace = e.trace;
      node.error = parts;
    }
  }
}
