package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.lib.ItertoolsModule.Lazy;
import toy.value.Callbacks;
import toy.value.Compare;
import toy.value.Iteration;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;

/// `itertools.groupby` and `itertools.tee`: several iterators over one.
final class ItertoolsGroups {
  private ItertoolsGroups() {}

  static Object groupby(Fiber f, Object[] args) {
    return new GroupBy(Iteration.iterator(args[1], f), Arguments.given(args[2]) ? args[2] : null);
  }

  /// As in CPython a group shares the iterator with its `groupby`: to go on to the next group ends
  /// it.
  private static final class GroupBy extends Lazy {
    private final Object iterator;
    private final @Nullable Object function;
    private @Nullable Object target;
    private @Nullable Object key;
    private @Nullable Object value;
    private @Nullable Group group;

    GroupBy(Object iterator, @Nullable Object function) {
      super(ItertoolsModule.GROUPBY);
      this.iterator = iterator;
      this.function = function;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      group = null;
      for (int turns = 1; ; turns++) {
        Object now = key;
        if (now != null && (target == null || !Compare.same(target, now, calls))) {
          break;
        }
        if (!step(calls)) {
          return null;
        }
        if ((turns & Arguments.POLL_MASK) == 0) {
          calls.poll();
        }
      }
      Object now = key;
      if (now == null) {
        return null;
      }
      target = now;
      Group made = new Group(this, now);
      group = made;
      return ToyTuple.of(now, made);
    }

    private boolean step(Callbacks calls) {
      Object item = Iteration.next(iterator, calls);
      if (item == null) {
        return false;
      }
      key = function == null ? item : calls.call(function, item);
      value = item;
      return true;
    }
  }

  private static final class Group extends Lazy {
    private final GroupBy owner;
    private final Object key;

    Group(GroupBy owner, Object key) {
      super(ItertoolsModule.GROUPER);
      this.owner = owner;
      this.key = key;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (owner.group != this || owner.value == null && !owner.step(calls)) {
        return null;
      }
      Object now = owner.key;
      if (now == null || !Compare.same(key, now, calls)) {
        return null;
      }
      Object item = owner.value;
      owner.value = null;
      return item;
    }
  }

  static Object tee(Fiber f, Object[] args) {
    long count = args.length > 1 ? Arguments.number(args[1], f) : 2;
    if (count < 0) {
      throw ToyError.valueError("n must be >= 0");
    }
    Object[] made = new Object[(int) Math.min(count, 1 << 20)];
    Tee first = args[0] instanceof Tee t ? t : new Tee(Iteration.iterator(args[0], f), new Node());
    for (int i = 0; i < made.length; i++) {
      made[i] = i == 0 && first != args[0] ? first : new Tee(first.iterator, first.node);
    }
    return ToyTuple.of(made);
  }

  /// An item that was taken, and what follows it; the last node has no item yet.
  private static final class Node {
    private @Nullable Object item;
    private @Nullable Node next;
  }

  /// Items stay in memory until the slowest has seen them.
  private static final class Tee extends Lazy {
    private final Object iterator;
    private Node node;

    Tee(Object iterator, Node node) {
      super(ItertoolsModule.TEE);
      this.iterator = iterator;
      this.node = node;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      Node now = node;
      if (now.item == null) {
        Object item = Iteration.next(iterator, calls);
        if (item == null) {
          return null;
        }
        now.item = item;
        now.next = new Node();
      }
      Node after = now.next;
      if (after != null) {
        node = after;
      }
      return now.item;
    }
  }
}
