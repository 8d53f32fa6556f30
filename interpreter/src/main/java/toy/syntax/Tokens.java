package toy.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;

/// The tokens of a source, for messages: steps over those that the parser does not see.
final class Tokens {
  private final List<Token> all;

  Tokens(List<Token> all) {
    this.all = all;
  }

  /// The visible token before; the first of all if there is none.
  Token before(Token token) {
    int i = token.getTokenIndex() - 1;
    while (i > 0 && isHidden(all.get(i))) {
      i--;
    }
    return i < 0 ? token : all.get(i);
  }

  /// The visible token after; the end of the text if there is none.
  Token after(Token token) {
    int i = Math.min(token.getTokenIndex() + 1, all.size() - 1);
    while (isHidden(all.get(i))) {
      i++;
    }
    return all.get(i);
  }

  private static boolean isHidden(Token token) {
    return token.getChannel() != Token.DEFAULT_CHANNEL;
  }

  /// Where the first comment between two offsets begins, or `to`.
  int commentStart(int from, int to) {
    for (Token token : all) {
      if (isHidden(token) && token.getStartIndex() >= from && token.getStartIndex() < to) {
        return token.getStartIndex();
      }
    }
    return to;
  }
}
