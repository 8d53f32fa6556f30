/// The exact account of every state that every thread and task was ever in.
///
/// Each thread has one open interval; one clock reading closes it and opens the next, so that
/// figures add up to the nanosecond by construction. [Ledger] is the account of a run, [VmAccount],
/// [ThreadAccount] and [TaskAccount] are written as the program runs, a [Snapshot] is what they
/// said at one instant, and its methods are the identities that must hold. Nothing is computed as a
/// remainder, so that an identity that holds says something. All times are ns. The package may
/// import `toy.gil` only, reads no clock and takes no lock but that of the GIL.
@NullMarked
package toy.ledger;

import org.jspecify.annotations.NullMarked;
