package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.sched.Packer.Path;
import toy.sched.Packer.Work;
import toy.value.BoundMethod;
import toy.value.Cell;
import toy.value.ClassMethod;
import toy.value.DefaultDict;
import toy.value.Derived;
import toy.value.ExceptionValue;
import toy.value.HashTable;
import toy.value.Instance;
import toy.value.NamedTuple;
import toy.value.PropertyValue;
import toy.value.Rebuilt;
import toy.value.StaticMethod;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.vm.Closure;

/// Fills the nodes of a [Packer] with what their values consist of. Under the sender's lock.
final class PackedParts {
  private final Packer packer;
  private final GlobalNames names = new GlobalNames();

  PackedParts(Packer packer) {
    this.packer = packer;
  }

  /// Gives a node its parts, of which those that are new to the packer become work in their turn.
  void fill(Work item) {
    Path path = item.path();
    switch (item.node()) {
      case Packed.ListNode node -> {
        Object[] all = ((ToyList) item.value()).toArray();
        node.items = items(all, all.length, path);
      }
      case Packed.TupleNode node -> {
        ToyTuple tuple = (ToyTuple) item.value();
        node.items = items(tuple.items, tuple.items.length, path);
        if (tuple instanceof NamedTuple named) {
          node.type = packer.pack(named.type(), path);
          node.fields = packer.pack(named.fields(), path);
        }
      }
      case Packed.RebuiltNode node -> {
        Object[] parts = ((Rebuilt) item.value()).parts();
        node.parts = items(parts, parts.length, path);
      }
      case Packed.DictNode node -> dict((ToyDict) item.value(), node, path);
      case Packed.SetNode node -> {
        @Nullable Object[] keys = keys((HashTable) item.value());
        node.items = items(keys, keys.length, path);
      }
      case Packed.CellNode node -> node.value = packer.pack(((Cell) item.value()).value, path);
      case Packed.WrapperNode node -> node.parts = parts(item.value(), path);
      case PackedCode.FunctionNode node -> function((Closure) item.value(), node, path);
      case PackedCode.ClassNode node -> classBody((ToyClass) item.value(), node, path);
      case Packed.InstanceNode node -> instance((Instance) item.value(), node, path);
      case PackedCode.ModuleNode _ -> {}
      case PackedCode.OriginalNode _,
          PackedCode.LibraryNode _,
          Packed.PipeNode _,
          WireNames.NamedNode _ -> {}
    }
  }

  private @Nullable Object[] items(@Nullable Object[] items, int count, Path path) {
    @Nullable Object[] packed = new Object[count];
    for (int i = 0; i < count; i++) {
      Object item = items[i];
      packed[i] =
          isShared(item)
              ? packer.pack(item, path)
              : packer.pack(item, new Path(path, "[" + i + "]"));
    }
    return packed;
  }

  /// Scalars need no path, which would cost an object for each number of a long list.
  private static boolean isShared(@Nullable Object value) {
    return value instanceof Long || value instanceof Double || value instanceof String;
  }

  private static @Nullable Object[] keys(HashTable given) {
    HashTable table = given.steady();
    @Nullable Object[] keys = new Object[table.size()];
    int n = 0;
    for (int e = table.nextEntry(0); e >= 0; e = table.nextEntry(e + 1)) {
      keys[n++] = table.keyAt(e);
    }
    return keys;
  }

  private void dict(ToyDict given, Packed.DictNode node, Path path) {
    ToyDict dict = given.steady();
    if (dict instanceof DefaultDict d) {
      node.factory = packer.pack(d.factory, new Path(path, ".default_factory"));
    }
    @Nullable Object[] keys = keys(dict);
    node.keys = new Object[keys.length];
    node.values = new Object[keys.length];
    int n = 0;
    for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
      Object key = dict.keyAt(e);
      Path step = new Path(path, key instanceof String s ? "['" + s + "']" : "[…]");
      node.keys[n] = packer.pack(key, step);
      node.values[n++] = packer.pack(dict.valueAt(e), step);
    }
  }

  private @Nullable Object[] parts(Object value, Path path) {
    return switch (value) {
      case BoundMethod m -> new Object[] {packer.pack(m.function, path), packer.pack(m.self, path)};
      case StaticMethod m -> new Object[] {packer.pack(m.function, path)};
      case ClassMethod m -> new Object[] {packer.pack(m.function, path)};
      case PropertyValue p ->
          new Object[] {
            packer.pack(p.get, path), packer.pack(p.set, path), packer.pack(p.deleter, path)
          };
      case ToySlice s ->
          new Object[] {
            packer.pack(s.start, path), packer.pack(s.stop, path), packer.pack(s.step, path)
          };
      default -> throw new IllegalStateException();
    };
  }

  private void function(Closure c, PackedCode.FunctionNode node, Path path) {
    packer.count(4L * c.function.code.length);
    node.cells = new Object[c.cells.length];
    for (int i = 0; i < c.cells.length; i++) {
      node.cells[i] =
          packer.pack(c.cells[i], new Path(path, " → " + c.function.captures[i].name()));
    }
    node.defaults = items(c.defaults, c.defaults.length, new Path(path, " → a default"));
    c.attributes()
        .forEach((name, value) ->
            node.attributes.put(name, packer.pack(value, new Path(path, "." + name))));
    for (String name : names.of(c.function)) {
      packer.ask(c.module, name);
    }
  }

  private void classBody(ToyClass c, PackedCode.ClassNode node, Path path) {
    node.bases = new Object[c.bases().size()];
    for (int i = 0; i < node.bases.length; i++) {
      node.bases[i] = packer.pack(c.bases().get(i), path);
    }
    c.attributes()
        .forEach((name, value) ->
            node.attributes.put(name, packer.pack(value, new Path(path, "." + name))));
  }

  private void instance(Instance value, Packed.InstanceNode node, Path path) {
    node.type = packer.pack(value.type(), path);
    value
        .attributes()
        .forEach((name, attribute) -> {
          node.attributes.put(name, packer.pack(attribute, new Path(path, "." + name)));
          packer.count(name.length());
        });
    if (value instanceof Derived derived) {
      node.core = packer.pack(derived.core, path);
    }
    if (value instanceof ExceptionValue e) {
      Packed.InstanceNode.ErrorParts parts = new Packed.InstanceNode.ErrorParts();
      parts.args = packer.pack(e.args, new Path(path, ".args"));
      parts.cause = packer.pack(e.cause, path);
      parts.context = packer.pack(e.context, path);
      parts.suppressContext = e.suppressContext;
      parts.code = e.code;
      parts.trace = e.trace;
      node.error = parts;
    }
  }
}
