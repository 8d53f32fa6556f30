package toy.ledger;

import java.util.ArrayList;
import java.util.List;

/// The outcome of evaluating identities.
///
/// @param evaluated each evaluated instance, as `I1 P0/T3`
/// @param failed those that do not hold, with the numbers
public record Checks(List<String> evaluated, List<Failure> failed) {
  /// An identity that does not hold.
  ///
  /// @param identity its name, as `I1`
  /// @param where the VM, thread or task
  /// @param numbers both sides
  public record Failure(String identity, String where, String numbers) {
    @Override
    public String toString() {
      return identity + " " + where + ": " + numbers;
    }
  }

  /// Collects instances.
  static final class Builder {
    private final List<String> evaluated = new ArrayList<>();
    private final List<Failure> failed = new ArrayList<>();

    void equal(String identity, String where, String left, long a, String right, long b) {
      that(a == b, identity, where, left + " = " + a, right + " = " + b);
    }

    void atMost(String identity, String where, String left, long a, String right, long b) {
      that(a <= b, identity, where, left + " = " + a, "at most " + right + " = " + b);
    }

    void zero(String identity, String where, String what, long n) {
      that(n == 0, identity, where, what + " = " + n, "should be 0");
    }

    private void that(boolean holds, String identity, String where, String a, String b) {
      evaluated.add(identity + " " + where);
      if (!holds) {
        failed.add(new Failure(identity, where, a + ", " + b));
      }
    }

    Checks build() {
      return new Checks(List.copyOf(evaluated), List.copyOf(failed));
    }
  }

  /// Whether all hold.
  public boolean ok() {
    return failed.isEmpty();
  }

  /// The names of the identities that fail somewhere, without repetition.
  public List<String> failedNames() {
    return failed.stream().map(Failure::identity).distinct().toList();
  }
}
