# In which order coroutines and tasks run, with deterministic sleeps.
import asyncio

log = []
async def worker(name, steps, pause=0):
    for i in range(steps):
        log.append(f"{name}{i}")
        await asyncio.sleep(pause)
    return f"{name} done"

def flush(label):
    print(label, " ".join(log))
    log.clear()

async def main():
    print(await worker("a", 2))
    flush("awaited:")
    print(await asyncio.gather(worker("a", 3), worker("b", 2), worker("c", 1)))
    flush("gathered:")
    t1 = asyncio.create_task(worker("x", 2))
    t2 = asyncio.create_task(worker("y", 2))
    log.append("created")
    await asyncio.sleep(0)
    log.append("main")
    print(await t2, await t1, t1.done(), t1.result())
    flush("tasks:")
    t3 = asyncio.create_task(worker("z", 1))
    print(t3.done())
    await worker("m", 1)
    print(t3.done(), await t3, t3.done())
    flush("late:")
    slow = asyncio.create_task(worker("slow", 2, 0.3))
    fast = asyncio.create_task(worker("fast", 3, 0.001))
    await asyncio.gather(slow, fast)
    flush("sleeps:")
    coroutine = worker("once", 1)
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as e:
        print(e)
    log.clear()
    print(await asyncio.gather(), await asyncio.gather(*[worker(str(i), 1) for i in range(3)]))
    log.clear()

async def boom(after):
    await asyncio.sleep(after)
    raise ValueError(f"after {after}")

async def errors():
    try:
        await boom(0)
    except ValueError as e:
        print("awaited", e)
    task = asyncio.create_task(boom(0))
    try:
        await task
    except ValueError as e:
        print("task", e, task.done(), repr(task.exception()))
    try:
        await asyncio.gather(worker("g", 1), boom(0), worker("h", 3))
    except ValueError as e:
        print("gather", e)
    print(await asyncio.gather(boom(0), worker("r", 1), boom(0.01), return_exceptions=True))
    try:
        await asyncio.wait_for(worker("slow", 1, 5), 0.01)
    except asyncio.TimeoutError as e:
        print("timeout", type(e).__name__, e)
    print(await asyncio.wait_for(worker("quick", 1), 1))
    for bad in [5, None, "text", [1]]:
        try:
            await bad
        except TypeError as e:
            print(e)

async def cancelling():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("cancelled, cleaning")
            raise
        finally:
            print("finally")
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as e:
        print("CancelledError", task.cancelled(), task.done(), task.cancel())
    unstarted = asyncio.create_task(worker("never", 1))
    unstarted.cancel()
    try:
        await unstarted
    except asyncio.CancelledError:
        print("never started", "never0" in log)
    async def survivor():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "survived"
    alive = asyncio.create_task(survivor())
    await asyncio.sleep(0)
    alive.cancel()
    print(await alive, alive.cancelled())

asyncio.run(main())
asyncio.run(errors())
asyncio.run(cancelling())
