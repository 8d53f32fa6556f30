package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import toy.gil.Policy;
import toy.ledger.Model;
import toy.ledger.UnitNow;
import toy.report.Style;
import toy.sched.Live;

/// The text of the meter.
class MeterTest {
  private static final long MS = 1_000_000;

  private static Live.Thread thread(String id, UnitNow.State state, long heldMs) {
    UnitNow now = new UnitNow(state, null, 0, heldMs * MS, 0);
    return new Live.Thread(id, id, Model.THREAD, now, null, null, null, 1, false, null);
  }

  private static Live live(int waiters, Live.Thread... threads) {
    return new Live(
        List.of(
            new Live.Vm(
                "P0",
                "MainProcess",
                null,
                Policy.cpython(),
                waiters,
                Arrays.asList(threads),
                List.of(),
                true)));
  }

  private static final Live BEFORE = live(0, thread("T0", UnitNow.State.HOLDING, 500));

  private static final Live NOW =
      live(
          2,
          thread("T0", UnitNow.State.RELEASED, 502),
          thread("T1", UnitNow.State.WAITING, 300),
          thread("T2", UnitNow.State.HOLDING, 400),
          thread("T3", UnitNow.State.WAITING, 20));

  private static String line(Live live, int width, boolean unicode) {
    return new Meter(BEFORE, 1_000 * MS)
        .line(live, 2_000 * MS, new Style(false, unicode, width, true));
  }

  @Test
  void sharesAreOfTheTimeSinceTheEntryBegan() {
    assertEquals(
        "GIL T2 ▕███████░░░▏ 2 waiting · held T2 40% T1 30% T3 2% · 1.0 s · ^C stops",
        line(NOW, 100, true));
  }

  @Test
  void nobodyHoldsIt() {
    assertEquals(
        "GIL free ▕░░░░░░░░░░▏ 0 waiting · 1.0 s · ^C stops",
        line(BEFORE, 100, true).replace("GIL T0", "GIL free"));
    assertTrue(
        line(live(0, thread("T0", UnitNow.State.RELEASED, 500)), 80, true).startsWith("GIL free "));
  }

  @Test
  void itFitsTheTerminalAndTheLocale() {
    assertEquals(
        "GIL T2 [#######...] 2 waiting | held T2 40% | 1.0 s | ^C stops", line(NOW, 66, false));
    for (int width = 1; width < 90; width++) {
      assertTrue(line(NOW, width, true).length() < width, "" + width);
    }
  }
}
