package toy.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says about a run beside its account.
///
/// @param toy the version of Toy
/// @param program the file's name, or what stands for it (`-`, `<prompt>`)
/// @param clock `real`, or the name of another clock
/// @param exit the exit code
/// @param deadlock whether it was stopped because nobody could go on
/// @param limit the limit that ended it, or null
public record RunFacts(
    String toy,
    String program,
    String clock,
    int exit,
    boolean deadlock,
    List<Warning> warnings,
    @Nullable LimitFact limit) {
  /// Of a run that no limit has ended.
  public RunFacts(
      String toy,
      String program,
      String clock,
      int exit,
      boolean deadlock,
      List<Warning> warnings) {
    this(toy, program, clock, exit, deadlock, warnings, null);
  }

  /// Keeps an unmodifiable list.
  public RunFacts {
    warnings = List.copyOf(warnings);
  }

  /// This release of Toy, such as `0.1.0`: the version of the pom, which the build writes into a
  /// resource.
  public static String release() {
    try (InputStream in = RunFacts.class.getResourceAsStream("version.txt")) {
      return in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
