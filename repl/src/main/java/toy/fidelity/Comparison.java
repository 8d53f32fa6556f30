package toy.fidelity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `toy fidelity` found.
///
/// @param policy the lock's policy
/// @param python the version of the python3 that ran beside; null where none did
/// @param rounds how many were asked for
/// @param processors of this machine
/// @param failed what gave no figures, a message each
record Comparison(
    String policy,
    @Nullable String python,
    int rounds,
    int processors,
    List<Line> lines,
    List<String> failed,
    boolean interrupted) {

  /// The required quantities that are outside their bands.
  List<Line> outside() {
    return lines.stream().filter(Line::fails).toList();
  }

  /// How many quantities are required.
  long required() {
    return lines.stream().filter(Line::required).count();
  }
}
