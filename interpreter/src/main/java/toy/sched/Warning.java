package toy.sched;

/// Something that the program should hear of although it goes on, such as a blocked event loop.
///
/// @param code such as `W305`
/// @param at `file:line`
public record Warning(String code, String message, String at) {}
