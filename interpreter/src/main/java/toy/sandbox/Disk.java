package toy.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Permissions.Kind;

/// The one door to files: nothing else that runs for a program opens, lists, changes or asks about
/// one. A path is followed through all links first, and what is then used is the path that was
/// looked at. All methods wait for the disk, so they are called without the GIL; they throw
/// [NotPermitted] for what the program may not do. Stateless.
///
/// @param permissions of the program; without restrictions paths go to the system as they are
public record Disk(Permissions permissions) {
  /// Where the system shows processes, their memory, their environment and its devices as files:
  /// who may read all files may not read these, unless a flag names them.
  private static final List<Path> SYSTEM =
      List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

  private static final Set<Path> HARMLESS =
      Set.of(
          Path.of("/dev/null"),
          Path.of("/dev/zero"),
          Path.of("/dev/full"),
          Path.of("/dev/random"),
          Path.of("/dev/urandom"));

  // ---- the check

  private Path followed(String name, Kind... kinds) throws IOException {
    return permissions.isUnrestricted() ? Path.of(name) : checked(name, true, kinds);
  }

  /// As [#followed], of an entry of a directory: of a link itself.
  private Path entry(String name, Kind... kinds) throws IOException {
    return permissions.isUnrestricted() ? Path.of(name) : checked(name, false, kinds);
  }

  private Path checked(String name, boolean follows, Kind... kinds) throws IOException {
    Path real;
    try {
      real = follows ? RealPath.of(name) : RealPath.ofEntry(name);
    } catch (IOException e) {
      // Where it leads cannot be told; whether that may be known says the path itself.
      check(name, Path.of(name).toAbsolutePath().normalize(), kinds);
      throw e;
    }
    check(name, real, kinds);
    return real;
  }

  private void check(String name, Path real, Kind... kinds) throws NotPermitted {
    Predicate<String> covers = other -> real.startsWith(Path.of(other));
    for (Kind kind : kinds) {
      String doing = doing(kind);
      String denied = permissions.deniedBy(kind, covers);
      if (denied != null) {
        throw NotPermitted.denied(doing, name, denied);
      }
      boolean named = !isSystem(real) || permissions.allowsByName(kind, covers.and(Disk::isSystem));
      if (!named || !permissions.allows(kind, covers)) {
        throw NotPermitted.needs(doing, name, kind, name.isEmpty() ? "." : name);
      }
    }
  }

  private Descent descent(Path real, Kind kind) {
    String top = permissions.longest(kind, name -> real.startsWith(Path.of(name)));
    return new Descent(top == null ? null : Path.of(top), real);
  }

  private static String doing(Kind kind) {
    return kind == Kind.WRITE ? "writing" : "reading";
  }

  private static boolean isSystem(String name) {
    return isSystem(Path.of(name));
  }

  private static boolean isSystem(Path real) {
    return !HARMLESS.contains(real) && SYSTEM.stream().anyMatch(real::startsWith);
  }

  // ---- open files

