package toy.sched;

import toy.syntax.DiagnosticCode;
import toy.value.ExceptionValue;
import toy.value.ToyClass;
import toy.value.ToyList;
import toy.value.Types;

/// What a run's exit code can be, besides what the program gives `exit(n)`.
public final class Exit {
  public static final int OK = 0;

  /// An uncaught error in any unit.
  public static final int ERROR = 1;

  public static final int DEADLOCK = 3;

  /// A limit that was reached, or an uncaught error because of one of the interpreter's own.
  public static final int LIMIT = 4;

  /// An uncaught error because of a missing permission.
  public static final int PERMISSION = 5;

  public static final int SYNTAX = 65;

  /// A bug of ours.
  public static final int INTERNAL = 70;

  /// Stopped because it took too long, as by timeout(1).
  public static final int TIME_OUT = 124;

  public static final int INTERRUPTED = 130;

  private static final int DEEPEST = 10; // errors that led to another, or groups in groups

  private Exit() {}

  /// What an error that nothing handled comes to: [#PERMISSION] where a missing permission is it,
  /// led to it, or is in it; [#LIMIT] for calls that were too deep, or more than memory holds.
  static int of(ExceptionValue error) {
    if (isRefusal(error, DEEPEST)) {
      return PERMISSION;
    }
    ToyClass type = error.type();
    return type.isSubclassOf(Types.RECURSION_ERROR) || type.isSubclassOf(Types.MEMORY_ERROR)
        ? LIMIT
        : ERROR;
  }

  private static boolean isRefusal(ExceptionValue error, int depth) {
    if (DiagnosticCode.NOT_PERMITTED.code().equals(error.code)) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    if (error.cause != null && isRefusal(error.cause, depth - 1)) {
      return true;
    }
    return error.args.size() > 1
        && error.args.items[1] instanceof ToyList members
        && holdsRefusal(members, depth - 1);
  }

  private static boolean holdsRefusal(ToyList members, int depth) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i) instanceof ExceptionValue member && isRefusal(member, depth)) {
        return true;
      }
    }
    return false;
  }
}
