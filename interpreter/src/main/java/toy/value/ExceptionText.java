package toy.value;

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
    return args.length == 0 ? "" : Text.repr(e.args, calls);
  }
}
