package toy.lib;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;

/// From text to bytes and back.
final class Codecs {
  private Codecs() {}

  private static Charset charset(@Nullable Object encoding) {
    String name = encoding == null ? "utf-8" : Arguments.string(encoding, "encoding");
    return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      case "latin-1", "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      default -> throw new ToyError(Types.LOOKUP_ERROR, "unknown encoding: " + name);
    };
  }

  private static String name(Charset charset) {
    return charset == StandardCharsets.UTF_8
        ? "utf-8"
        : charset == StandardCharsets.US_ASCII ? "ascii" : "latin-1";
  }

  static ToyBytes encode(String text, @Nullable Object encoding) {
    Charset charset = charset(encoding);
    CharBuffer in = CharBuffer.wrap(text);
    ByteBuffer out = ByteBuffer.allocate(text.length() * 3);
    CoderResult result = charset.newEncoder().encode(in, out, true);
    if (result.isError()) {
      throw cannotEncode(text, in.position(), charset);
    }
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return ToyBytes.of(bytes);
  }

  private static ToyError cannotEncode(String text, int at, Charset charset) {
    int c = text.codePointAt(at);
    String shown =
        String.format(Locale.ROOT, c < 256 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    String why =
        charset == StandardCharsets.UTF_8
            ? "surrogates not allowed"
            : "ordinal not in range(" + (charset == StandardCharsets.US_ASCII ? 128 : 256) + ")";
    return error(
        Types.UNICODE_ENCODE_ERROR,
        name(charset) + "' codec can't encode character '" + shown,
        text.codePointCount(0, at),
        why);
  }

  static String decode(ToyBytes bytes, @Nullable Object encoding, @Nullable Object errors) {
    Charset charset = charset(encoding);
    String handling = errors == null ? "strict" : Arguments.string(errors, "errors");
    ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
    CharBuffer out = CharBuffer.allocate(bytes.size());
    CodingErrorAction action =
        switch (handling) {
          case "strict" -> CodingErrorAction.REPORT;
          case "ignore" -> CodingErrorAction.IGNORE;
          case "replace" -> CodingErrorAction.REPLACE;
          default ->
              throw new ToyError(
                  Types.LOOKUP_ERROR, "unknown error handler name '" + handling + "'");
        };
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(action)
            .onUnmappableCharacter(action)
            .decode(in, out, true);
    if (result.isError()) {
      throw cannotDecode(bytes, in.position(), result.length(), charset);
    }
    return out.flip().toString();
  }

  private static ToyError cannotDecode(ToyBytes bytes, int at, int length, Charset charset) {
    long first = bytes.at(at);
    String why = "invalid start byte";
    if (charset == StandardCharsets.US_ASCII) {
      why = "ordinal not in range(128)";
    } else if (first >= 0xc2 && first < 0xf5) {
      why = at + length >= bytes.size() ? "unexpected end of data" : "invalid continuation byte";
    }
    return error(
        Types.UNICODE_DECODE_ERROR,
        name(charset) + "' codec can't decode byte " + String.format(Locale.ROOT, "0x%02x", first),
        at,
        why);
  }

  private static ToyError error(ToyClass type, String what, int at, String why) {
    boolean quoted = type == Types.UNICODE_ENCODE_ERROR;
    return new ToyError(type, "'" + what + (quoted ? "'" : "") + " in position " + at + ": " + why);
  }
}
