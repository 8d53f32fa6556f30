/// What a run did with its locks, in words: the text, full and JSON reports, and the verdict.
///
/// Everything here is a pure function of a [toy.ledger.Snapshot] and a few [facts][RunFacts] about
/// the run. Figures are ns inside; text shows seconds or milliseconds. The package may import
/// `toy.ledger` and `toy.gil` only.
@NullMarked
package toy.report;

import org.jspecify.annotations.NullMarked;
