package toy.report;

import java.util.List;

/// What a report says about a run beside its account.
///
/// @param toy the version of Toy
/// @param program the file's name, or what stands for it (`-`, `<prompt>`)
/// @param clock `real`, or the name of another clock
/// @param exit the exit code
public record RunFacts(String toy, String program, String clock, int exit, List<Warning> warnings) {
  /// Keeps an unmodifiable list.
  public RunFacts {
    warnings = List.copyOf(warnings);
  }
}
