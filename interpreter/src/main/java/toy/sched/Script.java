package toy.sched;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.syntax.Source;
import toy.value.ExceptionValue;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Unwind;

/// The main thread of a script: from its source to its end.
final class Script {
  private final Machine machine;
  private final VmThread main;

  Script(Machine machine, VmThread main) {
    this.machine = machine;
    this.main = main;
  }

  /// The body of the thread.
  void run(Source source) {
    try {
      main.enter(); // first: reading the source is the main thread's time too
      FunctionCode code = read(source);
      if (code != null) {
        call(machine, main, code);
      }
      if (!machine.stopping().isLeft()) {
        Ending.of(main, !machine.state().isStopping());
      }
    } catch (Throwable e) {
      machine.stopping().bug(e);
    } finally {
      main.exit();
      main.process.account.end();
    }
  }

  /// The code of the script; null where it has errors, or was ended while it was read.
  private @Nullable FunctionCode read(Source source) {
    FunctionCode code =
        attempt(machine, main, () -> machine.front().file(source, main.process.vm.main.name()));
    if (code == null && !machine.state().isStopping()) {
      machine.state().exitWith(machine.front().exitCode());
    }
    return code;
  }

  /// What `read` gives; null where Ctrl-C or a limit ends it.
  static @Nullable FunctionCode attempt(
      Machine machine, VmThread main, Supplier<@Nullable FunctionCode> read) {
    try {
      return read.get();
    } catch (ToyError e) {
      failed(machine, main, e.value());
    } catch (Unwind e) {
      machine.stopping().unwound(e);
    }
    return null;
  }

  /// Runs the code of a file or entry on the main fiber; what it raises is printed and becomes the
  /// exit code. Whether it came to its end.
  static boolean call(Machine machine, VmThread main, FunctionCode code) {
    Fiber f = main.fiber;
    try {
      f.run(new Closure(f.vm, code, f.vm.main, new toy.value.Cell[0], new Object[0]));
      return true;
    } catch (ToyError e) {
      failed(machine, main, e.value());
    } catch (Unwind e) {
      machine.stopping().unwound(e);
    } catch (Throwable e) {
      machine.stopping().bug(e);
    }
    return false;
  }

  /// An error that nothing handled reached the top of the main fiber.
  static void failed(Machine machine, VmThread main, ExceptionValue error) {
    if (error.type().isSubclassOf(Types.SYSTEM_EXIT)) {
      machine.state().leaveWith(exitCode(machine, main.fiber, error));
    } else if (error.type().isSubclassOf(Types.KEYBOARD_INTERRUPT)) {
      machine.printer().interrupted();
      machine.stopping().stopAll(Exit.INTERRUPTED);
    } else if (main.isLimited()) {
      return; // it comes of being ended
    } else {
      if (machine.isPrompt()) {
        main.fiber.vm.main.define("_err", error);
      }
      machine.printer().uncaught(main.fiber, error, null);
      machine.state().failed(Exit.of(error));
    }
  }

  /// `SystemExit(n)`: n; without or with None 0; anything else is printed and means 1.
  static int exitCode(Machine machine, Fiber f, ExceptionValue error) {
    @Nullable Object code = error.args.size() == 0 ? null : error.args.items[0];
    return switch (code) {
      case null -> Exit.OK;
      case toy.value.None _ -> Exit.OK;
      case Long n -> (int) (n & 0xFF);
      case Boolean b -> b ? 1 : 0;
      default -> {
        machine.printer().print(Uncaught.text(f, code) + "\n");
        yield Exit.ERROR;
      }
    };
  }
}
