# async with: pools, transactions and time, left in every way.
import asyncio


class Connection:
    def __init__(self, pool, n):
        self.pool, self.n = pool, n
        self.log = []

    async def execute(self, statement):
        await asyncio.sleep(0)
        if "bad" in statement:
            raise ValueError(f"cannot {statement}")
        self.log.append(statement)
        return f"{self.n}:{statement}"


class Pool:
    def __init__(self, size):
        self.free = [Connection(self, i) for i in range(size)]
        self.most = 0
        self.used = 0

    def acquire(self):
        return Lease(self)


class Lease:
    def __init__(self, pool):
        self.pool = pool

    async def __aenter__(self):
        while not self.pool.free:
            await asyncio.sleep(0)
        self.connection = self.pool.free.pop(0)
        self.pool.used += 1
        self.pool.most = max(self.pool.most, self.pool.used)
        return self.connection

    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        self.pool.used -= 1
        self.pool.free.append(self.connection)


class Transaction:
    def __init__(self, connection, swallow=()):
        self.connection, self.swallow = connection, swallow

    async def __aenter__(self):
        await self.connection.execute("begin")
        return self

    async def __aexit__(self, kind, error, trace):
        await self.connection.execute("commit" if kind is None else f"rollback {kind.__name__}")
        return kind is not None and issubclass(kind, self.swallow)


async def job(pool, name, *statements):
    async with pool.acquire() as c:
        async with Transaction(c):
            return [await c.execute(f"{name}.{s}") for s in statements]


async def main():
    pool = Pool(2)
    print(await asyncio.gather(*[job(pool, n, "a", "b") for n in "xyz"]))
    print(pool.most, pool.used, sorted(c.n for c in pool.free))
    print(await asyncio.gather(job(pool, "p", "ok"), job(pool, "q", "bad"), return_exceptions=True))
    print(pool.used, [c.log[-1] for c in sorted(pool.free, key=lambda c: c.n)])
    async with pool.acquire() as c, Transaction(c, (ValueError, KeyError)) as t:
        await c.execute("bad idea")
        print("not reached")
    print(t.swallow[0].__name__, c.log[-1])
    for i in range(3):
        async with pool.acquire() as c, Transaction(c):
            if i == 0:
                continue
            if i == 1:
                break
    print(c.log[-2:])
    task = asyncio.create_task(slow(pool))
    for _ in range(4):
        await asyncio.sleep(0)
    print(pool.used, task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print(pool.used, pool.free[-1].log[-1])

    class Broken:
        async def __aenter__(self):
            raise OSError("no entry")

        async def __aexit__(self, *error):
            print("never")
    try:
        async with pool.acquire(), Broken():
            print("never")
    except OSError as e:
        print(e, pool.used)


async def slow(pool):
    async with pool.acquire() as c, Transaction(c):
        await asyncio.sleep(10)


asyncio.run(main())
