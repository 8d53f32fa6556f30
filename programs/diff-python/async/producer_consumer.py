# Producers and consumers among tasks, with a bounded channel of their own.
import asyncio


class Channel:
    """A bounded channel: put waits while it is full, get while it is empty."""

    def __init__(self, limit):
        self.limit = limit
        self.items = []
        self.closed = False

    async def put(self, item):
        while len(self.items) >= self.limit:
            await asyncio.sleep(0)
        self.items.append(item)

    async def get(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await asyncio.sleep(0)
        return self.items.pop(0)

    def close(self):
        self.closed = True

    def __aiter__(self):
        return self

    async def __anext__(self):
        return await self.get()


async def produce(channel, name, count):
    for i in range(count):
        await channel.put((name, i))
    return f"{name} made {count}"


async def consume(channel, name, seen):
    async for item in channel:
        seen.append((name, item))
    return f"{name} took {sum(1 for who, _ in seen if who == name)}"


async def run(producers, consumers, limit):
    channel, seen = Channel(limit), []
    takers = [asyncio.create_task(consume(channel, f"c{i}", seen)) for i in range(consumers)]
    made = await asyncio.gather(*[produce(channel, f"p{i}", 2 + i) for i in range(producers)])
    channel.close()
    took = await asyncio.gather(*takers)
    print(made)
    print(took)
    print(" ".join(f"{who}:{name}{i}" for who, (name, i) in seen))
    per_producer = {}
    for _, (name, i) in seen:
        per_producer.setdefault(name, []).append(i)
    print({name: order == sorted(order) for name, order in sorted(per_producer.items())})


async def main():
    await run(1, 1, 1)
    await run(2, 1, 3)
    await run(3, 2, 2)
    await run(2, 3, 10)


asyncio.run(main())
