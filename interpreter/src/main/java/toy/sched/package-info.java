/// What takes time: the machine of one run, its VMs and their threads, event loops and tasks,
/// processes and what is copied into them, locks and queues, and the end of it all. Only this
/// package and `toy.gil.RealGil` read clocks, park threads and draw random numbers.
///
/// May import `toy.wire toy.vm toy.compile toy.sandbox toy.syntax toy.value toy.gil toy.ledger`.
@NullMarked
package toy.sched;

import org.jspecify.annotations.NullMarked;
