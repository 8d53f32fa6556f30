package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.lib.ItertoolsModule.Lazy;
import toy.value.Arith;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Operator;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;

/// The iterators of `itertools` that give items one by one as they come.
final class ItertoolsStreams {
  private ItertoolsStreams() {}

  static final class Count extends Lazy implements HasRepr {
    private Object next;
    private final Object step;

    Count(Object start, Object step) {
      super(ItertoolsModule.COUNT);
      this.next = start;
      this.step = step;
    }

    @Override
    public Object next(Callbacks calls) {
      pace(calls);
      Object now = next;
      next = Arith.binary(Operator.ADD, now, step, calls);
      return now;
    }

    @Override
    public String repr(Callbacks calls) {
      String by = step instanceof Long n && n == 1 ? "" : ", " + Text.repr(step, calls);
      return "count(" + Text.repr(next, calls) + by + ")";
    }
  }

  static final class Cycle extends Lazy {
    private @Nullable Object iterator;
    private final ToyList saved = new ToyList();
    private int at;

    Cycle(Object iterator) {
      super(ItertoolsModule.CYCLE);
      this.iterator = iterator;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (iterator != null) {
        Object item = Iteration.next(iterator, calls);
        if (item != null) {
          saved.append(item);
          return item;
        }
        iterator = null;
      }
      if (saved.size() == 0) {
        return null;
      }
      pace(calls);
      Object item = saved.get(at);
      at = at + 1 == saved.size() ? 0 : at + 1;
      return item;
    }
  }

  static final class Repeat extends Lazy implements HasRepr {
    private final Object value;
    private long left;

    /// @param times -1 for without end
    Repeat(Object value, long times) {
      super(ItertoolsModule.REPEAT);
      this.value = value;
      this.left = times;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (left == 0) {
        return null;
      }
      pace(calls);
      left -= left > 0 ? 1 : 0;
      return value;
    }

    @Override
    public String repr(Callbacks calls) {
      return "repeat(" + Text.repr(value, calls) + (left < 0 ? "" : ", " + left) + ")";
    }
  }

  static final class Chain extends Lazy {
    private @Nullable Object iterables;
    private @Nullable Object current;

    Chain(Object iterables) {
      super(ItertoolsModule.CHAIN);
      this.iterables = iterables;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      for (int turns = 1; iterables != null; turns++) {
        if (current == null) {
          Object iterable = Iteration.next(iterables, calls);
          if (iterable == null) {
            iterables = null;
            return null;
          }
          current = Iteration.iterator(iterable, calls);
        }
        Object item = Iteration.next(current, calls);
        if (item != null) {
          return item;
        }
        current = null;
        if ((turns & Arguments.POLL_MASK) == 0) {
          calls.poll();
        }
      }
      return null;
    }
  }

  static final class Islice extends Lazy {
    private @Nullable Object iterator;
    private long wanted;
    private final long stop;
    private final long step;
    private long count;

    Islice(Object iterator, long start, long stop, long step) {
      super(ItertoolsModule.ISLICE);
      this.iterator = iterator;
      this.wanted = start;
      this.stop = stop;
      this.step = step;
    }

    /// Where it stops before the next wanted item, it has taken what stands before `stop`.
    @Override
    public @Nullable Object next(Callbacks calls) {
      Object from = iterator; // another thread may come to its end meanwhile
      if (from == null) {
        return null;
      }
      long until = Math.min(wanted, stop);
      while (count < until) {
        if (Iteration.next(from, calls) == null) {
          iterator = null;
          return null;
        }
        if ((++count & Arguments.POLL_MASK) == 0) {
          calls.poll();
        }
      }
      Object item = count >= stop ? null : Iteration.next(from, calls);
      if (item == null) {
        iterator = null;
        return null;
      }
      count++;
      wanted = wanted > Long.MAX_VALUE - step ? stop : Math.min(stop, wanted + step);
      return item;
    }
  }

  /// `takewhile`, `dropwhile` and `filterfalse`.
  static final class While extends Lazy {
    private final Object test;
    private final Object iterator;
    private boolean decided;

