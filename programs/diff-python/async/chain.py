import asyncio
async def step(n, log):
    log.append(f"in {n}")
    if n:
        await step(n - 1, log)
    log.append(f"out {n}")
    return n
async def main():
    log = []
    print(await step(3, log), log)
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except asyncio.TimeoutError:
        print("timed out")
asyncio.run(main())
