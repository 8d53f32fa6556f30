# Async generators as streams: windows, merging, throttling, and their ends.
import asyncio


async def ticker(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield f"{name}{i}"
    finally:
        print(f"({name} closed)", end=" ")


async def take(n, stream):
    if n <= 0:
        return
    async for x in stream:
        yield x
        n -= 1
        if n == 0:
            break


async def windows(n, stream):
    window = []
    async for x in stream:
        window.append(x)
        if len(window) == n:
            yield tuple(window)
            window = window[1:]


async def interleave(*streams):
    waiting = [s.__aiter__() for s in streams]
    while waiting:
        for s in waiting[:]:
            try:
                yield await s.__anext__()
            except StopAsyncIteration:
                waiting.remove(s)


async def numbered(stream, start=0):
    n = start
    async for x in stream:
        yield n, x
        n += 1


async def collect(stream):
    return [x async for x in stream]


async def running_total():
    total = 0
    while True:
        x = yield total
        if x is None:
            continue
        total += x


class Pages:
    def __init__(self, items, size):
        self.items, self.size = items, size

    async def __aiter__(self):
        for i in range(0, len(self.items), self.size):
            await asyncio.sleep(0)
            yield self.items[i:i + self.size]


async def main():
    print(await collect(ticker("a", 3)))
    stream = ticker("b", 9)
    print(await collect(take(2, stream)), end=" ")
    await stream.aclose()
    print()
    print(await collect(windows(2, ticker("c", 4))))
    print(await collect(interleave(ticker("d", 1), ticker("e", 3), ticker("f", 2))))
    print(await collect(numbered(windows(3, ticker("g", 4)), 1)))
    print(await collect(Pages("abcdefg", 3)), [len(p) async for p in Pages([1] * 5, 2)])
    total = running_total()
    await total.asend(None)
    print([await total.asend(x) for x in (1, 2, 3)], await anext(total))
    await total.aclose()
    try:
        await total.asend(1)
    except StopAsyncIteration:
        print("closed for good")

    async def fails():
        yield 1
        raise KeyError("in the stream")
    seen = []
    try:
        async for x in fails():
            seen.append(x)
    except KeyError as e:
        print(seen, repr(e))
    print(await asyncio.gather(collect(ticker("x", 2)), collect(take(0, ticker("y", 2)))))


asyncio.run(main())
