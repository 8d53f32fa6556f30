import asyncio
async def work(n):
    await asyncio.sleep(0.002 * (3 - n))
    return n * n
async def main():
    print(await asyncio.gather(*(work(i) for i in range(4))))
    done = []
    async def track(n):
        done.append(await work(n))
    await asyncio.gather(*[track(i) for i in range(3)])
    print(sorted(done))
asyncio.run(main())
