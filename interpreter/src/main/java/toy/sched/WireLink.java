package toy.sched;

/// What one end of a pipe between two processes needs to write and read parcels.
///
/// @param roots the machine's
/// @param queues known at both ends
record WireLink(RootTable roots, WireQueues queues) {}
