package toy.programs;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import toy.script.Expectations;

/// The archive of the profile `dist`, unpacked and used where no JDK is to be found: the PATH holds
/// the few tools that the launcher asks for, and nothing else is in the environment.
@Tag("dist")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DistributionTest {
  private static final Path TARGET = Path.of("..", "target").toAbsolutePath().normalize();
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /// One unpacking for all the tests; none of them writes to it.
  @TempDir static Path folder;

  private static Path archive;
  private static Path home;
  private static Path tools;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    archive = newestArchive();
    Path place = Files.createDirectories(folder.resolve("un packed"));
    Process tar =
        new ProcessBuilder("tar", "-C", place.toString(), "-xf", archive.toString())
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    try (Stream<Path> found = Files.list(place)) {
      home = found.toList().getFirst();
    }
    tools = Files.createDirectories(folder.resolve("tools"));
    if (!WINDOWS) {
      for (String name : List.of("sh", "dirname", "readlink")) {
        Files.copy(onPath(name).orElseThrow(), tools.resolve(name), COPY_ATTRIBUTES);
      }
    }
  }

  private static Path newestArchive() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().matches("toy-.*\\.(tar\\.gz|zip)"))
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
          .orElseThrow(() -> new AssertionError("no archive in " + TARGET));
    }
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(part -> Path.of(part, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ProcessBuilder command(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(WINDOWS ? List.of("SystemRoot", "ComSpec") : List.of());
    environment.put("PATH", tools.toString());
    environment.put("HOME", folder.toString());
    return builder.directory(folder.toFile());
  }

  private static Process start(Map<String, String> variables, String input, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(home.resolve(WINDOWS ? "toy.cmd" : "toy").toString());
    words.addAll(List.of(arguments));
    ProcessBuilder builder = command(words);
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    return process;
  }

  private static ToyCommand.Result toy(String... arguments) throws IOException {
    return ToyCommand.end(start(Map.of(), "", arguments));
  }

  @Test
  void noJavaIsToBeFoundButTheArchivesOwn() throws Exception {
    if (!WINDOWS) {
      // Without the PATH's tools the shell would fail for another reason.
      assertEquals(0, command(List.of("sh", "-c", "command -v readlink")).start().waitFor());
      assertNotEquals(0, command(List.of("sh", "-c", "command -v java")).start().waitFor());
    }
    assertTrue(Files.isExecutable(home.resolve("runtime/bin/java")));
    assertTrue(Files.notExists(home.resolve("runtime/bin/javac")));
  }

  @Test
  void anExampleRunsFromAnyFolder() throws Exception {
    Path example = home.resolve("programs/examples/create_task.toy");
    Expectations expected = Expectations.of(ToyCommand.read(example));
    assertFalse(expected.isEmpty());
    ToyCommand.Result run = toy("--report=off", example.toString());
    assertEquals("", expected.difference(run.code(), run.out(), run.err()));
  }

  @Test
  void allModelsRunAndAreReported() throws Exception {
    String code =
        """
        def work(x) { return f"ö{x}" }
        async def task(x) { return work(x) }
        print(join([spawn thread work(1), spawn process work(2), spawn task task(3)]))
        """;
    ToyCommand.Result run = toy("--report=text", "-e", code);
    assertEquals("['ö1', 'ö2', 'ö3']\n", run.out());
    assertTrue(run.err().contains("lock of MainProcess"), run::err);
    assertEquals(0, run.code());
  }

  @Test
  void theCommandIsFoundThroughALink() throws Exception {
    if (!WINDOWS) {
      Path link = Files.createSymbolicLink(folder.resolve("linked"), home.resolve("toy"));
      ToyCommand.Result run =
          ToyCommand.end(command(List.of(link.toString(), "-e", "print(6 * 7)")).start());
      assertEquals(new ToyCommand.Result(0, "42\n", ""), run);
    }
  }

  @Test
  void aScriptComesThroughAPipe() throws Exception {
    ToyCommand.Result run = ToyCommand.end(start(Map.of(), "let x = 20\nprint(x + 1)\n"));
    assertEquals(new ToyCommand.Result(0, "21\n", ""), run);
  }

  /// In a real terminal, which reads what is typed before the prompt is there; its end is awaited.
  @Test
  void thePromptAnswers() throws Exception {
    boolean found = onPath("tmux").isPresent();
    assertTrue(found || !"true".equals(System.getenv("CI")), "tmux is not installed");
    assumeTrue(found, "tmux is not installed, and the prompt is tested in a real terminal");
    String socket = folder.resolve("socket").toString();
    String shell =
        "env -i TERM=screen HOME='%s' PATH='%s' '%s'; echo exit code $?; tmux -S '%s' wait-for -S end; read -r _"
            .formatted(folder, tools, home.resolve("toy"), socket);
    tmux(socket, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shell);
    try {
      tmux(socket, "send-keys", "6 * 7", "Enter", ":quit", "Enter");
      tmux(socket, "wait-for", "end");
      String screen = tmux(socket, "capture-pane", "-p").strip();
      assertTrue(screen.contains("toy[1]> 6 * 7\n42\ntoy[2]> :quit\n"), screen);
      assertTrue(screen.endsWith("exit code 0"), screen);
    } finally {
      tmux(socket, "kill-server");
    }
  }

  private static String tmux(String socket, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /// From another folder, so that the labs are found where Toy is.
  @Test
  void theLabsAreFound() throws Exception {
    ToyCommand.Result run = toy("lab", "list");
    assertEquals(0, run.code(), run::toString);
    long labs = ToyCommand.programs("labs").size();
    assertEquals(labs, run.out().lines().filter(line -> line.contains(".toy")).count(), run.out());
    assertTrue(run.out().matches("(?s).*The files are in .*programs.labs\n.*"), run.out());
    Path starter = home.resolve("programs/labs/01_sequential_await.toy");
    for (String file : List.of(starter.toString(), "1")) {
      ToyCommand.Result check = toy("lab", "check", file);
      assertEquals(1, check.code(), check::toString);
      assertTrue((check.out() + check.err()).contains("not yet"), check::toString);
    }
    assertTrue(toy("lab", "check", "99").err().contains("there is no lab 99"));
  }

  @Test
  void anErrorHasItsExitCode() throws Exception {
    assertEquals(7, toy("-e", "exit(7)").code());
    assertEquals(66, toy("not_there.toy").code());
  }

  /// By a log of the JVM's own, since nothing else would tell: a cache that is refused is no error.
  @Test
  void theCacheIsInUse() throws Exception {
    Path log = folder.resolve("classes.log");
    Map<String, String> options = Map.of("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    assertEquals("1\n", ToyCommand.end(start(options, "", "-e", "print(1)")).out());
    String main =
        ToyCommand.read(log).lines().filter(l -> l.contains(" toy.cli.Main ")).findFirst().get();
    assertTrue(main.endsWith("shared objects file"), main);
  }

  /// The archive without solutions holds every other program, but not the guide, which tells what
  /// the labs come to.
  @Test
  void solutionsCanBeLeftOut() throws Exception {
    Path target = Files.createDirectories(folder.resolve("target"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String maker = Path.of("..", "repl", "src", "dist", "Distribution.java").toString();
    String name = home.getFileName().toString();
    String version = name.substring("toy-".length());
    ToyCommand.Result run =
        ToyCommand.end(
            new ProcessBuilder(java, maker, "..", version, "false", target.toString()).start());
    assertEquals(0, run.code(), run::toString);

    List<String> everything = new ArrayList<>();
    for (String part : List.of("compare", "examples", "fidelity", "labs", "workloads")) {
      everything.addAll(files(Path.of(part), Path.of("")));
    }
    List<String> unsolved = new ArrayList<>(everything);
    assertTrue(unsolved.removeIf(file -> file.contains("solutions")), everything::toString);
    Path programs = target.resolve("dist").resolve(name).resolve("programs");
    assertEquals(unsolved, files(programs, programs));
    if (!archive.toString().contains("no-solutions")) {
      everything.add("README.md");
      everything.sort(null);
      assertEquals(everything, files(home.resolve("programs"), home.resolve("programs")));
    }
  }

  private static List<String> files(Path under, Path root) throws IOException {
    if (!Files.isDirectory(under)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(under)) {
      return paths
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void everyLinkOfItsPagesLeadsSomewhere() throws Exception {
    Pattern link = Pattern.compile("]\\(([^)#:]+)\\)");
    int links = 0;
    try (Stream<Path> files = Files.walk(home)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        for (Matcher m = link.matcher(ToyCommand.read(page)); m.find(); links++) {
          assertTrue(Files.exists(page.resolveSibling(m.group(1))), page + ": " + m.group(1));
        }
      }
    }
    assertTrue(links > 5, "only " + links + " links were seen");
  }
}
