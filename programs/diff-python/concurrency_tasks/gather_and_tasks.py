# Coroutines one after the other, then at once.
import asyncio

log = []


async def fetch(name, delay):
    log.append(f"begin {name}")
    await asyncio.sleep(delay)
    log.append(f"end {name}")
    return name.upper()


async def main():
    print(await fetch("a", 0.001), await fetch("b", 0.001))
    print(await asyncio.gather(fetch("c", 0.03), fetch("d", 0.01), fetch("e", 0.02)))
    task = asyncio.create_task(fetch("f", 0), name="effy")
    print(task.get_name(), task.done())
    print(await task, task.done(), task.result())


asyncio.run(main())
print(log)
