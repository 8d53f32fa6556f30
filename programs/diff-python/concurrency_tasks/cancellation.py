# A task that cleans up when it is cancelled, one that refuses once, one that is shielded.
import asyncio


async def careful(log):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as e:
        log.append(f"told {e.args}")
        raise
    finally:
        log.append("cleaned up")


async def precious():
    await asyncio.sleep(0.02)
    return "saved"


async def main():
    log = []
    task = asyncio.create_task(careful(log))
    await asyncio.sleep(0)
    print(task.cancel("no longer needed"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), log)
    inner = asyncio.create_task(precious())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.001))
    try:
        await outer
    except asyncio.TimeoutError:
        print("gave up, but", await inner)


asyncio.run(main())
