package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables of expressions and what CPython 3.11 makes of them (`generate.py` beside the tables
/// writes them).
class TableTest {
  private static List<String> lines(String table) throws IOException {
    try (InputStream in = TableTest.class.getResourceAsStream(table)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String evaluate(String expression) {
    StubCallbacks calls = new StubCallbacks();
    try {
      return Text.repr(Expressions.evaluate(expression, calls), calls).replace("\n", "\\n");
    } catch (ToyError e) {
      String message = Text.str(e.value(), calls).replace("\n", "\\n");
      return "!" + e.value().type().name() + ": " + message;
    } catch (RuntimeException | StackOverflowError e) {
      return "?" + e;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "numbers.txt, 4000",
    "sequences.txt, 2000",
    "formats.txt, 2000",
    "texts.txt, 70",
  })
  void agreesWithCPython(String table, int atLeast) throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String line : lines(table)) {
      int at = line.indexOf(" ⇒ ");
      String expected = line.substring(at + 3);
      String got = evaluate(line.substring(0, at));
      count++;
      if (!got.equals(expected)) {
        wrong.add(line + "   here: " + got);
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(count >= atLeast, table + " has only " + count);
  }

  @Test
  void floatsAreWrittenAsCPythonWritesThem() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String line : lines("doubles.txt")) {
      double value = Double.longBitsToDouble(Long.parseUnsignedLong(line, 0, 16, 16));
      String text = FloatText.repr(value);
      if (!text.equals(line.substring(17))) {
        wrong.add(line + "   here: " + text);
      }
      if (!Double.isNaN(value)) {
        assertEquals(value, Numbers.parseFloat(text), line);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }
}
