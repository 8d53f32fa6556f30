package toy.repl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import toy.report.Style;
import toy.sched.Live;

/// The line that tells what the lock does while an entry runs:
///
/// `GIL T2 ▕███████░░▏ 3 waiting · held T1 31% T2 33% T3 33% · 2.1 s · ^C stops`
///
/// The bar is the share of the time since the entry began in which the main VM's lock was held; the
/// shares are those of the threads of all VMs.
final class Meter {
  private static final int CELLS = 10;
  private static final String STOPS = "^C stops";

  private final Map<String, Long> before = new HashMap<>(); // ns held when the entry began, by id
  private final long begun; // ns

  /// An entry begins at the reading `now`.
  Meter(Live live, long now) {
    begun = now;
    for (Live.Vm vm : live.vms()) {
      vm.threads().forEach(thread -> before.put(thread.id(), thread.now().heldNs()));
    }
  }

  private record Share(String id, long ns) {}

  /// The line at the reading `now`, in at most one column less than the style has.
  String line(Live live, long now, Style style) {
    if (live.vms().isEmpty()) {
      return "";
    }
    long elapsed = Math.max(now - begun, 1);
    Live.Vm main = live.vms().getFirst();
    long held = 0;
    List<Share> shares = new ArrayList<>();
    for (Live.Vm vm : live.vms()) {
      for (Live.Thread thread : vm.threads()) {
        long ns = thread.now().heldNs() - before.getOrDefault(thread.id(), 0L);
        held += vm == main ? ns : 0;
        shares.add(new Share(thread.id(), ns));
      }
    }
    shares.removeIf(share -> percent(share.ns, elapsed) == 0);
    shares.sort(Comparator.comparingLong(Share::ns).reversed().thenComparing(Share::id));
    Live.Thread holder = main.holder();
    String head =
        "GIL %s %s %d waiting"
            .formatted(holder == null ? "free" : holder.id(), bar(held, elapsed), main.waiters());
    String tail = String.format(Locale.ROOT, " · %.1f s · %s", elapsed / 1e9, STOPS);
    int room = style.width() - 1 - head.length() - tail.length();
    String line = head + shares(shares, elapsed, room) + tail;
    line = line.substring(0, Math.min(line.length(), Math.max(style.width() - 1, 0)));
    return style.unicode() ? line : ascii(line);
  }

  /// As many as find room, the largest first.
  private static String shares(List<Share> shares, long elapsed, int room) {
    StringBuilder text = new StringBuilder();
    for (Share share : shares) {
      String one =
          (text.isEmpty() ? " · held " : " ") + share.id + " " + percent(share.ns, elapsed) + "%";
      if (text.length() + one.length() > room) {
        break;
      }
      text.append(one);
    }
    return text.toString();
  }

  private static String bar(long part, long whole) {
    int full = Math.clamp(Math.round((double) part * CELLS / whole), 0, CELLS);
    return "▕" + "█".repeat(full) + "░".repeat(CELLS - full) + "▏";
  }

  private static long percent(long part, long whole) {
    return Math.round(100.0 * part / whole);
  }

  private static String ascii(String line) {
    return line.replace('▕', '[')
        .replace('▏', ']')
        .replace('█', '#')
        .replace('░', '.')
        .replace('·', '|');
  }
}
