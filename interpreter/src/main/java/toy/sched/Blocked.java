package toy.sched;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.vm.Fiber;

/// What a thread waits for other than time.
///
/// @param on the lock, queue, … that it waits for, or null
/// @param target what it waits for: a `Waitable`, or the [TopWait] of a loop that idles
record Blocked(
    Supplier<String> what, @Nullable Primitive on, Fiber.@Nullable Place place, Object target) {}
