package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The language reference says what is true: its programs parse, its list of codes is complete.
class ReferenceTest {

  private static List<String> found(String pattern) throws IOException {
    Matcher matcher =
        Pattern.compile(pattern).matcher(Files.readString(Path.of("../grammar/README.md")));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void itsProgramsParse() throws IOException {
    List<String> programs = found("(?s)```toy\n(.*?)```");
    assertTrue(programs.size() >= 4);
    programs.forEach(Parsing::accepted);
  }

  @Test
  void itsListOfCodesIsComplete() throws IOException {
    assertEquals(
        Arrays.stream(DiagnosticCode.values()).map(c -> c.code() + " | " + c.meaning()).toList(),
        found("(?m)^\\| ([EW]\\d{3} \\| .*) \\|$"));
  }
}
