# Results in the order in which they come; an Event and a Condition between tasks.
import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name


async def waiter(event, log, name):
    await event.wait()
    log.append(name)


async def main():
    for next_one in asyncio.as_completed([job("slow", 0.03), job("quick", 0.001), job("middle", 0.015)]):
        print(await next_one)
    event, log = asyncio.Event(), []
    tasks = [asyncio.create_task(waiter(event, log, n)) for n in "xyz"]
    await asyncio.sleep(0)
    print(log)
    event.set()
    await asyncio.gather(*tasks)
    print(log)
    condition = asyncio.Condition()
    items = []

    async def taker():
        async with condition:
            await condition.wait_for(lambda: len(items) >= 2)
            return list(items)

    task = asyncio.create_task(taker())
    for n in range(2):
        async with condition:
            items.append(n)
            condition.notify()
        await asyncio.sleep(0)
    print(await task)


asyncio.run(main())
