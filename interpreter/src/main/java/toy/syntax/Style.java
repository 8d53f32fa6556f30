package toy.syntax;

/// Colours for messages on a terminal, or none. No yellow, white or black: each of them is hard to
/// read on either a light or a dark background.
record Style(boolean colour) {

  enum Tint {
    ERROR("1;31"),
    WARNING("1;35"),
    MESSAGE("1"),
    FRAME("34"),
    SECONDARY("36"),
    HELP("1;32");

    private final String code;

    Tint(String code) {
      this.code = code;
    }
  }

  String paint(Tint tint, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + tint.code + "m" + text + "\u001b[0m" : text;
  }
}
