/// `toy explain`: a page for each topic and for each code of a diagnostic.
///
/// The pages are resources beside this package, one file each; [PageParser] says how they are
/// written. Their examples are programs, which a test runs. The package knows neither the command
/// nor the prompt; it may import `toy.syntax` (codes, spelling) and `toy.report` (the flowchart).
@NullMarked
package toy.explain;

import org.jspecify.annotations.NullMarked;
