# Time-outs, retries with growing pauses, and the first of several to answer.
import asyncio


class Flaky:
    def __init__(self, failures, delay=0.0):
        self.failures, self.delay, self.calls = failures, delay, 0

    async def call(self, x):
        self.calls += 1
        await asyncio.sleep(self.delay)
        if self.calls <= self.failures:
            raise ConnectionError(f"call {self.calls} failed")
        return x * 2


async def retry(make, attempts, pause=0.001):
    problems = []
    for attempt in range(attempts):
        try:
            return await make(), problems
        except ConnectionError as e:
            problems.append(str(e))
            await asyncio.sleep(pause * 2 ** attempt)
    raise RuntimeError(f"gave up after {attempts}") from ConnectionError(problems[-1])


async def limited(coroutine, seconds):
    try:
        return await asyncio.wait_for(coroutine, seconds)
    except asyncio.TimeoutError:
        return "too slow"


async def first_of(*delays):
    async def answer(delay):
        await asyncio.sleep(delay)
        return delay
    tasks = [asyncio.create_task(answer(d)) for d in delays]
    try:
        while True:
            for task in tasks:
                if task.done():
                    return task.result()
            await asyncio.sleep(0.001)
    finally:
        for task in tasks:
            task.cancel()
        left = await asyncio.gather(*tasks, return_exceptions=True)
        print(["late" if isinstance(x, asyncio.CancelledError) else x for x in left])


async def main():
    flaky = Flaky(2)
    print(await retry(lambda: flaky.call(21), 5), flaky.calls)
    hopeless = Flaky(99)
    try:
        await retry(lambda: hopeless.call(1), 3)
    except RuntimeError as e:
        print(e, "<-", repr(e.__cause__))
    print(await limited(Flaky(0, 5).call(1), 0.01), await limited(Flaky(0, 0.001).call(1), 5))
    print(await first_of(50, 0.02, 70))
    cleaned = []

    async def with_cleanup():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            cleaned.append("cancelled")
            raise
        finally:
            cleaned.append("finally")
    print(await limited(with_cleanup(), 0.01), cleaned)

    async def own_timeout():
        raise asyncio.TimeoutError("mine")
    print(await limited(own_timeout(), 1))
    try:
        await asyncio.wait_for(Flaky(1).call(1), 1)
    except ConnectionError as e:
        print("passed through:", e)


asyncio.run(main())
