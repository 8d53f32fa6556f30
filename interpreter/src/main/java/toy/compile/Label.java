package toy.compile;

import java.util.Arrays;

/// A place in the code that jumps name before or after it is known.
final class Label {
  int pc = -1;
  int[] references = new int[2];
  int count;

  void reference(int word) {
    if (count == references.length) {
      references = Arrays.copyOf(references, count * 2);
    }
    references[count++] = word;
  }
}
