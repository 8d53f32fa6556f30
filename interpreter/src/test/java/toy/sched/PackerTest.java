package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import toy.compile.FunctionCode;
import toy.syntax.Source;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Native;

/// The copier: between two VMs of one machine.
class PackerTest {
  private final Rig rig = new Rig();
  private final VmProcess parent = rig.process(null);
  private final VmProcess child = rig.process(parent);

  /// Runs `body` as Toy threads run, on a deep stack, so that it is the copier alone that is
  /// tested.
  private <T> T on(VmProcess process, java.util.function.Function<Fiber, T> body) {
    return body.apply(process.main().fiber);
  }

  private Object inParent(String entry) {
    return on(parent, f -> rig.run(f, entry));
  }

  private Parcel pack(Object callee, Object... args) {
    Spawner.Call call = new Spawner.Call(callee, ToyList.of(args), null, SpawnOptions.NONE);
    return Packer.pack(parent.main().fiber, call, null);
  }

  private Spawner.Call toChild(Object callee, Object... args) {
    return pack(callee, args).call(child.main().fiber);
  }

  private Object there(Object callee, Object... args) {
    return toChild(callee, args).run(child.main().fiber);
  }

  private Object back(Object value) {
    return Packer.packResult(child.vm, parent.vm, value, "its result").unpack(parent.main().fiber);
  }

  @Test
  void sharingAndCyclesAreKept() {
    Object f = inParent("def f(x) { return x }; f");
    ToyList ring = new ToyList();
    ring.append(ring);
    ToyTuple pair = ToyTuple.of(ring, ring);
    ToyTuple copy = (ToyTuple) there(f, pair);
    assertNotSame(pair, copy);
    assertSame(copy.items[0], copy.items[1]);
    ToyList inner = (ToyList) copy.items[0];
    assertSame(inner, inner.get(0));
    assertNotSame(ring, inner);
  }

  @Test
  void depthIsNoMatter() {
    Object f = inParent("def f(x) { return x }; f");
    ToyList deep = new ToyList();
    for (int i = 0; i < 200_000; i++) {
      deep = ToyList.of(deep);
    }
    ToyList copy = (ToyList) there(f, deep);
    int depth = 0;
    for (ToyList at = copy; at.size() == 1; at = (ToyList) at.get(0)) {
      depth++;
    }
    assertEquals(200_000, depth);
  }

  @Test
  void functionsBringTheGlobalsThatTheirCodeNamesAndNoOthers() {
    Object f =
        inParent(
            """
            let used = [1]
            let unused = [2]
            def helper() { return used }
            def f() { return helper }
            f
            """);
    there(f);
    ModuleValue main = child.vm.main;
    assertNotNull(main.get("used"));
    assertNotNull(main.get("helper"));
    assertEquals(null, main.get("unused"));
    assertEquals("__mp_main__", main.get("__name__"));
  }

  @Test
  void aLockInAGlobalIsRefusedWhenItIsUsed() {
    Object f =
        inParent(
            """
            let cfg = {"a": [Lock()]}
            let fine = 7
            def f(use) { return cfg if use else fine }
            f
            """);
    assertEquals(7L, there(f, false));
    ToyError error = assertThrows(ToyError.class, () -> there(f, true));
    assertEquals("E321", error.value().code);
    assertTrue(error.value().args.items[0].toString().contains("cfg['a'][0]"));
  }

  @Test
  void aLockInAnArgumentIsRefusedAtOnceWithThePath() {
    Object f = inParent("def f(x) { return x }; f");
    ToyError error =
        assertThrows(ToyError.class, () -> pack(f, ToyList.of(new ToyLock(ToyLock.TYPE))));
    assertEquals("E321", error.value().code);
    assertTrue(
        error.value().args.items[0].toString().contains("the arguments of f[0][0]"),
        error.value().args.items[0]::toString);
  }

  @Test
  void whatOneGlobalCannotSendDoesNotSpoilWhatItShares() {
    Object f =
        inParent(
            """
            let shared = [1, [2]]
            let bad = [shared, Lock()]
            let good = [shared]
            def f() { return good }
            def g() { return bad }
            def h() { return (f, g) }
            h
            """);
    toChild(f);
    ToyList good = (ToyList) child.vm.main.get("good");
    assertEquals(2, ((ToyList) good.get(0)).size());
    assertEquals(null, child.vm.main.get("bad"));
    assertNotNull(child.vm.main.cell("bad").refusal);
  }

