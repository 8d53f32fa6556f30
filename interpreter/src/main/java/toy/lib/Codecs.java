package toy.lib;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.value.ExceptionText;
import toy.value.ExceptionValue;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;

/// From text to bytes and back.
final class Codecs {
  private Codecs() {}

  /// Refuses an encoding or error handler that is no text, in the words of `function`.
  static void check(String function, @Nullable Object encoding, @Nullable Object errors) {
    if (encoding != null) {
      Arguments.string(encoding, function + " argument 'encoding'");
    }
    if (errors != null) {
      Arguments.string(errors, function + " argument 'errors'");
    }
  }

  private static Charset charset(@Nullable Object encoding) {
    String name = encoding == null ? "utf-8" : (String) encoding;
    return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8", "utf8", "u8" -> StandardCharsets.UTF_8;
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1" -> StandardCharsets.ISO_8859_1;
      case "utf-16-le", "utf-16le" -> StandardCharsets.UTF_16LE;
      case "utf-16-be", "utf-16be" -> StandardCharsets.UTF_16BE;
      case "utf-32-le", "utf-32le" -> StandardCharsets.UTF_32LE;
      case "utf-32-be", "utf-32be" -> StandardCharsets.UTF_32BE;
      default -> throw new ToyError(Types.LOOKUP_ERROR, "unknown encoding: " + name);
    };
  }

  private static String name(Charset charset) {
    return charset == StandardCharsets.ISO_8859_1
        ? "latin-1"
        : charset == StandardCharsets.US_ASCII
            ? "ascii"
            : charset
                .name()
                .toLowerCase(Locale.ROOT)
                .replace("16le", "16-le")
                .replace("16be", "16-be")
                .replace("32le", "32-le")
                .replace("32be", "32-be");
  }

  static ToyBytes encode(String text, @Nullable Object encoding, @Nullable Object errors) {
    Charset charset = charset(encoding);
    CharBuffer in = CharBuffer.wrap(text);
    ByteBuffer out = ByteBuffer.allocate(text.length() * 12 + 12);
    CharsetEncoder encoder = charset.newEncoder();
    while (true) {
      CoderResult result = encoder.encode(in, out, true);
      if (!result.isError()) {
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return ToyBytes.of(bytes);
      }
      int c = text.codePointAt(in.position());
      out.put(charset.encode(instead(text, in.position(), charset, errors)));
      in.position(in.position() + Character.charCount(c));
    }
  }

  /// What an error handler writes for a character that the encoding does not have.
  private static String instead(String text, int at, Charset charset, @Nullable Object errors) {
    int c = text.codePointAt(at);
    return switch (errors == null ? "strict" : (String) errors) {
      case "strict" -> throw cannotEncode(text, at, charset);
      case "ignore" -> "";
      case "replace" -> "?";
      case "backslashreplace" -> ExceptionText.escape(c);
      case "xmlcharrefreplace" -> "&#" + c + ";";
      default -> throw unknownHandler(errors);
    };
  }

  private static ToyError unknownHandler(@Nullable Object errors) {
    return new ToyError(Types.LOOKUP_ERROR, "unknown error handler name '" + errors + "'");
  }

  private static ToyError cannotEncode(String text, int at, Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    int end = at;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      if (encoder.canEncode(text.substring(end, next))) {
        break;
      }
      end = next;
    }
    String why =
        charset == StandardCharsets.US_ASCII || charset == StandardCharsets.ISO_8859_1
            ? "ordinal not in range(" + (charset == StandardCharsets.US_ASCII ? 128 : 256) + ")"
            : "surrogates not allowed";
    long start = text.codePointCount(0, at);
    long stop = start + text.codePointCount(at, end);
    return error(Types.UNICODE_ENCODE_ERROR, charset, text, start, stop, why);
  }

  static String decode(ToyBytes bytes, @Nullable Object encoding, @Nullable Object errors) {
    Charset charset = charset(encoding);
    ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
    CharBuffer out = CharBuffer.allocate(bytes.size() * 4 + 4);
    CharsetDecoder decoder = charset.newDecoder();
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      int at = in.position();
      switch (errors == null ? "strict" : (String) errors) {
        case "strict" -> throw cannotDecode(bytes, at, result.length(), charset);
        case "ignore" -> {}
        case "replace" -> out.put('\uFFFD');
        case "backslashreplace" -> {
          for (int i = at; i < at + result.length(); i++) {
            out.put(ExceptionText.escape((int) bytes.at(i)));
          }
        }
        default -> throw unknownHandler(errors);
      }
      in.position(at + result.length());
    }
  }

  private static ToyError cannotDecode(ToyBytes bytes, int at, int length, Charset charset) {
    long first = bytes.at(at);
    String why = "invalid start byte";
    if (charset == StandardCharsets.US_ASCII) {
      why = "ordinal not in range(128)";
    } else if (charset != StandardCharsets.UTF_8) {
      why = at + length >= bytes.size() ? "truncated data" : "illegal encoding";
    } else if (first >= 0xc2 && first < 0xf5) {
      why = at + length >= bytes.size() ? "unexpected end of data" : "invalid continuation byte";
    }
    return error(Types.UNICODE_DECODE_ERROR, charset, bytes, at, at + length, why);
  }

  private static ToyError error(
      ToyClass type, Charset charset, Object object, long start, long end, String why) {
    return new ToyError(
        new ExceptionValue(type, ToyTuple.of(name(charset), object, start, end, why)));
  }
}
