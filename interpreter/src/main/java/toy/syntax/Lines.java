package toy.syntax;

import org.antlr.v4.runtime.Token;

/// Lines of a source, as messages show them: rewritten, without their indentation and comments.
final class Lines {
  private final Source source;
  private final String text;

  Lines(Source source) {
    this.source = source;
    this.text = source.text();
  }

  int start(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  int end(int offset) {
    int newline = text.indexOf('\n', offset);
    int end = newline < 0 ? text.length() : newline;
    return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /// The line of `start` with the text from `start` to `end` replaced.
  String with(int start, int end, String replacement) {
    int lineStart = start(start);
    int lineEnd = Math.max(end, end(start));
    return (text.substring(lineStart, start) + replacement + text.substring(end, lineEnd)).strip();
  }

  /// The diagnostic with the line rewritten, for people as help and for editors as a fix.
  Diagnostic rewrite(Diagnostic diagnostic, int start, int end, String replacement) {
    return diagnostic
        .withHelp("write `" + with(start, end, replacement) + "`")
        .withFix(start, end, replacement);
  }

  /// How far the line of an offset is indented, in columns; a tab counts as eight.
  int indent(int offset) {
    int column = 0;
    for (int i = start(offset); i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ' ' -> column++;
        case '\t' -> column = (column / 8 + 1) * 8;
        default -> {
          return column;
        }
      }
    }
    return column;
  }

  /// The text before a token on its line.
  String before(Token token) {
    return text.substring(start(token.getStartIndex()), token.getStartIndex());
  }

  /// Whether only blanks stand before the offset on its line.
  boolean isFirst(int offset) {
    return text.substring(start(offset), offset).isBlank();
  }

  /// The end of the word, or of the one character, at an offset.
  int wordEnd(int offset) {
    int end = offset;
    while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
      end++;
    }
    return Math.max(end, Math.min(offset + 1, text.length()));
  }

  String name() {
    return source.name();
  }
}
