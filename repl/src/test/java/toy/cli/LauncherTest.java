package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import toy.front.ExitCode;

/// The script `toy` at the root, in a checkout whose Maven wrapper and JDK are scripts that say
/// what they were asked.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "toy");

  @TempDir Path folder;
  private Path checkout;
  private Path jdk;

  private record Result(int exit, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws IOException {
    assumeTrue(File.separatorChar == '/', "the launcher is a POSIX shell script");
    checkout = Files.createDirectories(folder.resolve("check out")); // with a blank
    Files.copy(LAUNCHER, checkout.resolve("toy"));
    for (String module : List.of("grammar", "interpreter", "repl")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(checkout.resolve("pom.xml"), "");
    Files.createDirectories(checkout.resolve("repl/src/main/launcher"));
    Files.writeString(checkout.resolve("repl/src/main/launcher/jvm.options"), "-XX:+UseSerialGC\n");
    source("one");
    script(
        checkout.resolve("mvnw"),
        """
        echo "build with $JAVA_HOME" >> builds
        grep -q broken repl/src/main/Source && { echo "[ERROR] it is broken"; exit 1; }
        mkdir -p repl/target/lib
        cp repl/src/main/Source repl/target/repl-0.1.0.jar
        """);
    jdk = jdk("jdk", "25.0.3");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/javac"), "");
    script(
        home.resolve("bin/java"),
        """
        cache=none
        while [ "$1" != toy.cli.Main ]; do
          case $1 in
            -cp) jar=$2 ;;
            -XX:AOTCacheOutput=*) [ -n "$NO_CACHE" ] || echo "made for" > "${1#*=}" ;;
            -XX:AOTCache=*) cache="$(cat "${1#*=}")" ;;
          esac
          shift
        done
        case ${TOY_JAVA_OPTS-} in
          -XX:AOTCacheOutput=*) echo "of $2, which waits for $4" > "${TOY_JAVA_OPTS#*=}" ;;
        esac
        [ -z "$SHOW_CACHE" ] || echo "cache: $cache"
        echo "$(cat "$jar"):$*"
        [ "$2" != fail ] || exit 7
        """);
    return home;
  }

  private void source(String text) throws IOException {
    Files.writeString(checkout.resolve("repl/src/main/Source"), text);
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertTrue(file.toFile().setExecutable(true));
  }

  private final Map<String, String> variables = new HashMap<>();

  private Process start(Path launcher, String... args) throws IOException {
    List<String> words = new ArrayList<>(List.of(launcher.toString()));
    words.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH"));
    environment.put("TOY_JAVA_HOME", jdk.toString());
    environment.putAll(variables);
    return builder.start();
  }

  private Result toy(String... args) throws IOException, InterruptedException {
    return result(start(checkout.resolve("toy"), args));
  }

  private static Result result(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private int builds() throws IOException {
    Path file = checkout.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  @Test
  void theFirstUseBuildsAndSaysSo() throws Exception {
    Result first = toy("f.toy", "a b", "*");
    assertEquals("one:toy.cli.Main f.toy a b *\n", first.out());
    assertTrue(first.err().startsWith("toy: building this checkout"), first::err);
    assertEquals("build with " + jdk + "\n", Files.readString(checkout.resolve("builds")));
    assertEquals(new Result(0, "one:toy.cli.Main\n", ""), toy());
    assertEquals(1, builds());
  }

  @Test
  void theExitCodeIsTheProgrammes() throws Exception {
    assertEquals(7, toy("fail").exit());
  }

  @Test
  void aChangedAnAddedAndARemovedSourceAreBuilt() throws Exception {
    toy();
    source("two");
    assertEquals("two:toy.cli.Main\n", toy().out());
    Path added = Files.writeString(checkout.resolve("grammar/src/main/New"), "");
    toy();
    assertEquals(3, builds());
    Files.delete(added);
    toy();
    toy();
    assertEquals(4, builds());
  }

  @Test
  void anOlderModificationTimeDoesNotHideAChange() throws Exception {
    toy();
    source("older");
    Path source = checkout.resolve("repl/src/main/Source");
    Files.setLastModifiedTime(source, java.nio.file.attribute.FileTime.fromMillis(0));
    assertEquals("older:toy.cli.Main\n", toy().out());
  }

  @Test
  void aFailedBuildShowsItsEndAndIsTriedAgain() throws Exception {
    source("broken");
    Result failed = toy();
    assertEquals(ExitCode.INTERNAL, failed.exit());
    assertTrue(failed.err().contains("[ERROR] it is broken\n"), failed::err);
    assertTrue(failed.err().contains("target/toy/build.log"), failed::err);
    assertEquals("", failed.out());
    source("mended");
    assertEquals("mended:toy.cli.Main\n", toy().out());
  }

  @Test
  void twoStartedTogetherBuildOnce() throws Exception {
    Process one = start(checkout.resolve("toy"), "1");
    Process two = start(checkout.resolve("toy"), "2");
    assertEquals("one:toy.cli.Main 1\n", result(one).out());
    assertEquals("one:toy.cli.Main 2\n", result(two).out());
    assertEquals(1, builds());
  }

  @Test
  void aLockWhoseOwnerIsGoneIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectories(checkout.resolve("target/toy/lock"));
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    assertEquals(0, toy().exit());
    assertTrue(Files.notExists(lock));
  }

  @Test
  void theCacheOfTheBuildIsUsedUnlessTheOptionsDiffer() throws Exception {
    variables.put("SHOW_CACHE", "yes");
    assertEquals("cache: made for\none:toy.cli.Main\n", toy().out());
    variables.put("TOY_JAVA_OPTS", "-Xmx1g -Dx=y");
    assertEquals("cache: none\none:toy.cli.Main\n", toy().out());
  }

  /// Its training is told by an argument which file to wait for, and by the options of its child's
  /// JVM to make that.
  @Test
  void childProcessesHaveACacheOfTheirOwn() throws Exception {
    toy();
    Path built = checkout.resolve("target/toy");
    Path cache =
        built
            .resolve(Files.readString(built.resolve("current")).lines().findFirst().orElseThrow())
            .resolve("child.aot");
    Path training = checkout.resolve("repl/src/main/training/child.toy");
    assertEquals(
        "of --report=off, which waits for " + cache + "\n",
        Files.readString(cache),
        () -> "made by " + training);
  }

  @Test
  void withoutACacheItRunsAsWell() throws Exception {
    variables.putAll(Map.of("SHOW_CACHE", "yes", "NO_CACHE", "yes"));
    assertEquals("cache: none\none:toy.cli.Main\n", toy().out());
  }

  @Test
  void symbolicLinksAreFollowed() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("absolute"), checkout.resolve("toy"));
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("..", "bin", "absolute"));
    assertEquals("one:toy.cli.Main x\n", result(start(bin.resolve("relative"), "x")).out());
  }

  @Test
  void aCopiedCheckoutIsBuiltAnew() throws Exception {
    toy();
    Path copy = folder.resolve("copy");
    assertEquals(
        0, new ProcessBuilder("cp", "-R", checkout.toString(), copy.toString()).start().waitFor());
    Result copied = result(start(copy.resolve("toy")));
    assertTrue(copied.err().startsWith("toy: building this checkout"), copied::err);
  }

  @Test
  void anotherJdkIsRefusedWithTheWayOut() throws Exception {
    jdk = jdk("jdk17", "17.0.1");
    Result refused = toy();
    assertEquals(ExitCode.INTERNAL, refused.exit());
    assertTrue(
        refused.err().startsWith("toy: TOY_JAVA_HOME is " + jdk + ", and that is not a JDK 25\n"),
        refused::err);
    assertTrue(refused.err().contains("apt install openjdk-25-jdk"), refused::err);
    jdk = jdk("jdk250", "250");
    assertEquals(ExitCode.INTERNAL, toy().exit());
    jdk = jdk("early", "25-ea");
    assertEquals(0, toy().exit());
  }
}
