package toy.sched;

import toy.syntax.DiagnosticCode;
import toy.value.ToyError;
import toy.value.Types;

/// A [Packer] came to something that lives in one VM.
final class NotSendable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Object value;
  private final transient Packer.Path path;

  NotSendable(Object value, Packer.Path path) {
    super(null, null, false, false);
    this.value = value;
    this.path = path;
  }

  /// `a lock`.
  String what() {
    return "a " + Types.of(value).name();
  }

  /// E321: `message`, why, and how it was reached.
  ToyError error(String message) {
    ToyError error = ToyError.typeError(text(message));
    error.value().code = DiagnosticCode.NOT_SENDABLE.code();
    return error;
  }

  /// The text of [#error].
  String text(String message) {
    boolean endsHere = value instanceof Shared || value instanceof PipeEnd;
    String why =
        endsHere
            ? "it ends with the process that made it; make it in the process above, and pass it"
                + " down"
            : "it lives in one VM";
    return message + ": " + why + " (reached through " + path.text() + ")";
  }
}
