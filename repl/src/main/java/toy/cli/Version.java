package toy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What this build is.
final class Version {
  private Version() {}

  /// `0.1.0`: the version of the pom, which the build writes into a resource.
  static String number() {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      return in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `toy 0.1.0 (java 25.0.3, linux-x64)`.
  static String line() {
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
