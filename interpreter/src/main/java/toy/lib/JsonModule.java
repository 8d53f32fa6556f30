package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.Sizes;
import toy.value.Text;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `json`.
final class JsonModule {
  private JsonModule() {}

  static final ToyClass DECODE_ERROR =
      ToyClass.builtin("json.decoder", "JSONDecodeError", Types.VALUE_ERROR);

  private static final String[] OPTIONS = {
    "skipkeys",
    "ensure_ascii",
    "check_circular",
    "allow_nan",
    "cls",
    "indent",
    "separators",
    "default",
    "sort_keys"
  };

  private static final int CLS = 4;
  private static final String WRITING = "*, " + String.join("=, ", OPTIONS) + "=";
  private static final String READING =
      "*, cls=, object_hook=, parse_float=, parse_int=, parse_constant=, object_pairs_hook=";

  static void fill(Table t) {
    t.value("JSONDecodeError", DECODE_ERROR);
    t.keyworded(
        "dumps",
        "obj, " + WRITING,
        "(obj, *, indent=None, sort_keys=False, default=None, …): the text of a value",
        (f, a) -> dumps(f, a[0], a, 1));
    t.keyworded(
        "dump",
        "obj, fp, " + WRITING,
        "(obj, fp, …): as dumps, written to a file",
        (f, a) -> {
          f.call(f.getAttribute(a[1], "write"), dumps(f, a[0], a, 2));
          return None.NONE;
        });
    t.keyworded(
        "loads",
        "s, " + READING,
        "(s, *, object_hook=None, …): the value of a text",
        (f, a) -> loads(f, a[0], a, 1));
    t.keyworded(
        "load",
        "fp, " + READING,
        "(fp, …): as loads, read from a file",
        (f, a) -> loads(f, f.call(f.getAttribute(a[0], "read")), a, 1));
  }

  private static Object dumps(Fiber f, Object value, @Nullable Object[] a, int first) {
    Object type = orNull(a[first + CLS]);
    if (type != null) {
      return byEncoder(f, type, value, a, first);
    }
    JsonEncoder encoder =
        new JsonEncoder(
            f,
            flag(f, a[first], false),
            flag(f, a[first + 1], true),
            flag(f, a[first + 3], true),
            indent(f, a[first + 5]),
            orNull(a[first + 7]),
            flag(f, a[first + 8], false));
    Object separators = orNull(a[first + 6]);
    if (separators != null) {
      Object[] both = toy.value.Iteration.toArray(separators, f);
      if (both.length != 2) {
        throw ToyError.valueError(
            both.length < 2
                ? "not enough values to unpack (expected 2, got " + both.length + ")"
                : "too many values to unpack (expected 2)");
      }
      encoder.separate(Text.str(both[0], f), Text.str(both[1], f));
    }
    return encoder.encode(value);
  }

  /// With an encoder class: made with the options that were given, it is asked to encode.
  private static Object byEncoder(
      Fiber f, Object encoder, Object value, @Nullable Object[] a, int first) {
    ToyDict options = new ToyDict();
    for (int i = 0; i < OPTIONS.length; i++) {
      Object given = a[first + i];
      if (given != null && i != CLS) {
        options.put(OPTIONS[i], given, f);
      }
    }
    Object made = f.callKeywords(encoder, new Object[0], options);
    return f.call(f.getAttribute(made, "encode"), value);
  }

  private static boolean flag(Fiber f, @Nullable Object value, boolean otherwise) {
    return value == null ? otherwise : Truth.of(value, f);
  }

  private static @Nullable String indent(Fiber f, @Nullable Object value) {
    if (value == null || value == None.NONE) {
      return null;
    }
    return value instanceof String s
        ? s
        : " ".repeat(Sizes.text(Math.max(0, Arguments.count(value, f))));
  }

  private static Object loads(Fiber f, Object given, @Nullable Object[] a, int first) {
    Object text = given;
    if (Octets.isLike(given)) {
      String octets = Octets.like(given);
      String mark = "\u00ef\u00bb\u00bf"; // of UTF-8
      ToyBytes bytes =
          new ToyBytes(octets.startsWith(mark) ? octets.substring(mark.length()) : octets);
      text = Codecs.decode(bytes, null, null);
    }
    if (!(text instanceof String s)) {
      throw ToyError.typeError(
          "the JSON object must be str, bytes or bytearray, not " + Arguments.typeName(text));
    }
    if (s.startsWith("\ufeff")) {
      throw error(f, "Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0);
    }
    return new JsonDecoder(
            f,
            s,
            orNull(a[first + 1]),
            orNull(a[first + 5]),
            orNull(a[first + 2]),
            orNull(a[first + 3]),
            orNull(a[first + CLS]))
        .decode();
  }

  private static @Nullable Object orNull(@Nullable Object value) {
    return value == null || value == None.NONE ? null : value;
  }

  /// `at` counts UTF-16 units, the error shows code points.
  static ToyError error(Fiber f, String message, String text, int at) {
    int line = 1;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    int end = Math.min(at, text.length());
    long position = text.codePointCount(0, end) + (at - end);
    long column = text.codePointCount(Math.min(lineStart, end), end) + (at - end) + 1;
    ExceptionValue error =
        new ExceptionValue(
            DECODE_ERROR,
            ToyTuple.of(
                message + ": line " + line + " column " + column + " (char " + position + ")"));
    error.put("msg", message);
    error.put("doc", text);
    error.put("pos", position);
    error.put("lineno", (long) line);
    error.put("colno", column);
    return new ToyError(error);
  }
}
