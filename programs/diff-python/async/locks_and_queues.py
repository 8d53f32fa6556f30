# asyncio's Lock, Semaphore, Event, Condition and Queue between tasks.
import asyncio

async def with_lock():
    lock = asyncio.Lock()
    log = []
    async def user(name, rounds):
        for i in range(rounds):
            async with lock:
                log.append(f"{name}{i}<")
                await asyncio.sleep(0)
                log.append(f"{name}{i}>")
    await asyncio.gather(user("a", 2), user("b", 2), user("c", 1))
    print(" ".join(log), lock.locked())

async def with_semaphore():
    gate = asyncio.Semaphore(2)
    inside = 0
    peak = 0
    order = []
    async def visitor(n):
        nonlocal inside, peak
        async with gate:
            inside += 1
            peak = max(peak, inside)
            order.append(n)
            await asyncio.sleep(0.005)
            inside -= 1
    await asyncio.gather(*[visitor(i) for i in range(6)])
    print("peak", peak, order)

async def with_event():
    event = asyncio.Event()
    woken = []
    async def waiter(n):
        await event.wait()
        woken.append(n)
    tasks = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), woken)
    event.set()
    await asyncio.gather(*tasks)
    print(event.is_set(), woken)
    event.clear()
    print(event.is_set())

async def with_queue():
    queue = asyncio.Queue(maxsize=2)
    log = []
    async def producer(name, n):
        for i in range(n):
            await queue.put(f"{name}{i}")
            log.append(f"+{name}{i}")
        return n
    async def consumer(total):
        got = []
        for _ in range(total):
            item = await queue.get()
            got.append(item)
            log.append(f"-{item}")
            queue.task_done()
            await asyncio.sleep(0)
        return got
    counts = await asyncio.gather(producer("p", 3), producer("q", 2), consumer(5))
    print(counts, queue.empty(), queue.qsize(), queue.full())
    await queue.join()
    print(sorted(log))
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as e:
        print("QueueEmpty", e)
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as e:
        print("QueueFull", e, queue.qsize(), queue.full())

async def worker_pool():
    queue = asyncio.Queue()
    results = {}
    async def worker(name):
        while True:
            job = await queue.get()
            await asyncio.sleep(0)
            results[job] = job * job
            queue.task_done()
    for job in range(10):
        queue.put_nowait(job)
    workers = [asyncio.create_task(worker(f"w{i}")) for i in range(3)]
    await queue.join()
    for w in workers:
        w.cancel()
    ended = await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(results.items()), [type(e).__name__ for e in ended])

async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i * i
    finally:
        print("agen closed")

class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

class Session:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open")
        return self
    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        print("close", kind.__name__ if kind else None, error)
        return kind is KeyError

async def loops():
    async for x in agen(3):
        print("got", x)
    else:
        print("exhausted")
    print([x async for x in agen(4) if x % 2 == 0], {x: -x async for x in agen(2)}, [t async for t in Ticker(3)])
    async with Session() as s:
        print(type(s).__name__)
    async with Session():
        raise KeyError("swallowed")
    try:
        async with Session():
            raise ValueError("passes")
    except ValueError as e:
        print(e)

for f in [with_lock, with_semaphore, with_event, with_queue, worker_pool, loops]:
    asyncio.run(f())
