/// The virtual machine: a VM's state, fibers of heap frames, the dispatch loop, natives, and the
/// one seam between the language and time ([toy.vm.Scheduler], [toy.vm.Request]). May import
/// `toy.compile`, `toy.sandbox`, `toy.syntax`, `toy.value`, `toy.gil` and `toy.ledger`.
@org.jspecify.annotations.NullMarked
package toy.vm;
