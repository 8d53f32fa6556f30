package toy.sched;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.value.None;
import toy.wire.CodeOut;
import toy.wire.WireOut;
import toy.wire.WireTags;

/// Writes a [Parcel] for a process of the operating system: the tables of [CodeOut], then the kind
/// of each object, then what it consists of (an object refers to others by number, also to later
/// ones), then the roots. Needs no lock: what is packed does not change.
final class ParcelOut {
  /// The first byte of an object. The order is part of the protocol.
  enum Node {
    LIST,
    TUPLE,
    REBUILT,
    DICT,
    COUNTER,
    ORDERED_DICT,
    SET,
    FROZEN_SET,
    CELL,
    WRAPPER,
    INSTANCE,
    FUNCTION,
    CLASS,
    MODULE,
    LIBRARY,
    PIPE
  }

  private final WireLink link;
  private final CodeOut codes;
  private final WireOut out = new WireOut();
  private final Map<Packed, Integer> numbers = new IdentityHashMap<>();

  private ParcelOut(WireLink link, CodeOut codes) {
    this.link = link;
    this.codes = codes;
  }

  /// Writes `parcel` to the end of `to`.
  static void write(Parcel parcel, WireLink link, WireOut to) {
    CodeOut codes = new CodeOut();
    ParcelOut writer = new ParcelOut(link, codes);
    writer.all(parcel);
    codes.writeTo(to);
    to.append(writer.out);
  }

  private void all(Parcel parcel) {
    List<Packed> nodes = parcel.nodes();
    out.num(nodes.size());
    for (Packed node : nodes) {
      numbers.put(node, numbers.size());
      head(node);
    }
    nodes.forEach(this::body);
    values(parcel.roots());
  }

  private void kind(Node kind) {
    out.u8(kind.ordinal());
  }

  private void head(Packed node) {
    switch (node) {
      case Packed.ListNode _ -> kind(Node.LIST);
      case Packed.TupleNode _ -> kind(Node.TUPLE);
      case Packed.RebuiltNode n -> {
        kind(Node.REBUILT);
        out.text(n.type);
        out.num(n.limit);
      }
      case Packed.DictNode n ->
          kind(
              switch (n.original) {
                case toy.value.Counter _ -> Node.COUNTER;
                case toy.value.OrderedDict _ -> Node.ORDERED_DICT;
                default -> Node.DICT;
              });
      case Packed.SetNode n -> kind(n.frozen ? Node.FROZEN_SET : Node.SET);
      case Packed.CellNode _ -> kind(Node.CELL);
      case Packed.WrapperNode n -> {
        kind(Node.WRAPPER);
        out.u8(n.kind.ordinal());
      }
      case Packed.InstanceNode _ -> kind(Node.INSTANCE);
      case PackedCode.FunctionNode n -> {
        kind(Node.FUNCTION);
        out.num(codes.index(n.code));
        original(n.original);
      }
      case PackedCode.ClassNode n -> {
        kind(Node.CLASS);
        out.text(n.name);
        out.text(n.module);
        original(n.original);
      }
      case PackedCode.ModuleNode n -> {
        kind(Node.MODULE);
        out.text(n.name);
        out.bool(n.main);
        out.bool(n.library);
      }
      case PackedCode.LibraryNode n -> {
        kind(Node.LIBRARY);
        out.text(n.module);
        out.text(n.name);
      }
      case Packed.PipeNode n -> {
        kind(Node.PIPE);
        line(n.end.in());
        line(n.end.out());
        link.queues().gave(n.end);
      }
      case PackedCode.OriginalNode _, WireNames.NamedNode _ ->
          throw new IllegalStateException("not packed for a wire");
    }
  }

  private void line(PipeEnd.@Nullable Line line) {
    out.bool(line != null);
    if (line != null) {
      shared(line);
    }
  }

  private void shared(Shared shared) {
    out.num(link.queues().number(shared));
    out.num(shared.above());
  }

  private void original(Object original) {
    RootTable.Root root = link.roots().root(original);
    out.text(root.home());
    out.num(root.number());
  }

  private void body(Packed node) {
    switch (node) {
      case Packed.ListNode n -> values(n.items);
      case Packed.TupleNode n -> {
        values(n.items);
        value(n.type);
        value(n.fields);
      }
      case Packed.RebuiltNode n -> values(n.parts);
      case Packed.DictNode n -> {
        values(n.keys);
        values(n.values);
        value(n.factory);
      }
      case Packed.SetNode n -> values(n.items);
      case Packed.CellNode n -> value(n.value);
      case Packed.WrapperNode n -> values(n.parts);
      case Packed.InstanceNode n -> instance(n);
      case PackedCode.FunctionNode n -> {
        value(n.module);
        values(n.cells);
        values(n.defaults);
        attributes(n.attributes);
      }
      case PackedCode.ClassNode n -> {
        values(n.bases);
        attributes(n.attributes);
      }
      case PackedCode.ModuleNode n -> {
        attributes(n.globals);
        out.num(n.refused.size());
        n.refused.forEach((name, why) -> {
          out.text(name);
          out.text(why);
        });
      }
      case PackedCode.LibraryNode _,
          PackedCode.OriginalNode _,
          Packed.PipeNode _,
          WireNames.NamedNode _ -> {}
    }
  }

  private void instance(Packed.InstanceNode n) {
    value(n.type);
    attributes(n.attributes);
    value(n.core);
    Packed.InstanceNode.ErrorParts error = n.error;
    out.bool(error != null);
    if (error != null) {
      value(error.args);
      value(error.cause);
      value(error.context);
      out.bool(error.suppressContext);
      out.textOrNull(error.code);
      codes.trace(error.trace, out);
    }
  }

  private void attributes(Map<String, @Nullable Object> attributes) {
    out.num(attributes.size());
    attributes.forEach((name, value) -> {
      out.text(name);
      value(value);
    });
  }

  private void values(@Nullable Object[] values) {
    out.num(values.length);
    for (Object value : values) {
      value(value);
    }
  }

  private void value(@Nullable Object value) {
    if (value == None.NONE && CodeOut.scalar(value, out)) {
      return; // what most processes return, before the switch: see [Child]
    }
    switch (value) {
      case WireNames.NamedNode n -> {
        out.u8(WireTags.NAMED.ordinal());
        n.write(out);
      }
      case Packed node -> {
        out.u8(WireTags.OBJECT.ordinal());
        out.num(java.util.Objects.requireNonNull(numbers.get(node)));
      }
      case ProcessQueue queue -> {
        out.u8(WireTags.QUEUE.ordinal());
        shared(queue);
        out.u8(queue.reason().ordinal());
      }
      case SharedCells cells -> {
        out.u8(WireTags.CELLS.ordinal());
        shared(cells);
        out.num(cells.size());
      }
      case null, default -> {
        if (!CodeOut.scalar(value, out)) {
          throw new IllegalStateException("not packed for a wire: " + value);
        }
      }
    }
  }
}
