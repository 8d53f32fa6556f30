package toy.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import toy.report.Style;
import toy.report.Verdict;
import toy.syntax.DiagnosticCode;
import toy.syntax.Finding;

/// Which pages there are, how they are found, and how they look. That their programs do what they
/// say is tested with the command.
class PagesTest {
  private static final Style TERMINAL = new Style(false, true, 80, false);
  private static final int ROWS = 23; // of a terminal with 24, whose last is the next prompt

  static List<String> names() {
    return Pages.all();
  }

  @Test
  void everyTopicAndEveryCodeHasAPageAndNothingElseHasOne() throws IOException {
    Path folder = Path.of("src/main/resources/toy/explain");
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> pages =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".md"))
              .map(file -> file.replace(".md", ""))
              .collect(Collectors.toSet());
      assertEquals(new TreeSet<>(Pages.all()), new TreeSet<>(pages));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPageFitsOneScreen(String name) {
    List<String> lines = Pages.text(Pages.named(name), TERMINAL).lines().toList();
    assertTrue(lines.size() >= 8 && lines.size() <= ROWS, () -> name + ": " + lines.size());
    for (String line : lines) {
      assertTrue(line.length() <= 80, line);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPageHasAProgramAndLeadsOn(String name) {
    Page page = Pages.named(name);
    assertEquals(name, page.name());
    assertFalse(page.examples().isEmpty(), name);
    assertFalse(page.seeAlso().isEmpty(), name);
    for (String other : page.seeAlso()) {
      assertTrue(Pages.all().contains(other), () -> name + " leads to " + other);
    }
    if (name.matches("[EW]\\d+")) {
      assertEquals(name, page.examples().getFirst().code());
    }
  }

  @Test
  void noWordLeadsToTwoPages() {
    Set<String> words = new HashSet<>(Pages.all());
    for (String name : Pages.all()) {
      for (String alias : Pages.named(name).aliases()) {
        assertTrue(words.add(alias), () -> name + ": " + alias);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "event loop, event-loop",
    "event_loop, event-loop",
    "eventloop, event-loop",
    "Event-Loop, event-loop",
    "create_task, create-task",
    "asyncio.create_task(), create-task",
    "GIL, gil",
    "global interpreter lock, gil",
    "switch interval, interval",
    "e203, E203",
    "[E203], E203",
    "W305, W305",
    "limits, E410",
    "sandbox, E420",
    "none, policies",
  })
  void wordsAreUnderstood(String words, String name) throws UnknownPage {
    assertEquals(name, Pages.find(words).name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gill     | no page on `gill`; did you mean `gil`?",
        "deadlok  | no page on `deadlok`; did you mean `deadlock`?",
        "evnt lop | no page on `evnt lop`; did you mean `event-loop`?",
        "bananas  | no page on `bananas`",
        "E999     | no code E999",
      })
  void whatIsUnknownIsSaidWithAGuess(String words, String message) {
    assertEquals(message, assertThrows(UnknownPage.class, () -> Pages.find(words)).getMessage());
  }

  @Test
  void theListFitsOneScreenAndNamesEveryTopic() {
    String list = Pages.contents("toy explain", TERMINAL);
    assertTrue(list.lines().count() <= ROWS, list);
    for (List<String> group : Pages.groups().values()) {
      for (String topic : group) {
        assertTrue(list.matches("(?s).*\\b" + topic + "\\b.*"), topic);
      }
    }
  }

  @Test
  void theChartIsTheReports() {
    String text = Pages.text(Pages.named("flowchart"), TERMINAL);
    assertFalse(Verdict.wholeChart().isEmpty());
    for (String line : Verdict.wholeChart()) {
      assertTrue(text.contains(line), line);
    }
  }

  @Test
  void messagesLeadToTheirPagesOnce() {
    FurtherReading reading = new FurtherReading(":explain");
    assertEquals("", reading.line());
    reading.accept(Finding.error("an exception has no code", null));
    assertEquals("", reading.line());
    Finding blocked = Finding.warning(DiagnosticCode.BLOCKED_LOOP, "a", null);
    reading.accept(blocked);
    reading.accept(Finding.warning(DiagnosticCode.BLOCKING_WAIT, "b", null));
    assertEquals("`:explain W305` says more; also W306\n", reading.line());
    reading.accept(blocked);
    assertEquals("", reading.line());
  }

  // ---- how a page looks

  private static final Page SMALL =
      PageParser.parse(
          """
          # spam: what `spam` is
          Also: eggs, ham

          One line and
          the next, which is `not broken`.

          ```toy
          print(1)

          print(2)
          ```
          ```output
          1
          2
          ```

          See also: gil, race
          """);

  @Test
  void titleAndCodeStandOutWithoutColour() {
    assertEquals(
        """
        SPAM: what `spam` is

        One line and the next, which
        is `not broken`.

            print(1)

            print(2)
          → 1
          → 2

        see also: gil, race
        """,
        Pages.text(SMALL, new Style(false, true, 28, false)));
    assertEquals(List.of("eggs", "ham"), SMALL.aliases());
  }

  @Test
  void colourIsOnTop() {
    String plain = Pages.text(SMALL, new Style(false, true, 40, false));
    String coloured = Pages.text(SMALL, new Style(true, true, 40, false));
    assertTrue(coloured.contains("\u001b["));
    assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void asciiIfThatIsAllThereIs() {
    String text = Pages.text(SMALL, new Style(false, false, 80, false));
    assertTrue(text.chars().allMatch(c -> c < 128), text);
    assertTrue(text.contains("  > 1\n"), text);
  }

  @Test
  void wideTerminalsGetLinesOfEighty() {
    String text = Pages.text(Pages.named("gil"), new Style(false, true, 400, false));
    assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
  }

  // ---- how a page is written

  @Test
  void dotsStandForMore() {
    Page page = PageParser.parse("# x: y\n```toy E220 × 3\na\nb\n…\nc\n```\n");
    assertEquals(new Page.Example("E220", 3, "a\nb\n…\nc\n"), page.examples().getFirst());
    assertEquals("a\nb\nb\nb\n\nc\n", page.examples().getFirst().program());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gil", "# gil", "# x: y\n```toy\nprint(1)\n", "# x: y\n```java\n```\n"})
  void aPageThatIsWrittenWronglyIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PageParser.parse(text));
  }
}
