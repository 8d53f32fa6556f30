# What cancel does to tasks that wait, that catch, that clean up, and to those who await them.
import asyncio
log = []


async def sleeper(name, seconds=10):
    log.append(name + " starts")
    try:
        await asyncio.sleep(seconds)
        log.append(name + " slept")
        return name
    except asyncio.CancelledError:
        log.append(name + " cancelled")
        raise
    finally:
        log.append(name + " ends")


def flush():
    print("; ".join(log))
    log.clear()


async def state(task):
    try:
        return f"result {await task}"
    except asyncio.CancelledError:
        return f"cancelled {task.cancelled()} {task.done()}"


async def main():
    t = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0)
    print(t.cancel(), t.done(), await state(t), t.cancel())
    flush()
    unstarted = asyncio.create_task(sleeper("b"))
    unstarted.cancel()
    print(await state(unstarted))
    flush()

    async def parent():
        return await sleeper("child")
    p = asyncio.create_task(parent())
    await asyncio.sleep(0)
    p.cancel()
    print(await state(p))
    flush()

    async def gathering():
        return await asyncio.gather(sleeper("g1"), sleeper("g2", 0))
    g = asyncio.create_task(gathering())
    for _ in range(3):
        await asyncio.sleep(0)
    g.cancel()
    print(await state(g))
    flush()

    async def refuses():
        for i in range(2):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as e:
                log.append(f"refused {i} {e.args}")
        return "finished anyway"
    r = asyncio.create_task(refuses())
    await asyncio.sleep(0)
    r.cancel()
    await asyncio.sleep(0)
    r.cancel("with a message")
    print(await state(r))
    flush()

    async def awaits_other(other):
        try:
            await other
        except asyncio.CancelledError:
            log.append(f"other cancelled: {other.cancelled()}")
            return "went on"
    other = asyncio.create_task(sleeper("other"))
    w = asyncio.create_task(awaits_other(other))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    other.cancel()
    print(await state(w))
    flush()

    async def replaces():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("instead")
    v = asyncio.create_task(replaces())
    await asyncio.sleep(0)
    v.cancel()
    try:
        await v
    except ValueError as e:
        print(repr(e), type(e.__context__).__name__, v.cancelled())
    done = asyncio.create_task(sleeper("quick", 0))
    await done
    print(done.cancel(), done.cancelled(), done.result())
    try:
        t.result()
    except asyncio.CancelledError:
        print("result of a cancelled one")


asyncio.run(main())
