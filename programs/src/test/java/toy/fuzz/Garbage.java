package toy.fuzz;

/// Texts that are no programs: words, characters and brackets without end.
final class Garbage {
  private Garbage() {}

  static String program(Dice dice, Corpus corpus) {
    StringBuilder text = new StringBuilder();
    int kind = dice.below(4);
    if (kind == 3) {
      String word = dice.of(corpus.words());
      return (dice.oneIn(2) ? word : word + " ").repeat(dice.between(1, 3000))
          + dice.of("", "1\n", "}");
    }
    for (int i = dice.below(200); i > 0; i--) {
      text.append(
          switch (kind) {
            case 0 -> dice.of(corpus.words()) + dice.of(" ", "", "\n");
            case 1 -> Character.toString(character(dice));
            default ->
                dice.oneIn(3) ? Character.toString(character(dice)) : dice.of(corpus.words());
          });
    }
    return text.toString();
  }

  private static int character(Dice dice) {
    return switch (dice.below(5)) {
      case 0 -> dice.below(Character.MAX_CODE_POINT + 1); // surrogates too
      case 1 -> dice.below(32);
      case 2 -> 0x2000 + dice.below(0x70);
      default -> 32 + dice.below(96);
    };
  }
}
