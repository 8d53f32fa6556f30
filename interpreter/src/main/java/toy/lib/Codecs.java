package toy.lib;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  static Charset charset(@Nullable Object encoding) {
    String name = encoding == null ? "utf-8" : (String) encoding;
    return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8", "utf8", "u8" -> StandardCharsets.UTF_8;
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1" -> StandardCharsets.ISO_8859_1;
      case "utf-16-le", "utf-16le" -> StandardCharsets.UTF_16LE;
      case "utf-16-be", "utf-16be" -> StandardCharsets.UTF_16BE;
      case "utf-32-le", "utf-32le" -> StandardCharsets.UTF_32LE;
      case "utf-32-be", "utf-32be" -> StandardCharsets.UTF_32BE;
      case "cp1252", "windows-1252" -> Charset.forName("windows-1252");
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
    if (isAscii(text) && !charset.name().matches("UTF-(16|32).*")) {
      return new ToyBytes(text);
    }
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
      if (c >= 0xdc80 && c <= 0xdcff && "surrogateescape".equals(errors)) {
        out.put((byte) c);
        in.position(in.position() + 1);
        continue;
      }
      out.put(charset.encode(instead(text, in.position(), charset, errors)));
      in.position(in.position() + Character.charCount(c));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /// What an error handler writes for a character that the encoding does not have.
  private static String instead(String text, int at, Charset charset, @Nullable Object errors) {
    int c = text.codePointAt(at);
    return switch (errors == null ? "strict" : (String) errors) {
      case "strict", "surrogateescape" -> throw cannotEncode(text, at, charset);
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
    StringBuilder text = new StringBuilder(bytes.size());
    decode(charset, charset.newDecoder(), ByteBuffer.wrap(bytes.toArray()), errors, true, text);
    return text.toString();
  }

  /// Decodes what stands in `in`, which has an array of its own, and leaves there what is the
  /// beginning of a character whose rest is still to come.
  ///
  /// @param last whether nothing comes after it
  static void decode(
      Charset charset,
      CharsetDecoder decoder,
      ByteBuffer in,
      @Nullable Object errors,
      boolean last,
      StringBuilder text) {
    CharBuffer out = CharBuffer.allocate(in.remaining() + 16);
    while (true) {
      CoderResult result = decoder.decode(in, out, last);
      text.append(out.flip());
      out.clear();
      if (result.isUnderflow()) {
        return;
      }
      if (result.isError()) {
        text.append(instead(in, result.length(), charset, errors));
        in.position(in.position() + result.length());
      }
    }
  }

  /// What an error handler makes of bytes that are no character.
  private static String instead(
      ByteBuffer in, int length, Charset charset, @Nullable Object errors) {
    int at = in.position();
    String handler = errors == null ? "strict" : (String) errors;
    StringBuilder text = new StringBuilder();
    switch (handler) {
      case "strict" -> throw cannotDecode(in, at, length, charset);
      case "ignore" -> {}
      case "replace" -> text.append('\uFFFD');
      case "backslashreplace", "surrogateescape" -> {
        for (int i = at; i < at + length; i++) {
          int octet = in.get(i) & 0xff;
          text.append(
              handler.charAt(0) == 'b'
                  ? ExceptionText.escape(octet)
                  : String.valueOf((char) (0xdc00 + octet)));
        }
      }
      default -> throw unknownHandler(errors);
    }
    return text.toString();
  }

  private static ToyError cannotDecode(ByteBuffer in, int at, int length, Charset charset) {
    ToyBytes bytes = ToyBytes.of(Arrays.copyOf(in.array(), in.limit()));
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
