package toy.vm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.compile.Op;
import toy.gil.Breaker;
import toy.gil.RuntimeLock;
import toy.syntax.Source;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.Instance;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.Types;

/// A chain of frames on the heap. A thread runs one, a task is one. It is touched only by the
/// thread that runs it, holding the GIL; a suspended fiber belongs to its loop's thread.
public final class Fiber implements Callbacks {
  /// Natives, displays and callbacks nested on one thread's Java stack.
  public static final int NESTING_LIMIT = 1000;

  public final Vm vm;

  /// The breaker of `vm`, kept here because every checkpoint looks at it.
  final Breaker breaker;

  /// Of `vm`, kept here because every call looks at it.
  final int recursionLimit;

  /// The runtime lock of `vm`, kept here because every native call looks at it; null with a GIL.
  final @Nullable RuntimeLock runtime;

  /// The thread that runs the fiber.
  public final ToyThread thread;

  /// The task that the fiber is, or null where it is a thread's own; opaque here.
  public final @Nullable Object task;

  /// The innermost frame: of a running fiber the one whose instruction is being executed, of a
  /// suspended one the one that goes on.
  @Nullable Frame top;

  /// The exception whose handler runs now.
  @Nullable ExceptionValue handled;

  /// The value of the entry's last expression, if it had one.
  @Nullable Object result;

  private @Nullable List<Object> printing;

  public Fiber(Vm vm, ToyThread thread, @Nullable Object task) {
    this.vm = vm;
    this.thread = thread;
    this.task = task;
    this.breaker = vm.breaker;
    this.recursionLimit = vm.recursionLimit;
    this.runtime = vm.runtime;
  }

  // ---- how drivers run a fiber

  /// Runs a callable to its end on this fiber's thread. A coroutine function gives its coroutine.
  public Object run(Object callee, Object... args) {
    return call(callee, args);
  }

  /// Runs the first step of a coroutine that has been [started][Coroutine#start]: its value, or
  /// [Scheduler#SUSPENDED].
  public Object begin(Coroutine coroutine) {
    coroutine.frame.kind = Frame.Return.BASE;
    return Interpreter.enter(this, coroutine.frame);
  }

  /// Runs the next step; `value` is what the `await` gives.
  public Object resume(Object value) {
    return Interpreter.resume(this, value);
  }

  /// Runs the next step; the `await` raises `error`.
  public Object resumeThrowing(ToyError error) {
    return Interpreter.resumeThrowing(this, error);
  }

  /// What the entry's last expression gave, or null; asked once.
  public @Nullable Object takeResult() {
    Object value = result;
    result = null;
    return value;
  }

  // ---- where it is

  /// A place in the code: of the running fiber its current call, of a suspended one where it waits.
  public record Place(String function, Source source, int start, int end) {
    public int line() {
      return source.lineOf(start);
    }

    @Override
    public String toString() {
      return text();
    }

    /// `file:line`.
    public String text() {
      return source.name() + ":" + line();
    }

    /// `file:line:column`.
    public String point() {
      return text() + ":" + source.columnOf(start);
    }
  }

  /// The function that runs, and with [#position] where in it: cheaper to keep than a [Place],
  /// which [#place(FunctionCode, int)] makes of them.
  public @Nullable FunctionCode function() {
    return top == null ? null : top.code.function;
  }

  public int position() {
    return top == null ? 0 : top.pc;
  }

  public static Place place(FunctionCode function, int position) {
    int at = Math.max(0, position - 4) / 2;
    return new Place(
        function.qualifiedName, function.source, function.spans[at], function.spans[at + 1]);
  }

  /// Whether the call that runs now can give something to await: it stands in an `async def`, or an
  /// `await` is made of it.
  public boolean canAwait() {
    Frame at = top;
    if (at == null) {
      return false;
    }
    if (at.code.function.name.equals("<genexpr>") && at.parent != null) {
      at = at.parent;
    }
    FunctionCode function = at.code.function;
    return function.kind == FunctionCode.Kind.COROUTINE
        || function.kind == FunctionCode.Kind.ASYNC_GENERATOR
        || at == top && nextOp(function.code, at.pc) == Op.AWAIT.ordinal();
  }

  /// Whether what the call that runs now gives is awaited at once: `await spawn thread f()`.
  public boolean awaitsNext() {
    return top != null && nextOp(top.code.function.code, top.pc) == Op.AWAIT.ordinal();
  }

  /// What comes next, which a checkpoint may stand before.
  private static int nextOp(int[] code, int pc) {
    int next = pc < code.length && code[pc] == Op.CHECK.ordinal() ? pc + 4 : pc;
    return next < code.length ? code[next] : -1;
  }

