package toy.report;

import org.jspecify.annotations.Nullable;

/// A warning that the run gave.
///
/// @param code as `W305`
/// @param at `file:line`, if it has a place
public record Warning(String code, String message, @Nullable String at) {}
