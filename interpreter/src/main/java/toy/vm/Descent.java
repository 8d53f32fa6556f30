package toy.vm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.jspecify.annotations.Nullable;

/// The way from a folder that a flag allows down to a file that was looked at, one name after the
/// other, of which none may be a link: whoever puts one there after the look leads nobody away.
/// Where the system cannot open a name in an open folder (Windows), or where no flag names a folder
/// above the file, the path is used as it is. Waits for the disk; stateless.
///
/// @param top the folder that is allowed; null where no flag names one
/// @param file below it, through no link
record Descent(@Nullable Path top, Path file) {
  /// What is done where the file lies.
  interface Use<T> {
    /// @param folder where it lies, open
    /// @param name its own
    T in(SecureDirectoryStream<Path> folder, Path name) throws IOException;
  }

  /// The same where there is a path only.
  interface Plain<T> {
    T with(Path file) throws IOException;
  }

  <T> T use(Use<T> use, Plain<T> plain) throws IOException {
    Path from = top;
    if (from == null || from.equals(file)) {
      return plain.with(file);
    }
    try (DirectoryStream<Path> open = Files.newDirectoryStream(from)) {
      return open instanceof SecureDirectoryStream<Path> folder
          ? use(folder, from.relativize(file), use)
          : plain.with(file);
    }
  }

  private static <T> T use(SecureDirectoryStream<Path> folder, Path way, Use<T> use)
      throws IOException {
    Path name = way.getName(0);
    if (way.getNameCount() == 1) {
      return use.in(folder, name);
    }
    try (SecureDirectoryStream<Path> below = below(folder, name)) {
      return use(below, way.subpath(1, way.getNameCount()), use);
    }
  }

  static SecureDirectoryStream<Path> below(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    try {
      return folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      // The system's own words for a link would be taken for those of a ring of links.
      String reason = e.getReason();
      throw reason != null && reason.contains("Too many levels")
          ? new FileSystemException(name.toString(), null, "Not a directory")
          : e;
    }
  }
}
