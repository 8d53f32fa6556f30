package toy.front;

import java.util.Locale;
import toy.report.RunFacts;

/// What this build is.
public final class Version {
  private Version() {}

  /// `0.1.0`.
  public static String number() {
    return RunFacts.release();
  }

  /// `toy 0.1.0 (java 25.0.3, linux-x64)`.
  public static String line() {
    return "toy %s (java %s, %s)".formatted(number(), System.getProperty("java.version"), host());
  }

  private static String host() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "macos" : os.startsWith("windows") ? "windows" : os;
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "arm64";
          case String other -> other;
        };
    return system + "-" + processor;
  }
}
