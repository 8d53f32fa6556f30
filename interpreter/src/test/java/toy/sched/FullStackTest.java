package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.lib.StandardLibrary;
import toy.syntax.Source;
import toy.value.None;
import toy.vm.Fiber;
import toy.vm.Library;

/// A native that fills the Java stack and calls back where there is hardly any left.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FullStackTest {
  /// Where the call back itself has no room, the native calls again from further out.
  @SuppressWarnings("InfiniteRecursion") // until the stack is full
  private static Object fill(Fiber f, Object callee, int depth) {
    try {
      return fill(f, callee, depth + 1);
    } catch (StackOverflowError e) {
      if (depth % 7 != 0) {
        throw e;
      }
      return f.call(callee);
    }
  }

  /// Red: frames whose run had no room to unwind them were taken for those of the run below.
  @Test
  void whatStandsAroundTheNativeHandlesTheError() {
    Library library = StandardLibrary.create();
    library.module(
        "stack",
        t -> {
          t.define("fill", "(f): calls f with a full stack", (f, g) -> fill(f, g, 0));
          t.define("nothing", "(): None", _ -> None.NONE);
        });
    Machine machine =
        new Machine(Options.of(new ByteArrayOutputStream(), new ByteArrayOutputStream()), library);
    try (Session session = machine.session()) {
      session.post(new Source("<1>", "import stack; let handled = 0"));
      session.post(
          new Source(
              "<2>",
              """
              class K {
                def __init__(self, n) { self.n = n }
                def __hash__(self) { return 1 }
                def __eq__(self, o) { return isinstance(o, K) and self.n == o.n }
              }
              def use() {
                let d = {K(1): 1, K(2): 2}
                try { return sorted([3, 1, 2], key=lambda x: d.get(K(x), x)) } finally { stack.nothing() }
              }
              """));
      Session.Outcome outcome =
          session.post(
              new Source(
                  "<3>",
                  """
                  for i in range(5) {
                    try { stack.fill(use); handled += 1 } except RecursionError { handled += 1 }
                  }
                  handled
                  """));
      assertEquals(new Session.Done("5"), outcome);
    } finally {
      machine.close();
    }
  }
}
