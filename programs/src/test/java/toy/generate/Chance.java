package toy.generate;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// The choices of one program, all from its seed, and the productions that were chosen.
final class Chance {
  private final Random random;
  private final Set<Feature> used = EnumSet.noneOf(Feature.class);

  Chance(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  Set<Feature> used() {
    return used;
  }

  /// Returns `text` and notes that the production was chosen.
  <T> T use(Feature feature, T text) {
    used.add(feature);
    return text;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /// From `low` to `high`.
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  long bits() {
    return random.nextLong();
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /// One of the productions, each as likely as another.
  @SafeVarargs
  final <T> T one(Supplier<T>... productions) {
    return productions[random.nextInt(productions.length)].get();
  }
}
