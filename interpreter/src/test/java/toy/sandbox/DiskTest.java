package toy.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import toy.sandbox.Permissions.Kind;
import toy.sandbox.Permissions.Names;
import toy.sandbox.Permissions.Rule;

/// What paths a program reaches. In the folder `in` it may read and write, in `out` nothing.
@DisabledOnOs(OS.WINDOWS) // links
class DiskTest {
  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
  private static final Set<OpenOption> WRITE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);

  @TempDir Path temporary;
  private Path root;
  private Path in;
  private Path out;
  private Disk disk;

  @BeforeEach
  void files() throws IOException {
    root = temporary.toRealPath();
    in = Files.createDirectory(root.resolve("in"));
    out = Files.createDirectory(root.resolve("out"));
    Files.writeString(in.resolve("mine"), "mine");
    Files.writeString(out.resolve("secret"), "secret");
    Files.createDirectory(root.resolve("inside"));
    disk = new Disk(both(names(in), Names.NONE));
  }

  private static Names names(Path... paths) {
    return new Names(false, List.of(paths).stream().map(Path::toString).toList());
  }

  private static Permissions both(Names allowed, Names denied) {
    Rule rule = new Rule(allowed, denied);
    return Permissions.of(
        Map.of(
            Kind.READ,
            rule,
            Kind.WRITE,
            rule,
            Kind.NET,
            new Rule(Names.NONE, Names.NONE),
            Kind.ENV,
            new Rule(Names.NONE, Names.NONE)));
  }

  private void assertReads(String name) throws IOException {
    try (SeekableByteChannel channel = disk.open(name, READ)) {
      assertTrue(channel.isOpen());
    }
  }

  private void assertRefused(String name) {
    assertThrows(NotPermitted.class, () -> disk.open(name, READ).close(), name);
    assertThrows(NotPermitted.class, () -> disk.open(name, WRITE).close(), name);
  }

  @Test
  void whatIsAllowedIsReachedByEveryPath() throws IOException {
    assertReads(in + "/mine");
    assertReads(in + "/../in/./mine");
    Files.createSymbolicLink(out.resolve("back"), in.resolve("mine"));
    Files.createSymbolicLink(in.resolve("here"), Path.of("mine"));
    assertReads(in + "/here");
    assertReads(out + "/back");
    disk.open(in + "/new", WRITE).close();
    assertTrue(Files.exists(in.resolve("new")));
  }

  @Test
  void aPathLeadsNowhereElse() throws IOException {
    assertRefused(out + "/secret");
    assertRefused(in + "/../out/secret");
    assertRefused(in + "/nothing/../../out/secret");
    assertRefused(root + "/inside/x"); // begins with the same letters
    assertRefused(root.toString());
  }

  @Test
  void aLinkToAFolderGoesAsAFile() throws IOException {
    for (Disk each : List.of(disk, new Disk(Permissions.ALL))) {
      Path target = Files.createDirectories(in.resolve("target"));
      Path link = Files.createSymbolicLink(in.resolve("link"), target);
      assertThrows(NotDirectoryException.class, () -> each.removeDirectory(link.toString()));
      assertTrue(Files.isSymbolicLink(link));
      each.remove(link.toString());
      assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
      assertTrue(Files.isDirectory(target));
      Path dangling = Files.createSymbolicLink(in.resolve("dangling"), in.resolve("nothing"));
      assertThrows(NotDirectoryException.class, () -> each.removeDirectory(dangling.toString()));
      each.remove(dangling.toString());
      assertFalse(Files.exists(dangling, LinkOption.NOFOLLOW_LINKS));
      assertThrows(FileSystemException.class, () -> each.remove(target.toString()));
      each.removeDirectory(target.toString());
      assertFalse(Files.exists(target));
    }
  }

  @Test
  void aLinkIsWhereItLeads() throws IOException {
    Files.createSymbolicLink(in.resolve("file"), out.resolve("secret"));
    Files.createSymbolicLink(in.resolve("folder"), Path.of("../out"));
    Files.createSymbolicLink(in.resolve("second"), Path.of("folder"));
    Files.createSymbolicLink(in.resolve("dangling"), out.resolve("new"));
    for (String name : List.of("file", "folder/secret", "second/secret", "dangling", "folder/x")) {
      assertRefused(in + "/" + name);
    }
    assertThrows(NotPermitted.class, () -> disk.list(in + "/second"));
    assertThrows(NotPermitted.class, () -> disk.makeDirectory(in + "/folder/x"));
    assertThrows(NotPermitted.class, () -> disk.remove(in + "/folder/secret"));
    assertThrows(NotPermitted.class, () -> disk.rename(in + "/mine", in + "/folder/mine"));
    assertFalse(Files.exists(out.resolve("new")));
    disk.remove(in + "/file"); // the link itself is inside
    assertTrue(Files.exists(out.resolve("secret")));
    assertEquals("secret", Files.readString(out.resolve("secret")));
  }

  @Test
  void behindALinkTwoDotsLeadToWhereItLies() throws IOException {
    Path deep = Files.createDirectories(in.resolve("a/b"));
    Files.createSymbolicLink(in.resolve("c"), deep);
    Files.writeString(in.resolve("a/mine"), "a");
    assertReads(in + "/c/../mine"); // in/a/mine
    Files.createSymbolicLink(in.resolve("up"), root);
    assertRefused(in + "/up/in/../out/secret");
  }

  /// As if another process had put the link there after the path was looked at.
  @Test
  void aLinkThatComesAfterTheLookLeadsNowhere() throws IOException {
    Files.createSymbolicLink(in.resolve("folder"), out);
    Files.createSymbolicLink(in.resolve("file"), out.resolve("secret"));
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    for (String name : List.of("folder/secret", "file")) {
      Descent way = new Descent(in, in.resolve(name));
      assertThrows(
          IOException.class,
          () ->
              way.use(
                      (folder, last) -> folder.newByteChannel(last, options),
                      file -> FileChannel.open(file, options))
                  .close(),
          name);
    }
    try (SeekableByteChannel mine =
        new Descent(root, in.resolve("mine"))
            .use(
                (folder, last) -> folder.newByteChannel(last, options),
                file -> FileChannel.open(file, options))) {
      assertEquals(4, mine.size());
    }
  }

  @Test
  void aRingOfLinksIsNoWay() throws IOException {
    Files.createSymbolicLink(in.resolve("ring"), Path.of("ring"));
    Files.createSymbolicLink(out.resolve("ring"), Path.of("ring"));
    assertFalse(assertThrows(IOException.class, () -> disk.exists(in + "/ring")) == null);
    assertThrows(NotPermitted.class, () -> disk.exists(out + "/ring"));
  }

  @Test
  void whetherSomethingIsThereIsNotToldEither() {
    for (String name : List.of("/secret", "/nothing", "/nothing/below")) {
      String path = out + name;
      NotPermitted refused = assertThrows(NotPermitted.class, () -> disk.exists(path));
      assertEquals("reading \"" + path + "\" needs --allow-read=" + path, refused.getMessage());
      assertThrows(NotPermitted.class, () -> disk.isThere(path));
      assertThrows(NotPermitted.class, () -> disk.realPath(path));
      assertThrows(NotPermitted.class, () -> disk.size(path));
    }
    assertThrows(NoSuchFileException.class, () -> disk.open(in + "/nothing", READ).close());
  }

  @Test
  void whatIsDeniedStaysDenied() throws IOException {
    Path denied = Files.createDirectory(in.resolve("denied"));
    Files.writeString(denied.resolve("secret"), "x");
    Files.createSymbolicLink(in.resolve("way"), denied);
    disk = new Disk(both(names(in), names(denied)));
    assertReads(in + "/mine");
    assertRefused(denied + "/secret");
    assertRefused(in + "/way/secret");
    // Nor does it move to where it would not be.
    assertThrows(NotPermitted.class, () -> disk.rename(denied.toString(), in + "/other"));
    disk = new Disk(both(names(root), names(denied)));
    assertThrows(NotPermitted.class, () -> disk.rename(in.toString(), root + "/other"));
    disk = new Disk(both(Names.EVERYTHING, names(denied)));
    assertReads(out + "/secret");
    assertRefused(denied + "/secret");
  }

  @Test
  void toMoveAFileOneMustReadIt() throws IOException {
    disk =
        new Disk(
            Permissions.of(
                Map.of(
                    Kind.READ, new Rule(names(in), Names.NONE),
                    Kind.WRITE, new Rule(names(in, out), Names.NONE))));
    assertThrows(NotPermitted.class, () -> disk.rename(out + "/secret", in + "/secret"));
    disk.rename(in + "/mine", out + "/mine");
    assertTrue(Files.exists(out.resolve("mine")));
  }

  @Test
  void foldersAreMadeWhereTheyAreAllowedOnly() throws IOException {
    disk = new Disk(both(names(root.resolve("x/y")), Names.NONE));
    assertThrows(NotPermitted.class, () -> disk.makeDirectories(root + "/x/y/z", true));
    assertFalse(Files.exists(root.resolve("x")));
    Files.createDirectory(root.resolve("x"));
    disk.makeDirectories(root + "/x/y/z", true);
    assertTrue(Files.isDirectory(root.resolve("x/y/z")));
  }

  @Test
  void aFileMadeAnewFollowsNoLink() throws IOException {
    Files.createSymbolicLink(in.resolve("dangling"), in.resolve("target"));
    Set<OpenOption> anew = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    assertThrows(IOException.class, () -> disk.open(in + "/dangling", anew).close());
    assertFalse(Files.exists(in.resolve("target")));
  }

  @Test
  void modulesComeFromTheFolderOfTheScript() throws IOException {
    Files.writeString(out.resolve("tool.toy"), "x = 1");
    Files.createSymbolicLink(out.resolve("linked.toy"), in.resolve("mine"));
    disk = new Disk(Permissions.none());
    assertEquals("x = 1", disk.module(out.resolve("tool.toy"), out));
    assertThrows(NotPermitted.class, () -> disk.module(out.resolve("linked.toy"), out));
    assertThrows(NotPermitted.class, () -> disk.module(out.resolve("../in/mine"), out));
    disk = new Disk(both(Names.NONE, names(out)));
    assertThrows(NotPermitted.class, () -> disk.module(out.resolve("tool.toy"), out));
  }

  @Test
  void theSystemsOwnFilesNeedTheirName() throws IOException {
    Permissions noEnvironment = Permissions.of(Map.of(Kind.ENV, new Rule(Names.NONE, Names.NONE)));
    disk = new Disk(noEnvironment);
    assertReads(in + "/mine");
    assertReads("/dev/null");
    if (OS.LINUX.isCurrentOs()) {
      for (String name :
          List.of(
              "/proc/self/environ", "/proc/self/root/proc/self/environ", "/dev/../proc/1/maps")) {
        assertThrows(NotPermitted.class, () -> disk.open(name, READ).close(), name);
      }
      assertThrows(NotPermitted.class, () -> disk.list("/proc"));
      disk = new Disk(both(names(Path.of("/proc/cpuinfo")), Names.NONE));
      assertReads("/proc/cpuinfo");
      assertThrows(NotPermitted.class, () -> disk.open("/proc/self/environ", READ).close());
    }
  }

  @Test
  void rightsOnlyShrink() throws IOException {
    Permissions inside = both(names(in), Names.NONE);
    disk = new Disk(inside.and(both(Names.EVERYTHING, Names.NONE)));
    assertReads(in + "/mine");
    assertRefused(out + "/secret");
    disk = new Disk(inside.and(both(names(out), Names.NONE)));
    assertRefused(in + "/mine");
    assertRefused(out + "/secret");
    assertEquals(inside, inside.and(inside));
    assertEquals(inside, inside.and(Permissions.ALL));
  }
}
