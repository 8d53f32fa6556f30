package toy.front;

import java.util.Map;

/// Whether to write colour. Nothing is ever told by colour alone.
public enum Color {
  AUTO,
  ALWAYS,
  NEVER;

  /// The one rule: `--color`, then a non-empty `NO_COLOR`, then a non-empty `CLICOLOR_FORCE` other
  /// than 0, then `TERM=dumb`, then whether the stream is a terminal.
  public boolean shows(Map<String, String> environment, boolean streamIsTerminal) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
          yield false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
          yield true;
        }
        yield streamIsTerminal && !"dumb".equals(environment.get("TERM"));
      }
    };
  }
}
