package toy.value;

import java.util.Locale;

/// `str` and `repr` of the built-in exceptions.
public final class ExceptionText {
  private ExceptionText() {}

  public static String repr(ExceptionValue e, Callbacks calls) {
    String name = e.type().name();
    return e.args.size() == 1
        ? name + "(" + Text.repr(e.args.items[0], calls) + ")"
        : name + Text.repr(e.args, calls);
  }

  public static String str(ExceptionValue e, Callbacks calls) {
    Object[] args = e.args.items;
    ToyClass type = e.type();
    if (args.length == 1) {
      return type.isSubclassOf(Types.KEY_ERROR)
          ? Text.repr(args[0], calls)
          : Text.str(args[0], calls);
    }
    if (args.length == 2 && type.isSubclassOf(Types.OS_ERROR)) {
      Object file = e.get("filename");
      return "[Errno "
          + Text.str(args[0], calls)
          + "] "
          + Text.str(args[1], calls)
          + (file == null ? "" : ": " + Text.repr(file, calls));
    }
    if (args.length == 2
        && (type.isSubclassOf(Types.EXCEPTION_GROUP)
            || type.isSubclassOf(Types.BASE_EXCEPTION_GROUP))) {
      long n = Items.length(args[1], calls);
      return Text.str(args[0], calls) + " (" + n + " sub-exception" + (n == 1 ? "" : "s") + ")";
    }
    if (args.length == 5 && type.isSubclassOf(Types.UNICODE_ERROR)) {
      return codec(type, args, calls);
    }
    if (args.length == 2 && type.isSubclassOf(Types.SYNTAX_ERROR)) {
      return syntax(args, calls);
    }
    return args.length == 0 ? "" : Text.repr(e.args, calls);
  }

  private static String codec(ToyClass type, Object[] args, Callbacks calls) {
    boolean encoding = type.isSubclassOf(Types.UNICODE_ENCODE_ERROR);
    String does = encoding ? "encode character" : "decode byte";
    String where;
    long start = Numbers.asLong(args[2], calls);
    long end = Numbers.asLong(args[3], calls);
    if (end == start + 1 && args[1] instanceof String text && start < Strings.length(text)) {
      where =
          " '"
              + escape(text.codePointAt(Strings.offset(text, (int) start)))
              + "' in position "
              + start;
    } else if (end == start + 1 && args[1] instanceof ToyBytes bytes && start < bytes.size()) {
      where =
          " 0x"
              + String.format(Locale.ROOT, "%02x", bytes.at((int) start))
              + " in position "
              + start;
    } else {
      where = "s in position " + start + "-" + (end - 1);
    }
    String reason = Text.str(args[4], calls);
    return "'" + Text.str(args[0], calls) + "' codec can't " + does + where + ": " + reason;
  }

  /// A character as its escape, `\xe9`.
  public static String escape(int c) {
    return String.format(Locale.ROOT, c < 256 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  }

  private static String syntax(Object[] args, Callbacks calls) {
    String message = Text.str(args[0], calls);
    if (!(args[1] instanceof ToyTuple place) || place.size() < 2) {
      return message;
    }
    String file =
        place.items[0] instanceof String name ? name.substring(name.lastIndexOf('/') + 1) : "";
    String line = Numbers.isInt(place.items[1]) ? "line " + place.items[1] : "";
    String where = file.isEmpty() || line.isEmpty() ? file + line : file + ", " + line;
    return where.isEmpty() ? message : message + " (" + where + ")";
  }
}
