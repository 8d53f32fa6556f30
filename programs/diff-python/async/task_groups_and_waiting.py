# python 3.11
# Task groups, wait, as_completed, shield, timeouts and futures.
import asyncio


async def after(seconds, value, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
    return value


async def groups():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(after(0.002 * i, i)) for i in range(3)]
    print([t.result() for t in tasks])
    ended = []

    async def slow():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            group.create_task(after(0.005, 0, ValueError("one")))
            await asyncio.sleep(10)
    except Exception as e:
        print(type(e).__name__, e, [repr(x) for x in e.exceptions], ended)


async def waiting():
    gate = asyncio.Event()

    async def late():
        await gate.wait()
        return "late"
    tasks = [asyncio.create_task(late()), asyncio.create_task(after(0.001, "early"))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    gate.set()
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)
    bad = [asyncio.create_task(after(0.001, 0, KeyError("k"))), asyncio.create_task(after(60, 1))]
    done, pending = await asyncio.wait(bad, return_when=asyncio.FIRST_EXCEPTION)
    print([repr(t.exception()) for t in done], len(pending))
    done, pending = await asyncio.wait(pending, timeout=0.01)
    print(len(done), len(pending))
    for t in pending:
        t.cancel()


async def completed():
    order, gates = [], {name: asyncio.Event() for name in "abcd"}

    async def in_turn(name, following):
        await gates[name].wait()
        gates[following].set()
        return name
    gates["a"].set()
    for next_done in asyncio.as_completed([in_turn("c", "d"), in_turn("a", "b"), in_turn("b", "c")]):
        order.append(await next_done)
    print(order)


async def shielding():
    gate = asyncio.Event()

    async def guarded():
        await gate.wait()
        return "finished"
    inner = asyncio.create_task(guarded())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.005)
    except asyncio.TimeoutError:
        print("timed out", inner.cancelled(), inner.done())
    gate.set()
    print(await inner)
    try:
        async with asyncio.timeout(0.005):
            await asyncio.sleep(10)
    except TimeoutError as e:
        print(type(e).__name__)
    async with asyncio.timeout(5):
        print(await after(0, "in time"))


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def fulfil():
        await asyncio.sleep(0)
        future.set_result("set by another")
    task = asyncio.create_task(fulfil())
    print(future.done(), await future, future.done(), future.result(), await task)
    failed = loop.create_future()
    failed.set_exception(ValueError("refused"))
    try:
        await failed
    except ValueError as e:
        print(e, repr(failed.exception()))
    for again in (lambda: future.set_result(1), lambda: loop.create_future().result()):
        try:
            again()
        except asyncio.InvalidStateError as e:
            print(type(e).__name__, e)
    calls = []
    t = asyncio.create_task(after(0, "x"))
    t.add_done_callback(lambda task: calls.append(task.result()))
    await t
    await asyncio.sleep(0)
    print(calls, asyncio.iscoroutinefunction(after), t in asyncio.all_tasks())


for scene in (groups, waiting, completed, shielding, futures):
    print("--", scene.__name__)
    asyncio.run(scene())
