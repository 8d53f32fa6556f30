# Errors in tasks: who sees them, in which order, and what the others do meanwhile.
import asyncio
trace = []


async def work(name, steps, fails_at=None):
    for i in range(steps):
        if i == fails_at:
            raise ValueError(f"{name} at {i}")
        trace.append(f"{name}{i}")
        await asyncio.sleep(0)
    return name


def flush():
    print(" ".join(trace))
    trace.clear()


async def main():
    results = await asyncio.gather(work("a", 2), work("b", 3, 1), work("c", 1), return_exceptions=True)
    print([r if isinstance(r, str) else repr(r) for r in results])
    flush()
    tasks = [asyncio.create_task(work(n, 3, f)) for n, f in [("d", None), ("e", 1), ("f", 2)]]
    try:
        await asyncio.gather(*tasks)
    except ValueError as e:
        print("gather:", e, tasks[1].done())
    flush()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in tasks], [repr(t.exception()) for t in tasks if t.done()])
    flush()
    t = asyncio.create_task(work("g", 1, 0))
    await asyncio.sleep(0)
    for _ in range(2):
        try:
            await t
        except ValueError as e:
            print("again:", e)
    pending = asyncio.create_task(work("h", 2))
    print(await pending, pending.result(), pending.exception())
    flush()

    async def chained():
        try:
            await work("i", 1, 0)
        except ValueError as e:
            raise KeyError("outer") from e
    try:
        await asyncio.create_task(chained())
    except KeyError as e:
        print(repr(e), repr(e.__cause__))

    async def in_finally():
        try:
            await work("j", 2, 1)
        finally:
            await asyncio.sleep(0)
            trace.append("cleaned")
    print([type(x).__name__ for x in await asyncio.gather(in_finally(), in_finally(), return_exceptions=True)])
    flush()
    for bad in (None, 3, "text", work):
        try:
            await bad
        except TypeError as e:
            print(e)


asyncio.run(main())
try:
    asyncio.run(work("last", 1, 0))
except ValueError as e:
    print("run:", e)
try:
    asyncio.run(5)
except (TypeError, ValueError) as e:
    print(type(e).__name__)
