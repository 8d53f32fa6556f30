# The loop below: callbacks, futures, timers.
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n


async def main():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_later(0.02, log.append, "late")
    loop.call_later(0.01, log.append, "early")
    loop.call_soon(log.append, "soon")
    handle = loop.call_later(0.005, log.append, "never")
    handle.cancel()
    await asyncio.sleep(0.05)
    print(log, handle.cancelled())
    future = loop.create_future()
    loop.call_soon(future.set_result, 42)
    print(future.done(), await future, future.result())
    task = asyncio.create_task(work(5))
    task.add_done_callback(lambda t: log.append(t.result()))
    await task
    await asyncio.sleep(0)
    print(log[-1], len(asyncio.all_tasks()))
    failed = loop.create_future()
    failed.set_exception(KeyError("lost"))
    try:
        await failed
    except KeyError as e:
        print("KeyError", e)
    try:
        failed.set_result(1)
    except asyncio.InvalidStateError as e:
        print("InvalidStateError:", e)


asyncio.run(main())
