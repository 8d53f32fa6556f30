package toy.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.gil.Clock;
import toy.ledger.Snapshot;
import toy.ledger.VmSnapshot;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.wire.AccountIn;
import toy.wire.AccountOut;
import toy.wire.Frame;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// The wire form of what goes between processes of the operating system: between two machines.
class WireTest {
  private static final Clock CLOCK = System::nanoTime;

  private final Rig here = new Rig();
  private final Rig there = new Rig();
  private final Fiber sender = here.fiber();
  private final Fiber receiver = there.fiber();
  private final WireLink ours = new WireLink(new RootTable("P0"), new ParentQueues(null));
  private final WireLink theirs = new WireLink(new RootTable("P1"), new ParentQueues(null));

  private byte[] written(Object callee, Object... args) {
    Spawner.Call call = new Spawner.Call(callee, ToyList.of(args), null, SpawnOptions.NONE);
    WireOut out = new WireOut();
    ParcelOut.write(Packer.pack(sender, call, Packer.Wire.DOWN), ours, out);
    return out.toArray();
  }

  private Spawner.Call read(byte[] bytes) throws WireError {
    WireIn in = new WireIn(bytes);
    Parcel parcel = ParcelIn.read(in, theirs, bytes.length);
    in.end();
    return parcel.call(receiver);
  }

  private Object back(Object value) throws WireError {
    WireOut out = new WireOut();
    ParcelOut.write(Packer.packResult(receiver.vm, null, value, "its result"), theirs, out);
    return ParcelIn.read(new WireIn(out.toArray()), ours, out.size()).unpack(sender);
  }

  /// The text of what `entry` gives here and of its copy there.
  private void assertCopied(String entry) throws WireError {
    Object value = here.run(sender, entry);
    Object identity = here.run(sender, "def identity(x) { return x }; identity");
    Object copy = read(written(identity, value)).run(receiver);
    assertEquals(Text.repr(value, sender), Text.repr(copy, receiver), entry);
    assertEquals(Text.repr(value, sender), Text.repr(back(copy), sender), entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[None, True, False, 0, -1, 2**62, -(2**63), 10**40, 1.5, float('nan'), -0.0, ...]",
        "['', 'abc', 'äöü', '☃', '\\ud800', 'x' * 300]",
        "[b'', b'\\x00\\xff', range(1, 10, 3), slice(1, None, 2)]",
        "[(), (1,), {}, {1: 2, 'a': [3]}, set(), {1, 2}, frozenset({3})]",
        "[int, str, ValueError, type(None), type(len), len, str.upper, dict.fromkeys,"
            + " NotImplemented]",
        "import math; [math.sqrt(4), math.sqrt]",
        "import collections; [collections.deque([1, 2], 3), collections.Counter('aab'),"
            + " collections.OrderedDict([(1, 2)]), collections.defaultdict(list, {1: [2]})]",
        "import functools, operator; [functools.partial(max, 3)(2), operator.itemgetter(1)('ab')]",
        "import collections; collections.namedtuple('P', 'x y')(1, 2)",
        "ValueError('a', 1)",
      })
  void valuesSurvive(String entry) throws WireError {
    assertCopied(entry);
  }

  @Test
  void functionsWithAllThatTheyNeedRunThere() throws WireError {
    Object f =
        here.run(
            sender,
            """
            class Base { let kind = "base"
              def hello(self, *, loud=False) { return f"{self.name} {self.kind} {loud}" } }
            class Named(Base) { def __init__(self, name) { self.name = name } }
            let offset = 10
            def make(k) { def inner(n, *more, key=3) { return n + k + offset + key + sum(more) }
              return inner }
            def gen(n) { for i in range(n) { try { yield i } finally { pass } } }
            let inner = make(100)
            def f(x) {
              return [Named(x).hello(loud=True), inner(1, 2, 3), list(gen(3)), (lambda a: a * 2)(4)]
            }
            f
            """);
    Object result = read(written(f, "ann")).run(receiver);
    assertEquals("['ann base True', 119, [0, 1, 2], 8]", Text.repr(result, receiver));
  }

  @Test
  void whatComesHomeIsTheOriginal() throws WireError {
    Object f = here.run(sender, "class C { }\ndef f() { return [C, C(), f] }\nf");
    ToyList result = (ToyList) back(read(written(f)).run(receiver));
    assertSame(here.run(sender, "C"), result.get(0));
    assertSame(here.run(sender, "C"), toy.value.Types.of(result.get(1)));
    assertSame(f, result.get(2));
  }