  @Test
  void aClassThatComesBackIsTheOriginal() {
    ToyClass c = (ToyClass) inParent("class C { def m(self) { return 1 } }; C");
    Object f = inParent("def f() { return (C, C(), C.m) }; f");
    ToyTuple made = (ToyTuple) there(f);
    assertNotSame(c, made.items[0]);
    ToyTuple home = (ToyTuple) back(made);
    assertSame(c, home.items[0]);
    assertSame(c, toy.value.Types.of(home.items[1]));
    assertSame(c.ownAttribute("m"), home.items[2]);
  }

  @Test
  void whatIsMadeInTheChildArrivesAsNew() {
    Object f = inParent("def f() { class D {}; return [D, {D: 1}] }; f");
    ToyList home = (ToyList) back(there(f));
    assertEquals(1, ((ToyDict) home.get(1)).size());
    assertSame(home.get(0), ((ToyDict) home.get(1)).keyAt(0));
  }

  @Test
  void theWireLengthGrowsWithWhatIsSent() {
    Object f = inParent("def f(x) { return x }; f");
    long empty = pack(f).bytes();
    ToyList numbers = new ToyList();
    for (long n = 0; n < 1000; n++) {
      numbers.append(n);
    }
    long more = pack(f, numbers).bytes();
    assertTrue(more - empty >= 8000 && more - empty < 12_000, () -> empty + " and " + more);
    assertTrue(pack(f, "x".repeat(5000)).bytes() - empty >= 5000);
  }

  /// No object that a VM can change is reachable from two VMs.
  @Test
  void nothingMutableIsShared() {
    Object f =
        inParent(
            """
            import math
            class Base { let table = {"k": [1]} }
            class C(Base) { def __init__(self) { self.xs = [{1, 2}, {"d": (3, [4])}] } }
            let data = [C(), C.table]
            def counter() { let n = 0; def up() { n += 1; return n }; return up }
            let up = counter()
            def helper(x=[5]) { return [up(), math.pi, data, x] }
            def f(a) { return helper() }
            f
            """);
    ToyList arg = (ToyList) inParent("[C(), ValueError('x', [1])]");
    there(f, arg);
    Set<Object> ours = reachable(parent.vm.main);
    ours.addAll(reachable(arg));
    Set<Object> theirs = reachable(child.vm.main);
    assertTrue(
        ours.size() > 30 && theirs.size() > 20,
        () -> ours.size() + " and " + theirs.size() + ": the walk has seen too little");
    theirs.retainAll(ours);
    assertEquals(List.of(), List.copyOf(theirs));
  }

  /// All objects of our packages that values consist of; what VMs may share is left out.
  private static Set<Object> reachable(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> work = new ArrayDeque<>();
    work.add(root);
    while (!work.isEmpty()) {
      Object at = work.poll();
      if (isShared(at) || !seen.add(at)) {
        continue;
      }
      if (at instanceof Object[] items) {
        for (Object item : items) {
          push(work, item);
        }
      } else if (at instanceof java.util.Map<?, ?> map) {
        map.values().forEach(v -> push(work, v));
      } else if (at instanceof Iterable<?> items) {
        items.forEach(v -> push(work, v));
      } else {
        fields(at, work);
      }
    }
    seen.removeIf(o ->
        !o.getClass().getName().startsWith("toy.")
            || o.getClass().getName().startsWith("toy.compile."));
    return seen;
  }

  private static boolean isShared(Object value) {
    return value instanceof Native
        || value instanceof FunctionCode
        || value instanceof Source
        || value instanceof ToyClass c && c.isBuiltin()
        || value instanceof Enum<?>
        || value instanceof ToyTuple t && t.items.length == 0
        || value instanceof toy.vm.Library
        || value instanceof toy.vm.ModuleValue m && m.name().equals("math");
  }

  private static void push(Deque<Object> work, Object value) {
    if (value != null) {
      work.add(value);
    }
  }

  private static void fields(Object at, Deque<Object> work) {
    if (!at.getClass().getName().startsWith("toy.")) {
      return;
    }
    for (Class<?> c = at.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        boolean backwards = field.getName().equals("original"); // a token, never looked into
        boolean builtinTree = field.getName().equals("subclasses");
        if (!Modifier.isStatic(field.getModifiers())
            && !field.getType().isPrimitive()
            && !backwards
            && !builtinTree) {
          field.setAccessible(true);
          try {
            push(work, field.get(at));
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
    }
  }
}
