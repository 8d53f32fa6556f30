import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes the archive: a runtime image of the JDK that runs this, the jars with their AOT cache, the
/// launcher, and the programs. Started by the profile `dist` of this module's pom:
///
///     java Distribution.java ROOT VERSION SOLUTIONS TARGET
///
/// ROOT is the checkout, whose jars are built; SOLUTIONS is `true` or `false`. The folder is laid
/// out in `TARGET/dist`, and `TARGET/toy-VERSION-PLATFORM[-no-solutions].tar.gz` holds it (`.zip`
/// on Windows). An image fits the platform that it was made on, and no other.
void main(String[] args) throws IOException, InterruptedException {
  Path root = Path.of(args[0]).toAbsolutePath().normalize();
  String version = args[1];
  boolean solutions =
      switch (args[2]) {
        case "true" -> true;
        case "false" -> false;
        default -> throw failure("-Dsolutions is true or false, not " + args[2]);
      };
  Path target = Path.of(args[3]).toAbsolutePath().normalize();
  Path work = target.resolve("dist");
  delete(work);
  Path home = Files.createDirectories(work.resolve("toy-" + version));
  Path app = copyJars(root, version, home.resolve("app"));
  image(app, home.resolve("runtime"));
  copyTexts(root, home, solutions);
  dateWholeSeconds(home);
  train(root, home, work.resolve("training.log"));
  Path archive = pack(home, target, solutions ? "" : "-no-solutions");
  IO.println("the archive: " + archive + ", " + Files.size(archive) / 1_000_000 + " MB");
}

private static final boolean WINDOWS = osName().startsWith("windows");

private static String osName() {
  return System.getProperty("os.name").toLowerCase(Locale.ROOT);
}

private static IllegalStateException failure(String why) {
  return new IllegalStateException(why);
}

private static Path copyJars(Path root, String version, Path app) throws IOException {
  Path module = root.resolve("repl");
  Files.createDirectories(app);
  Files.copy(module.resolve("target", "repl-" + version + ".jar"), app.resolve("toy.jar"));
  copyTree(module.resolve("target", "lib"), app.resolve("lib"), true);
  Files.copy(module.resolve("src/main/launcher/jvm.options"), app.resolve("jvm.options"));
  return app;
}

/// The JDK's modules that the jars use. Their jars stay on the class path: some are no modules.
private static void image(Path app, Path runtime) throws IOException {
  List<String> jars = new ArrayList<>(List.of(app.resolve("toy.jar").toString()));
  try (Stream<Path> files = Files.list(app.resolve("lib"))) {
    files.map(Path::toString).sorted().forEach(jars::add);
  }
  List<String> question = new ArrayList<>(List.of("--list-deps", "--ignore-missing-deps"));
  question.addAll(List.of("--multi-release", String.valueOf(Runtime.version().feature())));
  question.addAll(jars);
  List<String> modules =
      tool("jdeps", question)
          .lines()
          .map(String::strip)
          .filter(line -> line.matches("javax?\\.[\\w.]+|jdk\\.[\\w.]+"))
          .filter(
              module -> !module.equals("java.desktop")) // JLine's pictures, which Toy never draws
          .toList();
  if (!modules.contains("java.base")) {
    throw failure("jdeps names no module of the JDK");
  }
  List<String> link = new ArrayList<>(List.of("--add-modules", String.join(",", modules)));
  link.addAll(List.of("--strip-debug", "--no-header-files", "--no-man-pages"));
  link.addAll(List.of("--output", runtime.toString()));
  tool("jlink", link);
}

private static String tool(String name, List<String> arguments) {
  StringWriter said = new StringWriter();
  PrintWriter printer = new PrintWriter(said);
  ToolProvider tool =
      ToolProvider.findFirst(name).orElseThrow(() -> failure("this JDK has no " + name));
  if (tool.run(printer, printer, arguments.toArray(String[]::new)) != 0) {
    throw failure(name + " " + String.join(" ", arguments) + "\n" + said);
  }
  return said.toString();
}

private static void copyTexts(Path root, Path home, boolean solutions) throws IOException {
  Path sources = root.resolve("repl/src/dist");
  String launcher = WINDOWS ? "toy.cmd" : "toy";
  Files.copy(root.resolve(launcher), home.resolve(launcher), StandardCopyOption.COPY_ATTRIBUTES);
  Files.copy(root.resolve("LICENSE"), home.resolve("LICENSE"));
  for (String page : List.of("README.md", "THIRD-PARTY.md")) {
    Files.copy(sources.resolve(page), home.resolve(page));
  }
  Path programs = Files.createDirectories(home.resolve("programs"));
  for (String folder : List.of("compare", "examples", "fidelity", "labs", "workloads")) {
    Path from = root.resolve("programs", folder);
    if (Files.isDirectory(from)) {
      copyTree(from, programs.resolve(folder), solutions);
    }
  }
  if (solutions) {
    // The guide for teachers tells what every lab comes to.
    copyPage(root.resolve("programs/README.md"), programs.resolve("README.md"));
  }
  copyPage(root.resolve("grammar/README.md"), home.resolve("LANGUAGE.md"));
}