  @Test
  void anErrorKeepsItsStack() throws WireError {
    Object f =
        here.run(
            sender,
            "def g() { raise KeyError(1) }\n"
                + "def f() { try { g() } except KeyError as e { raise ValueError('x') from e }"
                + " }\n"
                + "f");
    Spawner.Call call = read(written(f));
    ToyError error = assertThrows(ToyError.class, () -> call.run(receiver));
    toy.value.ExceptionValue copy = (toy.value.ExceptionValue) back(error.value());
    assertEquals("ValueError('x')", Text.repr(copy, sender));
    assertEquals(error.value().trace, withSourcesOf(copy.trace, error.value().trace));
    assertEquals("KeyError(1)", Text.repr(copy.cause, sender));
  }

  /// Sources have no equality of their own.
  private static toy.value.ExceptionValue.Trace withSourcesOf(
      toy.value.ExceptionValue.Trace copy, toy.value.ExceptionValue.Trace original) {
    if (copy == null || original == null) {
      return copy;
    }
    assertEquals(
        ((toy.syntax.Source) original.source()).text(), ((toy.syntax.Source) copy.source()).text());
    return new toy.value.ExceptionValue.Trace(
        copy.function(),
        original.source(),
        copy.start(),
        copy.end(),
        copy.crossing(),
        withSourcesOf(copy.inner(), original.inner()));
  }

  @Test
  void sharingAndDepthAreKept() throws WireError {
    Object f = here.run(sender, "def f(x) { return x }\nf");
    ToyList deep = new ToyList();
    for (int i = 0; i < 100_000; i++) {
      deep = ToyList.of(deep);
    }
    ToyList copy = (ToyList) read(written(f, deep, deep)).args().get(0);
    int depth = 0;
    for (ToyList at = copy; at.size() == 1; at = (ToyList) at.get(0)) {
      depth++;
    }
    assertEquals(100_000, depth);
    ToyList both = read(written(f, deep, deep)).args();
    assertSame(both.get(0), both.get(1));
  }

  @Test
  void theAccountSurvives() throws WireError {
    List<VmSnapshot> vms = here.machine.snapshot().vms();
    WireOut out = new WireOut();
    AccountOut.write(vms, out);
    WireIn in = new WireIn(out.toArray());
    assertEquals(vms, AccountIn.read(in));
    in.end();
    assertEquals(
        List.of(),
        new Snapshot(0, 0, false, AccountIn.read(new WireIn(out.toArray()))).check().failed());
  }

  // ---- what is not as it should be

  @Test
  void whatIsCutOffOrGarbledIsRefused() throws IOException {
    Object f = here.run(sender, "def f(x) { return [x, {1: 'a'}, (2.5, b'b')] }\nf");
    byte[] good = framed(written(f, "text"));
    for (int length = 1; length < good.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertThrows(WireError.class, () -> unframed(cut), () -> "cut off at " + cut.length);
    }
    for (int at = 0; at < good.length; at++) {
      byte[] garbled = good.clone();
      garbled[at] ^= 0x15;
      try {
        Frame frame = unframed(garbled);
        if (at != 4) { // the kind alone is not under the checksum
          fail("not seen at " + at + ": " + frame);
        }
      } catch (WireError e) {
        // As it should be.
      }
    }
    assertNull(unframed(new byte[0]));
    assertArrayEquals(written(f, "text"), unframed(good).payload());
  }

  @Test
  void aPayloadThatNoSenderWroteIsAWireErrorOrAParcel() {
    Object f = here.run(sender, "class C { }\ndef f(x) { return [C(), x] }\nf");
    byte[] good = written(f, "text");
    for (int at = 0; at < good.length; at++) {
      for (int flip : new int[] {0x01, 0x40, 0x80, 0xFF}) {
        byte[] garbled = good.clone();
        garbled[at] ^= (byte) flip;
        try {
          ParcelIn.read(new WireIn(garbled), theirs, garbled.length);
        } catch (WireError e) {
          // As it should be.
        }
      }
    }
  }

  private static byte[] framed(byte[] payload) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Frame(Frame.Kind.RETURNED, payload).write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Frame unframed(byte[] bytes) throws IOException {
    return Frame.read(new DataInputStream(new ByteArrayInputStream(bytes)), CLOCK);
  }
}
