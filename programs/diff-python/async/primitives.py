# python 3.11
# asyncio's locks, events, conditions, semaphores and queues, with one possible outcome.
import asyncio
log = []


def flush(*more):
    print(" ".join(log), *more)
    log.clear()


async def locked(lock, name, steps):
    async with lock:
        for i in range(steps):
            log.append(f"{name}{i}")
            await asyncio.sleep(0)


async def locks():
    lock = asyncio.Lock()
    await asyncio.gather(*[locked(lock, n, 2) for n in "abc"])
    flush(lock.locked())
    await lock.acquire()
    waiting = asyncio.create_task(locked(lock, "w", 1))
    await asyncio.sleep(0)
    print(lock.locked(), waiting.done())
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    lock.release()
    print(lock.locked(), waiting.cancelled())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


async def events():
    event = asyncio.Event()

    async def wait(name):
        await event.wait()
        log.append(name)
    tasks = [asyncio.create_task(wait(n)) for n in "xyz"]
    await asyncio.sleep(0)
    print(event.is_set(), [t.done() for t in tasks])
    event.set()
    await asyncio.gather(*tasks)
    flush(event.is_set(), await event.wait())
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except asyncio.TimeoutError:
        print("not set", event.is_set())


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    now = most = 0

    async def use(n):
        nonlocal now, most
        async with semaphore:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.001)
            now -= 1
            return n
    print(await asyncio.gather(*[use(i) for i in range(5)]), most, semaphore.locked())


async def queues():
    queue = asyncio.Queue(2)

    async def produce(name, n):
        for i in range(n):
            await queue.put(f"{name}{i}")
        return name

    async def consume():
        while True:
            item = await queue.get()
            log.append(item)
            await asyncio.sleep(0)
            queue.task_done()
    consumers = [asyncio.create_task(consume()) for _ in range(2)]
    print(await asyncio.gather(produce("p", 3), produce("q", 2)))
    await queue.join()
    for c in consumers:
        c.cancel()
    print(sorted(log), queue.empty(), queue.qsize(), queue.maxsize)
    log.clear()
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as e:
        print(type(e).__name__, queue.full())
    print(queue.get_nowait(), queue.get_nowait())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as e:
        print(type(e).__name__)
    ordered = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        await ordered.put(item)
    stack = asyncio.LifoQueue()
    for item in "abc":
        stack.put_nowait(item)
    print([await ordered.get() for _ in range(3)], [stack.get_nowait() for _ in range(3)])


async def conditions():
    condition, items = asyncio.Condition(), []

    async def taker(name, wanted):
        async with condition:
            await condition.wait_for(lambda: len(items) >= wanted)
            log.append(f"{name} saw {len(items)}")
    tasks = [asyncio.create_task(taker(n, w)) for n, w in (("one", 1), ("three", 3), ("two", 2))]
    for i in range(3):
        await asyncio.sleep(0)
        async with condition:
            items.append(i)
            condition.notify_all()
    await asyncio.gather(*tasks)
    print(sorted(log), condition.locked())
    log.clear()
    try:
        condition.notify()
    except RuntimeError as e:
        print(e)


for scene in (locks, events, semaphores, queues, conditions):
    print("--", scene.__name__)
    asyncio.run(scene())
