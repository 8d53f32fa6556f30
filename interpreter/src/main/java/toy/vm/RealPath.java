package toy.vm;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a path leads: from the root, through all links, also where there is nothing yet. It waits
/// for the disk.
public final class RealPath {
  private static final int MOST_LINKS = 40; // as Linux's MAXSYMLINKS

  /// As Linux's PATH_MAX, in characters; the search is recursive.
  private static final int LONGEST = 4096;

  private RealPath() {}

  /// Of a file that is opened or asked about: a link at the end is followed, one to nothing too.
  ///
  /// @throws IOException where it cannot be known: a ring of links, a path that is too long
  /// @throws InvalidPathException for a path that no file can have
  public static Path of(String name) throws IOException {
    return resolve(absolute(name), MOST_LINKS);
  }

  /// Of an entry of a directory, which is removed, renamed or made: a link at the end is meant
  /// itself.
  public static Path ofEntry(String name) throws IOException {
    Path path = absolute(name);
    Path parent = path.getParent();
    String last = String.valueOf(path.getFileName());
    return parent == null || last.equals("..") || last.equals(".")
        ? resolve(path, MOST_LINKS)
        : resolve(parent, MOST_LINKS).resolve(last);
  }

  private static Path absolute(String name) throws IOException {
    if (name.length() > LONGEST) {
      throw new FileSystemException(name, null, "File name too long");
    }
    return Path.of(name).toAbsolutePath();
  }

  /// `a/..` is not always where `a` lies: so `..` is taken away only behind what is no link.
  private static Path resolve(Path path, int links) throws IOException {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      // Some of it is not there, or not to be seen: then what stands before it decides.
    }
    Path parent = path.getParent();
    if (parent == null) {
      return path;
    }
    Path above = resolve(parent, links);
    String last = path.getFileName().toString();
    if (last.equals("..")) {
      return above.getParent() == null ? above : above.getParent();
    }
    if (last.equals(".")) {
      return above;
    }
    Path entry = above.resolve(last);
    if (!Files.isSymbolicLink(entry)) {
      return entry;
    }
    if (links == 0) {
      throw new FileSystemLoopException(path.toString());
    }
    return resolve(above.resolve(Files.readSymbolicLink(entry)), links - 1);
  }
}
