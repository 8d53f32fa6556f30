package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.grammar.ToyLexer;

/// The lexer looks at each character a bounded number of times, whatever the text: counted, not
/// timed.
class LexerWorkTest {
  private static final int TIMES = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "é", "😀", "a😀", "é😀", "𝔘😀", "1😀", "\0", "\u200b", "\u0301", "?", "$a", "\ud83d",
        "a1", "'é", "(", "{é", "0x", "1_", "\\", "f'{é"
      })
  void growsWithTheText(String piece) {
    long some = looks(piece.repeat(TIMES));
    long more = looks(piece.repeat(4 * TIMES));
    assertTrue(more <= 5 * some, () -> piece + ": " + some + " looks, then " + more);
  }

  @Test
  void aRunOfStrangeCharactersIsOneError() {
    List<Diagnostic> findings = Parsing.parse("let x = " + "😀".repeat(3000) + "\n").diagnostics();
    assertEquals(1, findings.size(), findings::toString);
    assertEquals(
        "these 3000 characters have no meaning here: `" + "😀".repeat(20) + "…`",
        findings.getFirst().message());
    Parsing.refused("x = 👩\u200d💻 + 1", DiagnosticCode.BAD_CHARACTER, "👩\u200d💻");
    Parsing.refused("x = \0\0\u200b 1", DiagnosticCode.BAD_CHARACTER, "\0\0\u200b");
    Parsing.refused("a ?? b", DiagnosticCode.BAD_CHARACTER, "??");
  }

  /// How often the lexer looks at a character of `text`.
  private static long looks(String text) {
    Counting stream = new Counting(new TextStream(new Source("test.toy", text)));
    ToyLexer lexer = new ToyLexer(stream);
    lexer.removeErrorListeners();
    while (lexer.nextToken().getType() != Token.EOF) {
      continue;
    }
    return stream.looks;
  }

  private static final class Counting implements CharStream {
    private final CharStream stream;
    private long looks;

    Counting(CharStream stream) {
      this.stream = stream;
    }

    @Override
    public int LA(int offset) {
      looks++;
      return stream.LA(offset);
    }

    @Override
    public void consume() {
      stream.consume();
    }

    @Override
    public int mark() {
      return stream.mark();
    }

    @Override
    public void release(int marker) {
      stream.release(marker);
    }

    @Override
    public int index() {
      return stream.index();
    }

    @Override
    public void seek(int index) {
      stream.seek(index);
    }

    @Override
    public int size() {
      return stream.size();
    }

    @Override
    public String getSourceName() {
      return stream.getSourceName();
    }

    @Override
    public String getText(Interval interval) {
      return stream.getText(interval);
    }
  }
}
