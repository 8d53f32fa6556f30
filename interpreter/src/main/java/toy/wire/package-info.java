/// What goes over the pipes between processes of the operating system, byte by byte: a [Frame] is
/// one message, [WireOut] and [WireIn] are its payload, [CodeOut] and [CodeIn] write and read
/// sources, code and scalars, [AccountOut] and [AccountIn] an account. Whatever comes in is data:
/// it gives values or a [WireError]. What is sent, to whom and when is the affair of `toy.sched`.
/// May import `toy.vm toy.compile toy.syntax toy.value toy.ledger toy.gil`.
@NullMarked
package toy.wire;

import org.jspecify.annotations.NullMarked;
