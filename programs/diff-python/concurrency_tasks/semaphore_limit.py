# At most two requests at once.
import asyncio

inside = 0
most = 0


async def request(limit, n):
    global inside, most
    async with limit:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.002)
        inside -= 1
        return n


async def main():
    limit = asyncio.Semaphore(2)
    print(await asyncio.gather(*(request(limit, n) for n in range(6))))
    print("most:", most, limit.locked())


asyncio.run(main())
