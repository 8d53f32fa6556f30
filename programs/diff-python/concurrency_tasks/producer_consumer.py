# A producer and two consumers on one loop; a bounded queue holds the producer back.
import asyncio


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consume(queue, got):
    while True:
        item = await queue.get()
        if item is None:
            await queue.put(None)
            return
        got.append(item)


async def main():
    queue = asyncio.Queue(maxsize=2)
    got = []
    await asyncio.gather(produce(queue, 7), consume(queue, got), consume(queue, got))
    print(sorted(got), queue.qsize(), queue.full())


asyncio.run(main())
