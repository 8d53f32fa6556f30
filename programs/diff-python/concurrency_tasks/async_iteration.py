# Asynchronous iterators, generators, comprehensions and context managers.
import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i




async def main():
    print([n async for n in Countdown(3)])
    print([n * n async for n in ticks(5) if n % 2])
    gen = ticks(2)
    print(await anext(gen), await anext(gen), await anext(gen, "no more"))


asyncio.run(main())
