/// Tests of the scheduler: its state machines, loop, copier and counter by themselves. What
/// programs see of them is tested by the scripts under `src/test/toy`.
@NullMarked
package toy.sched;

import org.jspecify.annotations.NullMarked;
