/// Random programs on the real machine: what they print, what the account says of them, and what a
/// recording of every transition says of the account. May import anything of the interpreter and
/// the test packages `toy.ledger` and `toy.script`.
@NullMarked
package toy.property;

import org.jspecify.annotations.NullMarked;
