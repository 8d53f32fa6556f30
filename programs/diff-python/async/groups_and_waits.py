# TaskGroup, wait, as_completed, shield, timeouts, futures and the locks of asyncio.
import asyncio
async def work(n, t=0.001):
    await asyncio.sleep(t)
    return n
async def fail(t=0.001):
    await asyncio.sleep(t)
    raise ValueError("bad")
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(1))
        b = tg.create_task(work(2))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail())
            c = tg.create_task(work(2, 5))
            await asyncio.sleep(10)
    except ExceptionGroup as e:
        print("group", repr(e), c.cancelled())
    gates = [asyncio.Event() for _ in range(5)]
    async def in_turn(i):
        await gates[i + 1].wait()
        gates[i].set()
        return i
    ts = [asyncio.create_task(in_turn(i)) for i in range(4)]
    quick = asyncio.create_task(work("quick"))
    done, pending = await asyncio.wait([quick] + ts, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.result() for t in done), len(pending))
    gates[4].set()
    for c in asyncio.as_completed(ts):
        print(await c)
    done, pending = await asyncio.wait(ts, timeout=60)
    print(len(done), len(pending))
    done, pending = await asyncio.wait([asyncio.create_task(work(0, 5))], timeout=0.01)
    print(len(done), len(pending))
    for p in pending: p.cancel()
    try:
        for c in asyncio.as_completed([work(1), work(2, 5)], timeout=0.3):
            print(await c)
    except asyncio.TimeoutError:
        print("timed out")
    t = asyncio.create_task(work(7, 0.02))
    try:
        await asyncio.wait_for(asyncio.shield(t), 0.005)
    except asyncio.TimeoutError:
        print("shielded", await t)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("late")
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(0.001, fut.set_result, 42)
    print(await fut, fut.done(), fut.result())
    t = asyncio.create_task(work(3))
    t.add_done_callback(lambda t: print("callback", t.result()))
    await t
    await asyncio.sleep(0)
    print(await loop.run_in_executor(None, lambda: "in thread"))
    q = asyncio.PriorityQueue()
    for n in [3, 1, 2]: q.put_nowait(n)
    print([await q.get() for _ in range(3)])
    cond = asyncio.Condition()
    ready = []
    async def waiter(n):
        async with cond:
            await cond.wait_for(lambda: ready)
            return n
    ws = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with cond:
        ready.append(1)
        cond.notify_all()
    print(await asyncio.gather(*ws))
    lock = asyncio.Lock()
    await lock.acquire()
    w = asyncio.create_task(lock.acquire())
    v = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    w.cancel()
    lock.release()
    print(await v, lock.locked(), w.cancelled())
    for f in [lambda: asyncio.Semaphore(-1), lambda: asyncio.Lock().release(), lambda: asyncio.BoundedSemaphore(1).release(), lambda: asyncio.Condition().notify(), lambda: asyncio.Queue().task_done(), lambda: asyncio.Future().result()]:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
    e = asyncio.Event()
    t = asyncio.create_task(e.wait())
    try:
        await asyncio.wait_for(t, 0.001)
    except TimeoutError: print("event timeout", t.cancelled())
    s = asyncio.Semaphore(1)
    await s.acquire()
    a1 = asyncio.create_task(s.acquire())
    a2 = asyncio.create_task(s.acquire())
    await asyncio.sleep(0)
    s.release(); a1.cancel()
    await asyncio.sleep(0); await asyncio.sleep(0)
    print(a1.cancelled(), a2.done(), s.locked())
    f2 = asyncio.ensure_future(work(5)); print(await f2, asyncio.iscoroutinefunction(work))
asyncio.run(main())
