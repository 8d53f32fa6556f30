package toy.sandbox;

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
    DirectoryStream<Path> at = Files.newDirectoryStream(from);
    try {
      if (!(at instanceof SecureDirectoryStream<Path> folder)) {
        return plain.with(file);
      }
      Path way = from.relativize(file);
      int last = way.getNameCount() - 1;
      for (int i = 0; i < last; i++) {
        SecureDirectoryStream<Path> next = below(folder, way.getName(i));
        at.close();
        at = next;
        folder = next;
      }
      return use.in(folder, way.getName(last));
    } finally {
      at.close();
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
