package toy.property;

/// The body of one function, as it is being written, and the number that it will have reckoned.
///
/// @param home whether it runs in the first process: only there are there global locks
/// @param depth how many spawns it is away from the top level
final class Body {
  final boolean async;
  final boolean home;
  final int depth;
  final String result; // the variable in which it reckons
  long value;
  private final StringBuilder code = new StringBuilder();

  Body(boolean async, boolean home, int depth, String result) {
    this.async = async;
    this.home = home;
    this.depth = depth;
    this.result = result;
  }

  void line(String text) {
    code.append("  ").append(text).append('\n');
  }

  /// `text` adds `amount` to the result.
  void adds(String text, long amount) {
    line(result + " += " + text);
    value += amount;
  }

  /// If `text` raises `error`, `amount` is added.
  void raises(String text, String error, long amount) {
    line("try { " + text + " } except " + error + " { " + result + " += " + amount + " }");
    value += amount;
  }

  String code() {
    return code.toString();
  }
}
