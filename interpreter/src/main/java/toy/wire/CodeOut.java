package toy.wire;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Map;
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

/// Writes codes and sources, each once, in tables that stand before what refers to them. An inner
/// function stands before the one whose constant it is.
public final class CodeOut {
  private final Map<Object, Integer> sources = new IdentityHashMap<>();
  private final Map<FunctionCode, Integer> codes = new IdentityHashMap<>();
  private final WireOut sourceTable = new WireOut();
  private final WireOut codeTable = new WireOut();

  /// Both tables.
  public void writeTo(WireOut out) {
    out.num(sources.size());
    out.append(sourceTable);
    out.num(codes.size());
    out.append(codeTable);
  }

  public int index(Source source) {
    Integer known = sources.get(source);
    if (known == null) {
      known = sources.size();
      sources.put(source, known);
      sourceTable.text(source.name());
      sourceTable.text(source.text());
    }
    return known;
  }

  public int index(FunctionCode code) {
    Integer known = codes.get(code);
    if (known == null) {
      WireOut out = new WireOut();
      write(code, out);
      known = codes.size();
      codes.put(code, known);
      codeTable.append(out);
    }
    return known;
  }

  private void write(FunctionCode code, WireOut out) {
    out.text(code.name);
    out.text(code.qualifiedName);
    out.u8(code.kind.ordinal());
    out.num(index(code.source));
    parameters(code.parameters, out);
    out.numbers(code.code);
    out.numbers(code.spans);
    constants(code.constants, out);
    texts(code.names, out);
    constants(code.template, out);
    out.num(code.handlers.length);
    for (FunctionCode.Handler h : code.handlers) {
      out.num(h.start());
      out.num(h.end());
      out.num(h.handler());
      out.num(h.register());
      out.bool(h.catches());
    }
    out.num(code.captures.length);
    for (FunctionCode.Capture c : code.captures) {
      out.bool(c.fromRegister());
      out.num(c.index());
      out.text(c.name());
    }
    out.textOrNull(code.doc);
    texts(code.registerNames, out);
    out.bool(code.every);
  }

  private static void parameters(FunctionCode.Parameters p, WireOut out) {
    texts(p.names().toArray(new String[0]), out);
    out.num(p.positional());
    out.num(p.positionalOnly());
    out.num(p.keywordOnly());
    out.bool(p.varargs());
    out.bool(p.kwargs());
    out.num(p.defaults());
    out.num(p.keywordDefaults().size());
    p.keywordDefaults().forEach(out::bool);
  }

  private static void texts(@Nullable String[] texts, WireOut out) {
    out.num(texts.length);
    for (String text : texts) {
      out.textOrNull(text);
    }
  }

  private void constants(@Nullable Object[] constants, WireOut out) {
    out.num(constants.length);
    for (Object constant : constants) {
      constant(constant, out);
    }
  }

  private void constant(@Nullable Object constant, WireOut out) {
    switch (constant) {
      case FunctionCode inner -> {
        out.u8(WireTags.CODE.ordinal());
        out.num(index(inner));
      }
      case ToyTuple tuple -> {
        out.u8(WireTags.CONSTANT_TUPLE.ordinal());
        constants(tuple.items, out);
      }
      case null, default -> {
        if (!scalar(constant, out)) {
          throw new IllegalStateException("constant " + constant);
        }
      }
    }
  }

  /// Writes a value without parts; false, and nothing, where it is none.
  public static boolean scalar(@Nullable Object value, WireOut out) {
    if (value == None.NONE) {
      tag(WireTags.NONE, out);
      return true;
    }
    switch (value) {
      case null -> tag(WireTags.NULL, out);
      case Boolean b -> tag(b ? WireTags.TRUE : WireTags.FALSE, out);
      case Long n -> {
        tag(WireTags.INT, out);
        out.num(n);
      }
      case Double d -> {
        tag(WireTags.FLOAT, out);
        out.real(d);
      }
      case BigInteger n -> {
        tag(WireTags.BIG_INT, out);
        out.big(n);
      }
      case String s -> {
        tag(WireTags.STR, out);
        out.text(s);
      }
      case ToyBytes b -> {
        tag(WireTags.BYTES, out);
        out.raw(b.toArray());
      }
      case ToyRange r -> {
        tag(WireTags.RANGE, out);
        out.num(r.start);
        out.num(r.stop);
        out.num(r.step);
      }
      case Singleton s -> {
        boolean isEllipsis = s == Singleton.ELLIPSIS;
        tag(isEllipsis ? WireTags.ELLIPSIS : WireTags.NOT_IMPLEMENTED, out);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void tag(WireTags tag, WireOut out) {
    out.u8(tag.ordinal());
  }

  // ---- where things happened

  public void place(Fiber.@Nullable Place place, WireOut out) {
    out.bool(place != null);
    if (place != null) {
      out.text(place.function());
      out.num(index(place.source()));
      out.num(place.start());
      out.num(place.end());
    }
  }

  public void trace(@Nullable Trace trace, WireOut out) {
    int depth = 0;
    for (Trace t = trace; t != null; t = t.inner()) {
      depth++;
    }
    out.num(depth);
    for (Trace t = trace; t != null; t = t.inner()) {
      out.text(t.function());
      out.num(index((Source) t.source()));
      out.num(t.start());
      out.num(t.end());
      Crossing crossing = t.crossing();
      out.bool(crossing != null);
      if (crossing != null) {
        out.text(crossing.model());
        out.text(crossing.unit());
        out.textOrNull(crossing.spawnedAt());
        out.text(crossing.arguments());
      }
    }
  }
}