    While(ToyClass type, Object test, Object iterator) {
      super(type);
      this.test = test;
      this.iterator = iterator;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      boolean taking = type() == ItertoolsModule.TAKEWHILE;
      if (taking && decided) {
        return null;
      }
      for (int turns = 1; ; turns++) {
        Object item = Iteration.next(iterator, calls);
        if (item == null || decided) {
          return item;
        }
        boolean holds = Truth.of(test == None.NONE ? item : calls.call(test, item), calls);
        if (taking) {
          decided = !holds;
          return holds ? item : null;
        }
        if (!holds) {
          decided = type() == ItertoolsModule.DROPWHILE;
          return item;
        }
        if ((turns & Arguments.POLL_MASK) == 0) {
          calls.poll();
        }
      }
    }
  }

  static final class Starmap extends Lazy {
    private final Object function;
    private final Object iterator;

    Starmap(Object function, Object iterator) {
      super(ItertoolsModule.STARMAP);
      this.function = function;
      this.iterator = iterator;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      Object item = Iteration.next(iterator, calls);
      return item == null ? null : calls.call(function, Iteration.toArray(item, calls));
    }
  }

  static final class Compress extends Lazy {
    private final Object data;
    private final Object selectors;

    Compress(Object data, Object selectors) {
      super(ItertoolsModule.COMPRESS);
      this.data = data;
      this.selectors = selectors;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      for (int turns = 1; ; turns++) {
        Object item = Iteration.next(data, calls);
        Object selector = item == null ? null : Iteration.next(selectors, calls);
        if (item == null || selector == null) {
          return null;
        }
        if (Truth.of(selector, calls)) {
          return item;
        }
        if ((turns & Arguments.POLL_MASK) == 0) {
          calls.poll();
        }
      }
    }
  }

  static final class Pairwise extends Lazy {
    private final Object iterator;
    private @Nullable Object before;

    Pairwise(Object iterator) {
      super(ItertoolsModule.PAIRWISE);
      this.iterator = iterator;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (before == null) {
        before = Iteration.next(iterator, calls);
      }
      Object left = before;
      Object item = left == null ? null : Iteration.next(iterator, calls);
      before = item;
      return left == null || item == null ? null : ToyTuple.of(left, item);
    }
  }

  static final class Batched extends Lazy {
    private final Object iterator;
    private final long size;

    Batched(Object iterator, long size) {
      super(ItertoolsModule.BATCHED);
      this.iterator = iterator;
      this.size = size;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      ToyList batch = new ToyList();
      while (batch.size() < size) {
        Object item = Iteration.next(iterator, calls);
        if (item == null) {
          break;
        }
        batch.append(item);
      }
      return batch.size() == 0 ? null : new ToyTuple(batch.toArray());
    }
  }

  static final class Accumulate extends Lazy {
    private final Object iterator;
    private final @Nullable Object function;
    private @Nullable Object initial;
    private @Nullable Object total;

    Accumulate(Object iterator, @Nullable Object function, @Nullable Object initial) {
      super(ItertoolsModule.ACCUMULATE);
      this.iterator = iterator;
      this.function = function;
      this.initial = initial;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (initial != null) {
        total = initial;
        initial = null;
        return total;
      }
      Object item = Iteration.next(iterator, calls);
      if (item == null) {
        return null;
      }
      Object before = total;
      total =
          before == null
              ? item
              : function == null
                  ? Arith.binary(Operator.ADD, before, item, calls)
                  : calls.call(function, before, item);
      return total;
    }
  }

  static final class ZipLongest extends Lazy {
    private final @Nullable Object[] iterators;
    private final Object fill;
    private int active;

    ZipLongest(@Nullable Object[] iterators, Object fill) {
      super(ItertoolsModule.ZIP_LONGEST);
      this.iterators = iterators;
      this.fill = fill;
      this.active = iterators.length;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (active == 0) {
        return null;
      }
      Object[] items = new Object[iterators.length];
      for (int i = 0; i < items.length; i++) {
        Object iterator = iterators[i];
        Object item = iterator == null ? null : next(iterator, calls);
        if (item == null && iterator != null && iterators[i] == iterator) {
          iterators[i] = null;
          if (--active == 0) {
            return null;
          }
        }
        items[i] = item == null ? fill : item;
      }
      return new ToyTuple(items);
    }

    /// An error ends it for good.
    private @Nullable Object next(Object iterator, Callbacks calls) {
      try {
        return Iteration.next(iterator, calls);
      } catch (ToyError e) {
        active = 0;
        throw e;
      }
    }
  }
}
