# Structured concurrency: a group waits for all; the first error cancels the rest.
import asyncio


async def work(n, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n * n


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n, 0.001 * n)) for n in range(4)]
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(-1, 0.001))
            group.create_task(work(7, 60))
    except BaseExceptionGroup as group_error:
        print(group_error.message, [repr(e) for e in group_error.exceptions])


asyncio.run(main())
