package toy.repl;

/// Names of files as they are typed at the prompt.
final class UserFiles {
  private UserFiles() {}

  /// With the home folder for `~`, as in a shell.
  static String path(String typed) {
    return typed.equals("~") || typed.startsWith("~/")
        ? System.getProperty("user.home") + typed.substring(1)
        : typed;
  }
}
