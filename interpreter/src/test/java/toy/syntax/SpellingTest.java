package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void slipsAreCounted() {
    assertEquals(0, Spelling.distance("count", "count"));
    assertEquals(1, Spelling.distance("count", "cuont"));
    assertEquals(1, Spelling.distance("count", "coun"));
    assertEquals(1, Spelling.distance("count", "counts"));
    assertEquals(1, Spelling.distance("count", "cound"));
    assertEquals(2, Spelling.distance("count", "kount!"));
    assertEquals(3, Spelling.distance("", "abc"));
  }

  @Test
  void theNearestIsFound() {
    List<String> words = List.of("counter", "count", "mount");
    assertEquals("count", Spelling.closest("cuont", words));
    assertEquals("counter", Spelling.closest("conter", words));
    assertNull(Spelling.closest("total", words));
    assertNull(Spelling.closest("ab", List.of("xy", "abcd")));
    assertNull(Spelling.closest("count", List.of("count")));
  }
}
