package toy.sched;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
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

  private static final int MOST = 10_000; // errors that led to another, or are in groups

  private Exit() {}

  /// What an error that nothing handled comes to: [#PERMISSION] where a missing permission is it,
  /// led to it, or is in it; [#LIMIT] for calls that were too deep, or more than memory holds.
  static int of(ExceptionValue error) {
    if (isRefusal(error)) {
      return PERMISSION;
    }
    ToyClass type = error.type();
    return type.isSubclassOf(Types.RECURSION_ERROR) || type.isSubclassOf(Types.MEMORY_ERROR)
        ? LIMIT
        : ERROR;
  }

  /// Each error is looked at once: what is nested n deep may have 2 ** n parts.
  private static boolean isRefusal(ExceptionValue first) {
    Set<ExceptionValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<ExceptionValue> left = new ArrayDeque<>();
    left.push(first);
    while (!left.isEmpty() && seen.size() < MOST) {
      ExceptionValue error = left.pop();
      if (!seen.add(error)) {
        continue;
      }
      if (DiagnosticCode.NOT_PERMITTED.code().equals(error.code)) {
        return true;
      }
      if (error.cause != null) {
        left.push(error.cause);
      }
      if (error.args.size() > 1 && error.args.items[1] instanceof ToyList members) {
        for (int i = 0; i < members.size(); i++) {
          if (members.get(i) instanceof ExceptionValue member) {
            left.push(member);
          }
        }
      }
    }
    return false;
  }
}
