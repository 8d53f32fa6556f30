package toy.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.ToyError;
import toy.vm.Library.Table;

/// What a check says of itself while it runs, through the module `lab`. Written by the main thread
/// of the check's machine, which holds its lock; read when the machine has ended.
final class Notes {
  private final List<Measure> measures = new ArrayList<>();
  private @Nullable String failure;
  private boolean passed;

  /// The functions of the module `lab`.
  void fill(Table t) {
    t.variadic(
        "measured",
        4,
        4,
        "(metric, actual, expected, met): notes what was measured, and returns met",
        (_, args) -> {
          boolean met = Boolean.TRUE.equals(args[3]);
          measures.add(new Measure(string(args[0]), string(args[1]), string(args[2]), met));
          return met;
        });
    t.define(
        "failed",
        "(reason): the check failed by what it measured last",
        (_, reason) -> {
          failure = string(reason);
          return false;
        });
    t.define(
        "passed",
        "(): the check has come to its end",
        _ -> {
          passed = true;
          return true;
        });
  }

  private static String string(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw ToyError.typeError("lab: a str is needed here");
  }

  List<Measure> measures() {
    return List.copyOf(measures);
  }

  /// `wall 0.41 s, expected at most 0.30 s (they wait one after the other)`; null where it did not
  /// fail.
  @Nullable String failure() {
    String reason = failure;
    if (reason == null || measures.isEmpty() || measures.getLast().met()) {
      return reason;
    }
    return measures.getLast() + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  boolean passed() {
    return passed;
  }
}