private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)#:]+)\\)");

/// A page of the checkout, in which what the archive does not hold is a text instead of a link.
private static void copyPage(Path from, Path to) throws IOException {
  Matcher links = LINK.matcher(Files.readString(from));
  String page =
      links.replaceAll(link ->
          Matcher.quoteReplacement(
              Files.exists(to.resolveSibling(link.group(2))) ? link.group() : link.group(1)));
  Files.writeString(to, page);
}

/// @param all false leaves folders of the name `solutions` out
private static void copyTree(Path from, Path to, boolean all) throws IOException {
  try (Stream<Path> paths = Files.walk(from)) {
    for (Path path : paths.toList()) {
      Path inside = from.relativize(path);
      if (all || !hasPart(inside, "solutions")) {
        Path target = to.resolve(inside.toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}

private static boolean hasPart(Path path, String name) {
  for (Path part : path) {
    if (part.toString().equals(name)) {
      return true;
    }
  }
  return false;
}

/// An AOT cache is refused when the times of its jars have changed, and an archive keeps seconds.
private static void dateWholeSeconds(Path home) throws IOException {
  FileTime now = FileTime.fromMillis(System.currentTimeMillis() / 1000 * 1000);
  try (Stream<Path> paths = Files.walk(home)) {
    for (Path path : paths.filter(Files::isRegularFile).toList()) {
      Files.setLastModifiedTime(path, now);
    }
  }
}

/// Two caches, of this JVM and of its child processes. Each is made by the JVM that will read it,
/// with the launcher's options: any other is refused.
private static void train(Path root, Path home, Path log) throws IOException, InterruptedException {
  Path app = home.resolve("app");
  Path training = root.resolve("repl/src/main/training");
  Path own = app.resolve("toy.aot");
  Path ofChildren = app.resolve("child.aot");
  trained(
      own,
      log,
      new ProcessBuilder(
          toy(
              home,
              List.of("-XX:AOTCacheOutput=" + own),
              "--report=full",
              training.resolve("training.toy").toString())));
  ProcessBuilder parent =
      new ProcessBuilder(
          toy(
              home,
              List.of(),
              "--report=off",
              training.resolve("child.toy").toString(),
              ofChildren.toString()));
  parent.environment().put("TOY_JAVA_OPTS", "-XX:AOTCacheOutput=" + ofChildren);
  trained(ofChildren, log, parent);
}

private static void trained(Path cache, Path log, ProcessBuilder builder)
    throws IOException, InterruptedException {
  run(log, builder);
  if (!Files.exists(cache)) {
    throw failure("no AOT cache was made:\n" + Files.readString(log));
  }
}

private static List<String> toy(Path home, List<String> options, String... arguments) {
  Path app = home.resolve("app");
  List<String> all = new ArrayList<>();
  all.add(home.resolve("runtime", "bin", WINDOWS ? "java.exe" : "java").toString());
  all.add("@" + app.resolve("jvm.options"));
  all.addAll(options);
  all.addAll(List.of("-cp", app.resolve("toy.jar").toString(), "toy.cli.Main"));
  all.addAll(List.of(arguments));
  return all;
}

private static Path pack(Path home, Path target, String suffix)
    throws IOException, InterruptedException {
  String os = WINDOWS ? "windows" : osName().startsWith("mac") ? "macos" : "linux";
  String processor =
      switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64" -> "x64";
        case String other -> other;
      };
  String name = home.getFileName().toString();
  String file = name + "-" + os + "-" + processor + suffix + (WINDOWS ? ".zip" : ".tar.gz");
  Path archive = target.resolve(file);
  Files.deleteIfExists(archive);
  // Windows has a tar since version 10, which makes a zip by the name.
  String how = WINDOWS ? "-acf" : "-czf";
  Path folder = home.getParent();
  run(folder.resolve("tar.log"), "tar", "-C", folder.toString(), how, archive.toString(), name);
  return archive;
}

private static void run(Path log, String... command) throws IOException, InterruptedException {
  run(log, new ProcessBuilder(command));
}

private static void run(Path log, ProcessBuilder builder) throws IOException, InterruptedException {
  int code = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
  if (code != 0) {
    throw failure(String.join(" ", builder.command()) + "\n" + Files.readString(log));
  }
}

private static void delete(Path folder) throws IOException {
  if (Files.exists(folder)) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
