package toy.sandbox;

import java.io.IOException;
import toy.sandbox.Permissions.Kind;
import toy.syntax.DiagnosticCode;
import toy.value.StringText;
import toy.value.ToyError;
import toy.value.Types;

/// A program asked for something that its [Permissions] do not give. Made without the GIL; for the
/// program it is a PermissionError whose text is the message, and which says how to allow it.
public final class NotPermitted extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int MOST = 300; // characters of a name that are shown

  private NotPermitted(String message) {
    super(message);
  }

  /// @param doing what is asked for, as `reading`
  /// @param name of what; as the program gave it
  /// @param flag the one that would allow it
  static NotPermitted needs(String doing, String name, Kind kind, String flag) {
    String text = shown(flag);
    boolean plain = text.matches("[\\w./:@%+=\\[\\]~-]+");
    return new NotPermitted(
        "%s \"%s\" needs --allow-%s=%s"
            .formatted(doing, shown(name), kind.word(), plain ? text : '"' + text + '"'));
  }

  static NotPermitted needsAll(String doing, Kind kind) {
    return new NotPermitted(doing + " needs --allow-" + kind.word());
  }

  /// @param flag that denies it
  static NotPermitted denied(String doing, String name, String flag) {
    return new NotPermitted(
        "%s \"%s\" is refused by %s".formatted(doing, shown(name), shown(flag)));
  }

  /// With the GIL.
  public ToyError error() {
    ToyError error = new ToyError(Types.PERMISSION_ERROR, String.valueOf(getMessage()));
    error.value().code = DiagnosticCode.NOT_PERMITTED.code();
    return error;
  }

  /// Names come from the program: what would move a terminal's cursor, or turn the writing round,
  /// is shown and not done.
  private static String shown(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length() && text.length() < MOST; ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (c == '"' || c == '\\') {
        text.append('\\').append((char) c);
      } else if (isVisible(c)) {
        text.appendCodePoint(c);
      } else {
        text.append(c < 0x100 ? "\\x%02x".formatted(c) : "\\u{%x}".formatted(c));
      }
    }
    return text.length() < MOST ? text.toString() : text + "…";
  }

  private static boolean isVisible(int c) {
    return StringText.isPrintable(c) || Character.getType(c) == Character.SPACE_SEPARATOR;
  }
}
