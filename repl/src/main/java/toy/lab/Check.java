package toy.lab;

import java.util.List;

/// One check of a lab: a function `check_…` of its file of checks, with the comments above it.
///
/// @param function its name
/// @param title its docstring: what is so when it passes
/// @param hints from a nudge to nearly the code
public record Check(String function, String title, List<String> hints) {}
