package toy.fuzz;

/// A program and how it is run. Immutable.
record Candidate(Setting setting, String text) {
  static Candidate of(long seed, Catalogue catalogue, Corpus corpus) {
    Dice dice = new Dice(seed);
    int kind = dice.below(20);
    String text =
        kind < 10
            ? Hostile.program(dice, catalogue)
            : kind < 13
                ? Contention.program(dice)
                : kind < 18 ? Mutation.program(dice, corpus) : Garbage.program(dice, corpus);
    return new Candidate(Setting.of(seed), text);
  }

  Candidate with(String other) {
    return new Candidate(setting, other);
  }
}
