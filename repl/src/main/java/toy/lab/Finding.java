package toy.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one check came to.
///
/// @param measures all that it measured, in order; the last one is what it failed by
/// @param message empty where it passed
/// @param output what the program printed
/// @param errors what was printed on the standard error
public record Finding(
    Check check,
    Status status,
    List<Measure> measures,
    String message,
    String output,
    String errors) {

  /// How a check ended.
  public enum Status {
    PASS,
    /// It measured something else than it expects.
    FAIL,
    /// The file did not get as far as to be measured.
    ERROR,
    /// It did not run, because the file cannot be run at all.
    SKIP
  }

  /// What was measured last; null where nothing was.
  public @Nullable Measure measure() {
    return measures.isEmpty() ? null : measures.getLast();
  }

  public boolean passed() {
    return status == Status.PASS;
  }
}
