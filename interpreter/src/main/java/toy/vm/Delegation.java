package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.Opcodes;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.Types;

/// `yield from`, as PEP 380 has it. A generator that is delegated to is a frame above the one that
/// delegates, so that a chain of them takes no Java stack.
@SuppressWarnings("NullAway") // a frame that delegates has an iterator
final class Delegation {
  private Delegation() {}

  /// YIELD_FROM: the frame that goes on, `frame` itself at the end; null where the loop is left
  /// with the value that then stands in `r[a]`.
  static @Nullable Frame step(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    Object sent = r[code[pc - 3]];
    Object iterator = r[code[pc - 2]];
    if (iterator instanceof Generator g) {
      g.claim(f);
      if (g.isDone()) {
        g.release();
        end(frame, None.NONE);
        return frame;
      }
      if (g.isFresh() && sent != None.NONE) {
        g.release();
        throw ToyError.typeError("can't send non-None value to a just-started generator");
      }
      g.begin(f, sent, false);
      return enter(f, frame, g);
    }
    Object value;
    try {
      value = next(f, iterator, sent);
    } catch (ToyError e) {
      if (!isEnd(e)) {
        throw e;
      }
      end(frame, result(e));
      return frame;
    }
    if (value == null) {
      end(frame, None.NONE);
      return frame;
    }
    r[code[pc - 3]] = value;
    return Returns.yielded(f, frame, value);
  }

  private static Frame enter(Fiber f, Frame frame, Generator g) {
    g.frame.kind = Frame.Return.DELEGATE;
    g.frame.destination = frame.code.words[frame.pc - 3];
    return Calls.link(f, g.frame, frame);
  }

  private static @Nullable Object next(Fiber f, Object iterator, Object sent) {
    if (sent != None.NONE) {
      return f.call(f.getAttribute(iterator, "send"), sent);
    }
    return iterator instanceof Instance && f.special(iterator, "__next__") instanceof Object method
        ? f.call(method)
        : Iteration.next(iterator, f);
  }

  private static boolean isEnd(ToyError e) {
    return e.value().type().isSubclassOf(Types.STOP_ITERATION);
  }

  private static Object result(ToyError e) {
    Object[] args = e.value().args.items;
    return args.length == 0 ? None.NONE : args[0];
  }

  /// The iterator has ended: its result goes to the frame, which goes on behind the loop.
  static void end(Frame frame, Object result) {
    int[] code = frame.code.words;
    frame.registers[code[frame.pc - 3]] = result;
    frame.pc = code[frame.pc - 1];
  }

  /// Raises `error` where the generator of `start` stands, which is where the innermost generator
  /// stands to which it delegates; runs on from there.
  static Object raise(Fiber f, Frame start, ToyError error) {
    Frame frame = start;
    ToyError thrown = error;
    while (delegate(frame) instanceof Object iterator) {
      try {
        if (thrown.value().type().isSubclassOf(Types.GENERATOR_EXIT)) {
          close(f, iterator);
          break;
        }
        if (iterator instanceof Generator g) {
          g.claim(f);
          if (g.isDone()) {
            g.release();
            break;
          }
          g.begin(f, None.NONE, true);
          frame = enter(f, frame, g);
          continue;
        }
        Object method = f.findAttribute(iterator, "throw");
        if (method == null) {
          break;
        }
        Object value = f.call(method, thrown.value());
        Returns.yielded(f, frame, value);
        return value;
      } catch (ToyError e) {
        if (isEnd(e) && e.value() != thrown.value()) {
          end(frame, result(e));
          return Interpreter.run(f, frame);
        }
        thrown = e;
        break;
      }
    }
    return Interpreter.run(f, Unwinder.unwind(f, frame, Math.max(4, frame.pc), thrown));
  }

  /// The iterator to which a suspended frame delegates, or null.
  private static @Nullable Object delegate(Frame frame) {
    int pc = frame.pc;
    int[] code = frame.code.words;
    return pc >= 4 && code[pc - 4] == Opcodes.YIELD_FROM ? frame.registers[code[pc - 2]] : null;
  }

  private static void close(Fiber f, Object iterator) {
    if (iterator instanceof ToyIterator && !(iterator instanceof Generator)) {
      return;
    }
    Object method = f.findAttribute(iterator, "close");
    if (method != null) {
      f.call(method);
    }
  }
}