  /// Where it is, for messages: code of the library stands for the place that called it.
  public @Nullable Place place() {
    Frame at = top;
    while (at != null && at.parent != null && at.code.function.source.isLibrary()) {
      at = at.parent;
    }
    return at == null ? null : placeOf(at);
  }

  /// As [#place], for a thread that looks on. Exact while the fiber does not run; else where it was
  /// at its last call, checkpoint or fault, or a little later.
  public @Nullable Place glance() {
    Frame at = top;
    return at == null ? null : placeOf(at);
  }

  /// The whole stack, outermost first.
  public List<Place> stack() {
    List<Place> places = new ArrayList<>();
    for (Frame frame = top; frame != null; frame = frame.parent) {
      places.addFirst(placeOf(frame));
    }
    return places;
  }

  private static Place placeOf(Frame frame) {
    return place(frame.code.function, frame.pc);
  }

  /// The module of the code that runs, `__main__` where none does.
  public ModuleValue module() {
    return top == null ? vm.main : top.closure.module;
  }

  /// The exception whose handler runs now, or null.
  public @Nullable ExceptionValue handled() {
    return handled;
  }

  // ---- the runtime lock

  /// Goes inside the runtime, where there is no GIL; false where the thread is inside already, or
  /// there is one.
  boolean enterRuntime() {
    return runtime != null && thread.enterRuntime(runtime);
  }

  /// Goes out again. `entered`: what [#enterRuntime] said. A thread that was turned away from a
  /// closed lock may be out already.
  void leaveRuntime(boolean entered) {
    if (entered) {
      thread.leaveRuntime(runtime);
    }
  }

  /// Whether it runs `finally` blocks because of a limit.
  public boolean isEnding() {
    ExceptionValue slow = handled; // a program can make a circle of its exceptions
    boolean step = false;
    for (ExceptionValue e = handled; e != null; step = !step) {
      if (e.type() == Types.LIMIT_REACHED) {
        return true;
      }
      e = e.context;
      if (e == slow) {
        return false;
      }
      slow = step && slow != null ? slow.context : slow;
    }
    return false;
  }

  // ---- callbacks

  @Override
  public List<Object> printing() {
    List<Object> made = printing;
    if (made == null) {
      made = new ArrayList<>(4);
      printing = made;
    }
    return made;
  }

  @Override
  public Object call(Object callee, Object... args) {
    return Calls.call(this, callee, args);
  }

  /// Calls with positional arguments and keywords.
  public Object callKeywords(Object callee, Object[] args, ToyDict keywords) {
    return Calls.callKeywords(this, callee, args, keywords);
  }

  @Override
  public @Nullable Object special(Object value, String name) {
    return Attributes.special(this, value, name);
  }

  @Override
  public Object getAttribute(Object value, String name) {
    return Attributes.get(this, value, name);
  }

  /// As [#getAttribute], but null where there is none.
  public @Nullable Object findAttribute(Object value, String name) {
    return Attributes.find(this, value, name);
  }

  public void setAttribute(Object value, String name, Object attribute) {
    Attributes.set(this, value, name, attribute);
  }

  /// As [#setAttribute], but a `__setattr__` of the class is not called.
  public void setOwnAttribute(Object value, String name, Object attribute) {
    if (value instanceof Instance i) {
      Attributes.setOwn(this, i, name, attribute);
    } else {
      Attributes.set(this, value, name, attribute);
    }
  }

  /// Calls the nearest `__init_subclass__` above a class that was just made.
  public void subclassed(ToyClass made) {
    Classes.subclassed(this, made);
  }

  /// What `del value.name` does.
  public void deleteAttribute(Object value, String name) {
    Deletion.attribute(this, value, name);
  }

  /// As [#deleteAttribute], but a `__delattr__` of the class is not called.
  public void deleteOwnAttribute(Object value, String name) {
    Deletion.own(this, value, name);
  }

  @Override
  public @Nullable Object next(ToyIterator iterator) {
    boolean entered = enterRuntime();
    try {
      return iterator.next(this);
    } finally {
      leaveRuntime(entered);
    }
  }

  /// What a call beyond the deepest one raises. Does not return where the program was given a limit
  /// for that.
  ToyError tooDeep() {
    vm.scheduler.tooDeep(this);
    return new ToyError(Types.RECURSION_ERROR, "maximum recursion depth exceeded");
  }

  @Override
  public long id(Object value) {
    return vm.idOf(value);
  }

  @Override
  public void poll() {
    vm.scheduler.poll(this);
  }

  @Override
  public void enter() {
    if (breaker.get() != 0) {
      poll(); // what is nested n deep may have 2 ** n parts
    }
    if (++thread.nesting > NESTING_LIMIT) {
      thread.nesting--;
      throw new ToyError(Types.RECURSION_ERROR, "maximum recursion depth exceeded");
    }
  }

  @Override
  public void leave() {
    thread.nesting--;
  }
}
