package toy.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.syntax.Source;
import toy.value.ExceptionValue.Crossing;
import toy.value.ExceptionValue.Trace;
import toy.value.None;
import toy.value.Singleton;
import toy.value.ToyBytes;
import toy.value.ToyRange;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// Reads what [CodeOut] wrote: first the tables, then what refers to them.
public final class CodeIn {
  private final List<Source> sources = new ArrayList<>();
  private final List<FunctionCode> codes = new ArrayList<>();
  private final WireIn in;

  public CodeIn(WireIn in) throws WireError {
    this.in = in;
    for (int left = in.count(); left > 0; left--) {
      String name = in.text();
      sources.add(new Source(name, in.text()));
    }
    for (int left = in.count(); left > 0; left--) {
      codes.add(readCode());
    }
  }

  public Source source() throws WireError {
    return sources.get(in.index(sources.size()));
  }

  public FunctionCode code() throws WireError {
    return codes.get(in.index(codes.size()));
  }

  private FunctionCode readCode() throws WireError {
    return new FunctionCode(
        in.text(),
        in.text(),
        in.constant(FunctionCode.Kind.values()),
        source(),
        parameters(),
        in.numbers(),
        in.numbers(),
        withoutHoles(constants()),
        names(),
        constants(),
        handlers(),
        captures(),
        in.textOrNull(),
        texts(),
        in.bool());
  }

  private FunctionCode.Parameters parameters() throws WireError {
    List<String> names = List.of(names());
    int positional = in.int32();
    int positionalOnly = in.int32();
    int keywordOnly = in.int32();
    boolean varargs = in.bool();
    boolean kwargs = in.bool();
    int defaults = in.int32();
    Boolean[] keywordDefaults = new Boolean[in.count()];
    for (int i = 0; i < keywordDefaults.length; i++) {
      keywordDefaults[i] = in.bool();
    }
    return new FunctionCode.Parameters(
        names,
        positional,
        positionalOnly,
        keywordOnly,
        varargs,
        kwargs,
        defaults,
        List.of(keywordDefaults));
  }

  private @Nullable String[] texts() throws WireError {
    @Nullable String[] texts = new String[in.count()];
    for (int i = 0; i < texts.length; i++) {
      String text = in.textOrNull();
      texts[i] = text == null ? null : text.intern();
    }
    return texts;
  }

  private String[] names() throws WireError {
    @Nullable String[] texts = texts();
    if (Arrays.stream(texts).anyMatch(Objects::isNull)) {
      throw new WireError("a name is missing");
    }
    return Arrays.copyOf(texts, texts.length, String[].class);
  }

  private FunctionCode.Handler[] handlers() throws WireError {
    FunctionCode.Handler[] all = new FunctionCode.Handler[in.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new FunctionCode.Handler(in.int32(), in.int32(), in.int32(), in.int32(), in.bool());
    }
    return all;
  }

  private FunctionCode.Capture[] captures() throws WireError {
    FunctionCode.Capture[] all = new FunctionCode.Capture[in.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new FunctionCode.Capture(in.bool(), in.int32(), in.text());
    }
    return all;
  }

  private @Nullable Object[] constants() throws WireError {
    @Nullable Object[] all = new Object[in.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = constant();
    }
    return all;
  }

  private @Nullable Object constant() throws WireError {
    WireTags tag = tag();
    return switch (tag) {
      case CODE -> code();
      case CONSTANT_TUPLE -> new ToyTuple(withoutHoles(constants()));
      default -> scalar(tag);
    };
  }

  private static Object[] withoutHoles(@Nullable Object[] items) throws WireError {
    if (Arrays.stream(items).anyMatch(Objects::isNull)) {
      throw new WireError("constants with a hole");
    }
    return Arrays.copyOf(items, items.length, Object[].class);
  }

  public WireTags tag() throws WireError {
    return in.constant(WireTags.values());
  }

  /// The value whose tag was read.
  public @Nullable Object scalar(WireTags tag) throws WireError {
    return switch (tag) {
      case NULL -> null;
      case NONE -> None.NONE;
      case FALSE -> false;
      case TRUE -> true;
      case INT -> in.num();
      case FLOAT -> in.real();
      case BIG_INT -> in.big();
      case STR -> in.text();
      case BYTES -> ToyBytes.of(in.raw());
      case RANGE -> range();
      case NOT_IMPLEMENTED -> Singleton.NOT_IMPLEMENTED;
      case ELLIPSIS -> Singleton.ELLIPSIS;
      case OBJECT, NAMED, QUEUE, CELLS, CODE, CONSTANT_TUPLE ->
          throw new WireError("no scalar: " + tag);
    };
  }

  private ToyRange range() throws WireError {
    long start = in.num();
    long stop = in.num();
    long step = in.num();
    if (step == 0) {
      throw new WireError("a range without a step");
    }
    return new ToyRange(start, stop, step);
  }

  // ---- where things happened

  public Fiber.@Nullable Place place() throws WireError {
    return in.bool() ? new Fiber.Place(in.text(), source(), in.int32(), in.int32()) : null;
  }

  public @Nullable Trace trace() throws WireError {
    List<Trace> entries = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      String function = in.text();
      Source source = source();
      int start = in.int32();
      int end = in.int32();
      if (start < 0 || end < start || end > source.text().length()) {
        throw new WireError("a place outside of its source");
      }
      Crossing crossing =
          in.bool() ? new Crossing(in.text(), in.text(), in.textOrNull(), in.text()) : null;
      entries.add(new Trace(function, source, start, end, crossing, null));
    }
    Trace inner = null;
    for (Trace t : entries.reversed()) {
      inner = new Trace(t.function(), t.source(), t.start(), t.end(), t.crossing(), inner);
    }
    return inner;
  }
}
