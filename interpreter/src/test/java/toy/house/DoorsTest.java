package toy.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A program reaches the world outside through three doors of `toy.sandbox`, which ask what it may
/// do: `Disk`, `Network` and `Environment`. No other class of the engine opens a file, connects,
/// looks a name up, or reads the environment; those that do something of the kind for the machine
/// itself are named here with what they use.
class DoorsTest {
  /// By class: the methods that reach outside; an empty set means all of them.
  private static final Map<String, Set<String>> OUTSIDE =
      Map.ofEntries(
          Map.entry("java.nio.file.Files", Set.of()),
          Map.entry("java.nio.file.Path", Set.of("toRealPath", "toFile")),
          Map.entry("java.nio.file.FileSystems", Set.of()),
          Map.entry("java.nio.channels.FileChannel", Set.of("open")),
          Map.entry("java.nio.channels.AsynchronousFileChannel", Set.of()),
          Map.entry("java.io.File", Set.of()),
          Map.entry("java.io.FileInputStream", Set.of()),
          Map.entry("java.io.FileOutputStream", Set.of()),
          Map.entry("java.io.FileReader", Set.of()),
          Map.entry("java.io.FileWriter", Set.of()),
          Map.entry("java.io.RandomAccessFile", Set.of()),
          Map.entry("java.io.PrintWriter", Set.of()),
          Map.entry("java.util.Scanner", Set.of()),
          Map.entry("java.lang.System", Set.of("getenv", "getProperty", "getProperties", "exit")),
          Map.entry("java.lang.Runtime", Set.of("exec", "exit", "halt", "load", "loadLibrary")),
          Map.entry("java.lang.ProcessBuilder", Set.of()),
          Map.entry("java.lang.ClassLoader", Set.of()),
          Map.entry("java.lang.reflect.Method", Set.of()),
          Map.entry("java.util.ServiceLoader", Set.of()),
          Map.entry("java.lang.foreign.Linker", Set.of()),
          Map.entry("java.net.Socket", Set.of()),
          Map.entry("java.net.ServerSocket", Set.of()),
          Map.entry("java.net.DatagramSocket", Set.of()),
          Map.entry("java.nio.channels.DatagramChannel", Set.of()),
          Map.entry("java.net.URL", Set.of()),
          Map.entry("java.net.URLConnection", Set.of()),
          Map.entry(
              "java.net.InetAddress",
              Set.of("getByName", "getAllByName", "getLocalHost", "getHostName", "isReachable")),
          Map.entry("java.net.NetworkInterface", Set.of()),
          Map.entry("java.net.InetSocketAddress", Set.of("getHostName")),
          Map.entry("java.nio.channels.SocketChannel", Set.of("connect", "bind")),
          Map.entry("java.nio.channels.ServerSocketChannel", Set.of("bind")),
          Map.entry("java.nio.channels.NetworkChannel", Set.of("bind")),
          Map.entry("java.net.http.HttpClient", Set.of("send", "sendAsync")));

  /// What is used besides, and why.
  private static final Map<String, Set<String>> MAY =
      Map.ofEntries(
          Map.entry("toy.sandbox.Disk", Set.of("Files", "FileChannel", "Path")),
          Map.entry("toy.sandbox.RealPath", Set.of("Files", "Path")),
          Map.entry("toy.sandbox.Descent", Set.of("Files")),
          Map.entry("toy.sandbox.Environment", Set.of("System")),
          Map.entry(
              "toy.sandbox.Network",
              Set.of("InetAddress", "SocketChannel", "ServerSocketChannel", "NetworkChannel")),
          // Both ask Network before they send.
          Map.entry("toy.lib.HttpExchange", Set.of("HttpClient")),
          Map.entry("toy.lib.HttpHops", Set.of("HttpClient")),
          // A child JVM of the same program, with no more rights.
          Map.entry("toy.sched.ChildCommand", Set.of("File", "Files", "ProcessBuilder", "System")),
          Map.entry(
              "toy.lib.ChildProcess", Set.of("FileInputStream", "FileOutputStream", "Runtime")),
          // The peak of the machine's own memory, for its report.
          Map.entry("toy.sched.PeakMemory", Set.of("Files")),
          // TOY_DEBUG: whether a bug of Toy is printed in full.
          Map.entry("toy.sched.Printer", Set.of("System")),
          // The name of the system, which is public.
          Map.entry("toy.lib.SysModule", Set.of("System")),
          // getrusage, which takes numbers and gives numbers.
          Map.entry("toy.lib.ResourceModule", Set.of("Linker")));

  @Test
  void programsReachOutsideThroughTheDoorsOnly() {
    List<String> wrong =
        ClassFiles.all().stream()
            .flatMap(DoorsTest::uses)
            .filter(use -> !isAllowed(use))
            .distinct()
            .sorted()
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatIsForbiddenIsFound() {
    List<String> found = uses(ClassFiles.ofTest(Offender.class)).toList();
    String offender = Offender.class.getName();
    assertTrue(found.contains(offender + " java.nio.file.Files.exists"), found::toString);
    assertTrue(found.contains(offender + " java.lang.System.getenv"), found::toString);
    assertEquals(2, found.size(), found::toString);
  }

  private static Stream<String> uses(ClassModel model) {
    return ClassFiles.members(model)
        .filter(DoorsTest::reachesOutside)
        .distinct()
        .map(member -> ClassFiles.nameOf(model) + " " + member);
  }

  private static boolean reachesOutside(String member) {
    int dot = member.lastIndexOf('.');
    Set<String> methods = OUTSIDE.get(member.substring(0, dot));
    return methods != null && (methods.isEmpty() || methods.contains(member.substring(dot + 1)));
  }

  private static boolean isAllowed(String use) {
    String user = use.substring(0, use.indexOf(' ')).replaceAll("\\$.*", "");
    String member = use.substring(use.indexOf(' ') + 1);
    String type = member.substring(0, member.lastIndexOf('.'));
    return MAY.getOrDefault(user, Set.of()).contains(type.substring(type.lastIndexOf('.') + 1));
  }

  @SuppressWarnings("unused")
  private static final class Offender {
    final java.util.function.Predicate<Path> question = java.nio.file.Files::exists;

    String home() {
      return System.getenv("HOME");
    }
  }
}
