"""A hundred threads, then a thousand tasks, that all sleep for 0.1 s."""
import asyncio, json, threading, time

def threads():
    start = time.perf_counter()
    ts = [threading.Thread(target=time.sleep, args=(0.1,)) for _ in range(100)]
    for t in ts: t.start()
    for t in ts: t.join()
    return time.perf_counter() - start

async def tasks():
    start = time.perf_counter()
    await asyncio.gather(*[asyncio.sleep(0.1) for _ in range(1000)])
    return time.perf_counter() - start

threads()
asyncio.run(tasks())
print(json.dumps({"100 threads / 0.1 s": threads() / 0.1, "1000 tasks / 0.1 s": asyncio.run(tasks()) / 0.1}))
