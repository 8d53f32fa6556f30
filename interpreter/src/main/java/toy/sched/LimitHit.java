package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.vm.Fiber;

/// A limit that a program reached, which ended it.
///
/// @param used at that moment; more than `max`, or as much where one more was refused
/// @param thread `main`, `T2`, `P1.T0`: who was at it
/// @param place where that one was, or null where it ran no code
/// @param afterNs since the script or the entry began
/// @param heldNs how long that thread has held its lock since then
/// @param note further words for the message, or empty
/// @param way what raises the limit
public record LimitHit(
    Limit limit,
    long used,
    long max,
    String thread,
    Fiber.@Nullable Place place,
    long afterNs,
    long heldNs,
    String note,
    String way) {

  /// `file:line`, or empty.
  public String where() {
    return place == null ? "" : place.text();
  }

  /// As it is told: which limit, how much, who and where, since when, and what raises it.
  String message() {
    boolean isTime = limit.unit() == Limit.Unit.TIME;
    boolean wanted = used > max && !isTime;
    String what = limit.text(isTime ? max : used) + (wanted ? " of " + limit.text(max) : "");
    return "%s: %s used in %s%s after %s (held %s)%s. Raise it with %s"
        .formatted(
            limit.title(),
            what,
            thread,
            place == null ? "" : " at " + place.text(),
            Limit.TIME.text(afterNs),
            Limit.TIME.text(heldNs),
            note.isEmpty() ? "" : "; " + note,
            way);
  }
}