  /// Opens a file.
  public SeekableByteChannel open(String name, Set<OpenOption> options) throws IOException {
    if (name.isEmpty()) {
      throw new java.nio.file.NoSuchFileException("");
    }
    List<Kind> kinds = new ArrayList<>();
    if (options.contains(StandardOpenOption.READ)) {
      kinds.add(Kind.READ);
    }
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      kinds.add(Kind.WRITE);
    }
    // What is made anew does not follow a link, not even one to nothing.
    boolean follows = !options.contains(StandardOpenOption.CREATE_NEW);
    Kind[] asked = kinds.toArray(Kind[]::new);
    Path path = follows ? followed(name, asked) : entry(name, asked);
    if (Files.isDirectory(path)) {
      throw new FileSystemException(name, null, "Is a directory");
    }
    if (permissions.isUnrestricted()) {
      return FileChannel.open(path, options);
    }
    Set<OpenOption> guarded = new HashSet<>(options);
    guarded.add(LinkOption.NOFOLLOW_LINKS);
    return descent(path, asked[0])
        .use(
            (folder, last) -> folder.newByteChannel(last, guarded),
            file -> FileChannel.open(file, guarded));
  }

  /// A file with a module of the program, or null where there is none. The folder of the script is
  /// part of the program and may be read without a permission, but for links that lead out of it.
  public @Nullable String module(Path file, Path folder) throws IOException {
    Path path = ofProgram(file, folder);
    if (!Files.isRegularFile(path)) {
      return null;
    }
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException("cannot read " + file, e);
    }
  }

  /// Whether it is a folder, which may be a package of the program.
  public boolean isPackage(Path path, Path folder) throws IOException {
    return Files.isDirectory(ofProgram(path, folder));
  }

  private Path ofProgram(Path path, Path folder) throws IOException {
    if (permissions.isUnrestricted()) {
      return path;
    }
    Path real = RealPath.of(path.toString());
    String denied = permissions.deniedBy(Kind.READ, name -> real.startsWith(Path.of(name)));
    if (denied != null && denied.contains("=")) {
      throw NotPermitted.denied(doing(Kind.READ), path.toString(), denied);
    }
    if (!real.startsWith(RealPath.of(folder.toString()))) {
      check(path.toString(), real, Kind.READ);
    }
    return real;
  }

  // ---- questions

  public boolean exists(String name) throws IOException {
    return Files.exists(followed(name, Kind.READ));
  }

  public boolean isFile(String name) throws IOException {
    return Files.isRegularFile(followed(name, Kind.READ));
  }

  public boolean isDirectory(String name) throws IOException {
    return Files.isDirectory(followed(name, Kind.READ));
  }

  /// In bytes.
  public long size(String name) throws IOException {
    return Files.size(followed(name, Kind.READ));
  }

  /// When it was changed, in seconds since 1970 began.
  public double modified(String name) throws IOException {
    return Files.getLastModifiedTime(followed(name, Kind.READ)).to(TimeUnit.MICROSECONDS) / 1e6;
  }

  public boolean isLink(String name) throws IOException {
    return Files.isSymbolicLink(entry(name, Kind.READ));
  }

  /// Whether there is something of that name, be it a link to nothing.
  public boolean isThere(String name) throws IOException {
    return !name.isEmpty() && Files.exists(entry(name, Kind.READ), LinkOption.NOFOLLOW_LINKS);
  }

  /// From the root, without links.
  public String realPath(String name) throws IOException {
    if (!permissions.isUnrestricted()) {
      return checked(name, true, Kind.READ).toString();
    }
    Path whole = Path.of(name).toAbsolutePath().normalize();
    return (Files.exists(whole) ? whole.toRealPath() : whole).toString();
  }

  /// From the root, without `..`. Does not wait; but where the program runs is a thing to be read.
  public String absolute(String name) throws IOException {
    Path path = Path.of(name);
    if (!path.isAbsolute()) {
      followed(name, Kind.READ);
    }
    return path.toAbsolutePath().normalize().toString();
  }

  /// The names in a folder.
  public List<String> list(String name) throws IOException {
    return descent(followed(name, Kind.READ), Kind.READ)
        .use(
            (folder, last) -> names(Descent.below(folder, last)),
            path -> names(Files.newDirectoryStream(path)));
  }

  private static List<String> names(DirectoryStream<Path> folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (folder) {
      folder.forEach(entry -> found.add(entry.getFileName().toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  // ---- changes

  public void remove(String name) throws IOException {
    Path file = entry(name, Kind.WRITE);
    // A link to a folder goes as a file.
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(name, null, "Is a directory");
    }
    descent(file, Kind.WRITE)
        .use(
            (folder, last) -> {
              folder.deleteFile(last);
              return true;
            },
            path -> {
              Files.delete(path);
              return true;
            });
  }

  /// Removes an empty folder.
  public void removeDirectory(String name) throws IOException {
    Path folder = entry(name, Kind.WRITE);
    boolean isThere = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    if (isThere && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(name);
    }
    descent(folder, Kind.WRITE)
        .use(
            (above, last) -> {
              above.deleteDirectory(last);
              return true;
            },
            path -> {
              Files.delete(path);
              return true;
            });
  }

  public void makeDirectory(String name) throws IOException {
    Files.createDirectory(entry(name, Kind.WRITE));
  }

  /// Makes a folder and those above it; each of them must be allowed.
  public void makeDirectories(String name, boolean mayExist) throws IOException {
    Path folder = followed(name, Kind.WRITE);
    if (!mayExist && Files.exists(folder)) {
      throw new FileAlreadyExistsException(name);
    }
    if (!permissions.isUnrestricted()) {
      for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
        check(at.equals(folder) ? name : at.toString(), at, Kind.WRITE);
      }
    }
    Files.createDirectories(folder);
  }

  /// Renames over what may be there. With a file its contents go elsewhere, so it must be one that
  /// may be read; and with a folder all that is in it, so nothing in it may be denied.
  public void rename(String old, String name) throws IOException {
    Path from = entry(old, Kind.READ, Kind.WRITE);
    Path to = entry(name, Kind.WRITE);
    for (Kind kind : List.of(Kind.READ, Kind.WRITE)) {
      String denied = permissions.deniedBy(kind, other -> Path.of(other).startsWith(from));
      if (denied != null && !permissions.isUnrestricted()) {
        throw NotPermitted.denied("moving", old, denied);
      }
    }
    descent(from, Kind.WRITE)
        .use(
            (folder, last) ->
                descent(to, Kind.WRITE)
                    .use(
                        (other, newName) -> {
                          folder.move(last, other, newName);
                          return true;
                        },
                        path -> isMoved(from, path)),
            path -> isMoved(path, to));
  }

  private static boolean isMoved(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
