package toy.vm;

import toy.compile.Op;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.ListIterator;
import toy.value.RangeIterator;
import toy.value.Sharing;
import toy.value.ToyIterator;
import toy.value.ToyList;
import toy.value.ToyRange;
import toy.value.ToyTuple;

/// Jumps, checkpoints and `for`.
@SuppressWarnings("NullAway") // a loop has an iterator
final class Loops {
  private Loops() {}

  /// Where a taken jump goes; backwards it is a checkpoint.
  static int jump(Fiber f, Frame frame, int pc, int target) {
    if (target < pc) {
      Sharing.refresh();
      if (f.breaker.get() != 0) {
        frame.pc = pc;
        f.vm.scheduler.checkpoint(f);
      }
      if (frame.code.looped()) { // after the checkpoint: steps do not depend on what is compiled
        frame.pc = target;
        throw Reenter.COMPILED;
      }
    }
    return target;
  }

  static void check(Fiber f, Frame frame, int pc) {
    if (f.breaker.get() != 0) {
      frame.pc = pc;
      f.vm.scheduler.checkpoint(f);
    }
  }

  /// A checkpoint whose frame has its pc already.
  static void poll(Fiber f) {
    if (f.breaker.get() != 0) {
      f.vm.scheduler.checkpoint(f);
    }
  }

  static Object iterator(Fiber f, Frame frame, int pc, Object iterable) {
    frame.pc = pc;
    Object iterator = Iteration.iterator(iterable, f);
    if (Sharing.isParallel()
        && (iterable instanceof ToyList
            || iterable instanceof ToyRange
            || iterable instanceof ToyTuple
            || iterable instanceof String)) {
      ((ToyIterator) iterator).isExclusive = true;
    }
    return iterator;
  }

  /// 1: an item stands in `r[a]`; 0: the end; -1: not a range.
  static int rangeNext(Object[] r, int a, int b) {
    if (r[b] instanceof RangeIterator it) {
      Object item = it.next();
      if (item == null) {
        return 0;
      }
      r[a] = item;
      return 1;
    }
    return -1;
  }

  /// As [#rangeNext], for lists.
  static int listNext(Object[] r, int a, int b) {
    if (r[b] instanceof ListIterator it) {
      Object item = it.next();
      if (item == null) {
        return 0;
      }
      r[a] = item;
      return 1;
    }
    return -1;
  }

  /// FOR_NEXT: the frame that goes on. If it is `frame` itself, its pc says where.
  static Frame next(Fiber f, Frame frame, int pc) {
    frame.pc = pc;
    int[] code = frame.code.words;
    Object iterator = frame.registers[code[pc - 2]];
    switch (iterator) {
      case RangeIterator _ -> {
        Variables.quicken(frame, pc, Op.FOR_NEXT_RANGE);
        frame.pc = pc - 4;
        return frame;
      }
      case ListIterator _ -> {
        Variables.quicken(frame, pc, Op.FOR_NEXT_LIST);
        frame.pc = pc - 4;
        return frame;
      }
      case Generator g -> {
        g.claim(f);
        if (g.isDone()) {
          g.release();
          return frame;
        }
        g.begin(f, toy.value.None.NONE, false);
        return enter(f, frame, pc, g.frame, Frame.Return.GENERATOR);
      }
      case Instance i when f.vm.lookup(i.type(), "__next__") instanceof Closure method -> {
        Frame made = Calls.frameOf(f, method, i);
        return enter(f, frame, pc, made, Frame.Return.NEXT);
      }
      default -> {
        Object item = Iteration.next(iterator, f);
        if (item != null) {
          frame.registers[code[pc - 3]] = item;
          frame.pc = code[pc - 1];
        }
        return frame;
      }
    }
  }

  private static Frame enter(Fiber f, Frame frame, int pc, Frame made, Frame.Return kind) {
    made.kind = kind;
    made.destination = frame.code.words[pc - 3];
    return Calls.link(f, made, frame);
  }
}
