# Three ways to give up.
import asyncio


async def slow():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise


async def main():
    try:
        await asyncio.wait_for(slow(), timeout=0.01)
    except asyncio.TimeoutError as e:
        print("wait_for:", type(e).__name__)
    deadline = asyncio.timeout(0.01)
    try:
        async with deadline:
            await slow()
    except TimeoutError:
        print("timeout:", deadline.expired())
    task = asyncio.create_task(slow())
    done, pending = await asyncio.wait([task], timeout=0.01)
    print("wait:", len(done), len(pending))
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), timeout=5))


asyncio.run(main())
