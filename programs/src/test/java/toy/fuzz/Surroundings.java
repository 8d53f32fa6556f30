package toy.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is around a program: a folder of its own with a way out of it, a folder beside it with a
/// secret, a port to which nobody may connect, a secret in the environment.
final class Surroundings implements AutoCloseable {
  /// The variable that holds [#SECRET] in the environment.
  static final String VARIABLE = "TOY_SECRET";

  static final String SECRET = "canary-5f3a1c";
  private static final long MOST_FILES = 40;

  private final Path folder;
  private final ServerSocket port;
  private final AtomicInteger connections = new AtomicInteger();
  private final Placeholders names;
  private Map<String, String> prepared = Map.of();
  private int connected;

  Surroundings(Path folder) throws IOException {
    this.folder = folder;
    this.port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.names = Placeholders.in(folder, port.getLocalPort());
    Thread.ofPlatform().name("canary").daemon().start(this::accept);
  }

  private void accept() {
    while (!port.isClosed()) {
      try {
        port.accept().close();
        connections.incrementAndGet();
      } catch (IOException _) {
        continue; // the socket that was closed at once, or the end
      }
    }
  }

  Path inside() {
    return names.inside();
  }

  String fill(String text) {
    return names.fill(text);
  }

  /// Puts everything in its place again where the last program has moved it.
  void prepare() throws IOException {
    connected = connections.get();
    if (!prepared.isEmpty() && prepared.equals(state(folder))) {
      return;
    }
    clear(folder);
    Files.createDirectories(names.inside().resolve("sub"));
    Files.createDirectories(names.outside());
    Files.writeString(names.inside().resolve("data.txt"), "one\ntwo\nthree\n");
    Files.writeString(names.outside().resolve("secret.txt"), SECRET + "\n");
    Files.writeString(names.outside().resolve("secret.toy"), "let found = \"" + SECRET + "\"\n");
    Files.createSymbolicLink(names.inside().resolve("link"), names.outside());
    Files.createSymbolicLink(
        names.inside().resolve("secret.txt"), names.outside().resolve("secret.txt"));
    prepared = state(folder);
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  /// What of it the program has touched though it may not; null for nothing.
  @Nullable String touched(Setting.Access access, String printed) throws IOException {
    if (access == Setting.Access.ALL) {
      return null;
    }
    if (printed.contains(SECRET)) {
      return "the secret is printed";
    }
    if (connections.get() != connected) {
      return "somebody has connected";
    }
    Path watched = access == Setting.Access.NOTHING ? folder : names.outside();
    Map<String, String> before = new TreeMap<>(prepared);
    before.keySet().removeIf(name -> !Path.of(name).startsWith(watched));
    Map<String, String> after = state(watched);
    return before.equals(after) ? null : "files: " + before + " became " + after;
  }

  /// Every file with its size and the time of its last change; content where it is small.
  private static Map<String, String> state(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.limit(MOST_FILES).toList();
      for (Path each : files) {
        boolean isFile = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS);
        String what = isFile ? Files.getLastModifiedTime(each) + " " + Files.size(each) : "";
        all.put(each.toString(), what);
      }
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
