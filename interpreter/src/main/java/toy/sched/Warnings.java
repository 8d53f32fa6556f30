package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.DiagnosticCode;
import toy.vm.Fiber;

/// The warnings of a machine, each once for its place. In a process of the operating system they
/// are told by the one that spawned it. Thread-safe; guarded by itself, and told without that lock.
public final class Warnings {
  private final Printer printer;
  private final @Nullable Upstream upstream;
  private final List<Warning> all = new ArrayList<>();
  private volatile @Nullable DiagnosticCode muted;

  Warnings(Printer printer, @Nullable Upstream upstream) {
    this.printer = printer;
    this.upstream = upstream;
  }

  /// In the order in which they came up.
  public synchronized List<Warning> all() {
    return List.copyOf(all);
  }

  /// Warnings of `code` are neither printed nor kept, until this is called with null: for a front
  /// end that says the same in words of its own. Any thread.
  public void mute(@Nullable DiagnosticCode code) {
    muted = code;
  }

  /// Prints a warning and keeps it for the report; once for one code and place.
  void tell(DiagnosticCode code, String message, Fiber.@Nullable Place place, String... help) {
    String at = place == null ? "" : place.text();
    if (code != muted && add(new Warning(code.code(), message, at))) {
      if (upstream != null) {
        upstream.warning(true, code, message, at, place, help);
      } else {
        printer.warning(code, message, place, help);
      }
    }
  }

  /// Keeps a warning for the report that has been told already.
  void keep(DiagnosticCode code, String message, String at) {
    if (add(new Warning(code.code(), message, at)) && upstream != null) {
      upstream.warning(false, code, message, at, null);
    }
  }

  /// False if there was one of that code at that place.
  private synchronized boolean add(Warning warning) {
    for (Warning known : all) {
      if (known.code().equals(warning.code()) && known.at().equals(warning.at())) {
        return false;
      }
    }
    all.add(warning);
    return true;
  }
}
