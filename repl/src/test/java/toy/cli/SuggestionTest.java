package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> VERBS = List.of("run", "repl", "check", "dis");

  @ParameterizedTest
  @CsvSource({"rnu, run", "chekc, check", "chck, check", "rep, repl", "dsi, dis", "reply, repl"})
  void nearWordsAreFound(String word, String verb) {
    assertEquals(verb, Suggestion.nearest(word, VERBS));
  }

  @ParameterizedTest
  @CsvSource({"x", "frobnicate", "rx", "''"})
  void farWordsAreNot(String word) {
    assertNull(Suggestion.nearest(word, VERBS));
  }

  @Test
  void aSwapIsOneEdit() {
    assertEquals(1, Suggestion.distance("ab", "ba"));
    assertEquals(3, Suggestion.distance("kitten", "sitting"));
  }
}
