package toy.sandbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/// Where a path leads: from the root, through all links, also where there is nothing yet. It waits
/// for the disk.
public final class RealPath {
  private static final int MOST_LINKS = 40; // as Linux's MAXSYMLINKS

  /// As Linux's PATH_MAX, in characters.
  private static final int LONGEST = 4096;

  private RealPath() {}

  /// Of a file that is opened or asked about: a link at the end is followed, one to nothing too.
  ///
  /// @throws IOException where it cannot be known: a ring of links, a path that is too long
  /// @throws InvalidPathException for a path that no file can have
  public static Path of(String name) throws IOException {
    return resolve(absolute(name));
  }

  /// Of an entry of a directory, which is removed, renamed or made: a link at the end is meant
  /// itself.
  public static Path ofEntry(String name) throws IOException {
    Path path = absolute(name);
    Path parent = path.getParent();
    String last = String.valueOf(path.getFileName());
    return parent == null || last.equals("..") || last.equals(".")
        ? resolve(path)
        : resolve(parent).resolve(last);
  }

  private static Path absolute(String name) throws IOException {
    if (name.length() > LONGEST) {
      throw new FileSystemException(name, null, "File name too long");
    }
    return Path.of(name).toAbsolutePath();
  }

  /// One name after the other. `a/..` is not always where `a` lies: so `..` goes up from where the
  /// names before it led.
  private static Path resolve(Path path) throws IOException {
    Deque<Path> left = new ArrayDeque<>();
    path.forEach(left::add);
    Path at = Objects.requireNonNull(path.getRoot());
    boolean isThere = true; // what is below nothing can be no link
    for (int links = 0; !left.isEmpty(); ) {
      Path name = left.pop();
      if (name.toString().equals("..")) {
        at = at.getParent() == null ? at : at.getParent();
        isThere = true;
        continue;
      }
      Path entry = name.toString().equals(".") ? at : at.resolve(name);
      if (isThere && Files.isSymbolicLink(entry)) {
        if (++links > MOST_LINKS) {
          throw new FileSystemLoopException(path.toString());
        }
        Path target = Files.readSymbolicLink(entry);
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
          left.push(target.getName(i));
        }
        Path root = target.getRoot();
        at = root == null ? at : root;
      } else {
        at = entry;
        isThere = isThere && Files.exists(entry, LinkOption.NOFOLLOW_LINKS);
      }
    }
    return isThere ? asWritten(at) : at;
  }

  /// In the capitals that it has on the disk, where these do not count.
  private static Path asWritten(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path; // it may not be looked at, or is gone
    }
  }
}
