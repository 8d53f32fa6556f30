package toy.report;

/// The limit that ended a run.
///
/// @param name as its flag calls it: `steps`, `timeout`
/// @param used in the limit's own unit: bytes, ns, or a number
/// @param where `file:line`, or empty
/// @param thread who was at it
public record LimitFact(String name, long used, long max, String where, String thread) {}
