package toy.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The repository's own programs, whole and in words, to be changed and mixed. Immutable.
///
/// @param programs their texts
/// @param words of all of them, those that are frequent as often as they are
/// @param attributes the words behind a dot
record Corpus(List<String> programs, List<String> words, List<String> attributes) {
  private static final int LONGEST = 5000; // characters; the longer ones are measurements
  private static final Pattern WORD =
      Pattern.compile("\\w+|\"[^\"\n]*\"|'[^'\n]*'|\\s+|[-+*/<>=!|&]+|.", Pattern.DOTALL);

  static Corpus read() throws IOException {
    List<String> programs = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String folder :
        List.of("../interpreter/src/test/toy", "examples", "diff-python", "labs")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        for (Path file : found.filter(each -> each.toString().endsWith(".toy")).sorted().toList()) {
          String text = Files.readString(file);
          if (text.length() <= LONGEST) {
            String moved = text.replace("\"/tmp", "\"@DIR@").replace("'/tmp", "'@DIR@");
            programs.add(moved);
            words.addAll(words(moved).stream().filter(word -> !word.isBlank()).toList());
          }
        }
      }
    }
    List<String> attributes = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).equals(".")) {
        attributes.add(words.get(i));
      }
    }
    return new Corpus(List.copyOf(programs), List.copyOf(words), List.copyOf(attributes));
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
