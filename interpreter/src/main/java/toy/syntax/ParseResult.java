package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a source.
///
/// @param module null if there was an error
/// @param diagnostics errors (at most five) and warnings, in the order of the text
public record ParseResult(Ast.@Nullable Module module, List<Diagnostic> diagnostics) {}
