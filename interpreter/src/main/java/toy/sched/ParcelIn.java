package toy.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.Counter;
import toy.value.OrderedDict;
import toy.value.ToyDict;
import toy.wire.CodeIn;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireTags;

/// Reads what [ParcelOut] wrote. The parcel is unpacked later, by its receiver.
final class ParcelIn {
  private final WireIn in;
  private final WireLink link;
  private final CodeIn codes;
  private final List<Packed> nodes = new ArrayList<>();

  private ParcelIn(WireIn in, WireLink link) throws WireError {
    this.in = in;
    this.link = link;
    this.codes = new CodeIn(in);
  }

  /// Reads one parcel.
  ///
  /// @param bytes how long the payload was in which it came
  static Parcel read(WireIn in, WireLink link, long bytes) throws WireError {
    ParcelIn reader = new ParcelIn(in, link);
    for (int left = in.count(); left > 0; left--) {
      reader.nodes.add(reader.head());
    }
    for (Packed node : reader.nodes) {
      reader.body(node);
    }
    return new Parcel(reader.values(), reader.nodes, bytes);
  }

  private Packed head() throws WireError {
    return switch (in.constant(ParcelOut.Node.values())) {
      case LIST -> new Packed.ListNode();
      case TUPLE -> new Packed.TupleNode();
      case REBUILT -> new Packed.RebuiltNode(in.text(), in.num());
      case DICT -> new Packed.DictNode(new ToyDict());
      case COUNTER -> new Packed.DictNode(new Counter());
      case ORDERED_DICT -> new Packed.DictNode(new OrderedDict());
      case SET -> new Packed.SetNode(false);
      case FROZEN_SET -> new Packed.SetNode(true);
      case CELL -> new Packed.CellNode();
      case WRAPPER -> new Packed.WrapperNode(in.constant(Packed.WrapperNode.Kind.values()));
      case INSTANCE -> new Packed.InstanceNode();
      case FUNCTION -> new PackedCode.FunctionNode(codes.code(), original());
      case CLASS -> new PackedCode.ClassNode(in.text(), in.text(), original());
      case MODULE -> new PackedCode.ModuleNode(in.text(), in.bool(), in.bool());
      case LIBRARY -> new PackedCode.LibraryNode(in.text(), in.text());
      case PIPE -> {
        PipeEnd.End end = new PipeEnd.End(line(), line());
        link.queues().took(end);
        yield new Packed.PipeNode(end);
      }
    };
  }

  private PipeEnd.@Nullable Line line() throws WireError {
    return in.bool() ? link.queues().line(in.int32(), in.int32()) : null;
  }

  private Object original() throws WireError {
    return link.roots().original(new RootTable.Root(in.text(), in.int32()));
  }

  private void body(Packed node) throws WireError {
    // What every call has, before the switch: see [Child].
    if (node instanceof Packed.ListNode n) {
      n.items = values();
      return;
    }
    if (node instanceof PackedCode.FunctionNode n) {
      function(n);
      return;
    }
    if (node instanceof PackedCode.ModuleNode n) {
      module(n);
      return;
    }
    switch (node) {
      case Packed.ListNode n -> n.items = values();
      case Packed.TupleNode n -> {
        n.items = values();
        n.type = value();
        n.fields = value();
      }
      case Packed.RebuiltNode n -> n.parts = values();
      case Packed.DictNode n -> {
        n.keys = values();
        n.values = values();
        n.factory = value();
        if (n.keys.length != n.values.length) {
          throw new WireError("keys without values");
        }
      }
      case Packed.SetNode n -> n.items = values();
      case Packed.CellNode n -> n.value = value();
      case Packed.WrapperNode n -> n.parts = values();
      case Packed.InstanceNode n -> instance(n);
      case PackedCode.FunctionNode n -> function(n);
      case PackedCode.ClassNode n -> {
        n.bases = values();
        attributes(n.attributes);
      }
      case PackedCode.ModuleNode n -> module(n);
      case PackedCode.LibraryNode _,
          PackedCode.OriginalNode _,
          Packed.PipeNode _,
          WireNames.NamedNode _ -> {}
    }
  }

  private void function(PackedCode.FunctionNode n) throws WireError {
    if (!(value() instanceof PackedCode.ModuleNode module)) {
      throw new WireError("a function without a module");
    }
    n.module = module;
    n.cells = values();
    n.defaults = values();
    attributes(n.attributes);
  }

  private void module(PackedCode.ModuleNode n) throws WireError {
    attributes(n.globals);
    for (int left = in.count(); left > 0; left--) {
      n.refused.put(in.text(), in.text());
    }
  }

  private void instance(Packed.InstanceNode n) throws WireError {
    n.type = value();
    attributes(n.attributes);
    n.core = value();
    if (in.bool()) {
      Packed.InstanceNode.ErrorParts error = new Packed.InstanceNode.ErrorParts();
      error.args = value();
      error.cause = value();
      error.context = value();
      error.suppressContext = in.bool();
      error.code = in.textOrNull();
      error.trace = codes.trace();
      n.error = error;
    }
  }

  private void attributes(Map<String, @Nullable Object> attributes) throws WireError {
    for (int left = in.count(); left > 0; left--) {
      attributes.put(in.text().intern(), Objects.requireNonNull(value()));
    }
  }

  private @Nullable Object[] values() throws WireError {
    @Nullable Object[] values = new Object[in.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return values;
  }

  private @Nullable Object value() throws WireError {
    WireTags tag = codes.tag();
    return switch (tag) {
      case OBJECT -> nodes.get(in.index(nodes.size()));
      case NAMED -> WireNames.NamedNode.read(in);
      case QUEUE -> link.queues().queue(in.int32(), in.int32(), in.constant(Reason.values()));
      case CELLS -> link.queues().cells(in.int32(), in.int32(), in.int32());
      default -> codes.scalar(tag);
    };
  }
}
