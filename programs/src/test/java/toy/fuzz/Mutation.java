package toy.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Programs of the repository that were changed, word by word and line by line.
final class Mutation {
  private static final List<String> NUMBERS =
      List.of("0", "-1", "2 ** 63", "10 ** 30", "1e400", "2147483647", "None", "True", "0.5", "3");

  private Mutation() {}

  static String program(Dice dice, Corpus corpus) {
    String text = dice.of(corpus.programs());
    if (dice.oneIn(2)) {
      text =
          dice.oneIn(2)
              ? spliced(dice, text, dice.of(corpus.programs()))
              : text + "\n" + dice.of(corpus.programs());
    }
    List<String> words = new ArrayList<>(Corpus.words(text));
    for (int i = dice.below(7); i > 0; i--) {
      change(dice, words, corpus);
    }
    return String.join("", words);
  }

  /// Lines of one program among those of another.
  private static String spliced(Dice dice, String text, String other) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<String> others = other.lines().toList();
    if (others.isEmpty()) {
      return text;
    }
    int from = dice.below(others.size());
    int to = Math.min(others.size(), from + dice.between(1, 12));
    lines.addAll(dice.below(lines.size() + 1), others.subList(from, to));
    return String.join("\n", lines) + "\n";
  }

  private static void change(Dice dice, List<String> words, Corpus corpus) {
    if (words.size() < 3) {
      return;
    }
    int at = dice.below(words.size());
    switch (dice.below(12)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, dice.of(corpus.words()));
      case 2 -> words.set(at, dice.of(corpus.words()));
      case 3, 4, 5 -> numbers(dice, words, at);
      case 6, 7, 8 -> attribute(dice, words, at, corpus);
      case 9, 10 -> exchange(words, at, dice.below(words.size()));
      default -> words.addAll(at, List.copyOf(words.subList(Math.max(0, at - dice.below(30)), at)));
    }
  }

  /// The next attribute becomes another one.
  private static void attribute(Dice dice, List<String> words, int from, Corpus corpus) {
    for (int i = from; i < words.size() - 1; i++) {
      if (words.get(i).equals(".")) {
        words.set(i + 1, dice.of(corpus.attributes()));
        return;
      }
    }
  }

  /// The next number becomes a hostile one: the program stays one.
  private static void numbers(Dice dice, List<String> words, int from) {
    for (int i = from; i < words.size(); i++) {
      if (Character.isDigit(words.get(i).charAt(0))) {
        words.set(i, "(" + dice.of(NUMBERS) + ")");
        return;
      }
    }
  }

  /// Two names or texts change their places.
  private static void exchange(List<String> words, int a, int b) {
    char of = words.get(a).charAt(0);
    if (of == words.get(b).charAt(0) || of == '"' || Character.isDigit(of)) {
      String first = words.get(a);
      words.set(a, words.get(b));
      words.set(b, first);
    }
  }
}
