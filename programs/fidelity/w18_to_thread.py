"""A task that ticks while k threads, started by to_thread, compute: each tick waits for the lock."""
import asyncio, json, sys, time

stop = False

def hog():
    i = 0
    while not stop: i += 1

async def measure(k):
    global stop
    stop = False
    hogs = [asyncio.create_task(asyncio.to_thread(hog)) for _ in range(k)]
    await asyncio.sleep(0.05)
    lags = []
    for _ in range(250):
        start = time.perf_counter()
        await asyncio.sleep(0.001)
        lags.append(time.perf_counter() - start - 0.001)
    stop = True
    await asyncio.gather(*hogs)
    return sorted(lags[150:])[50] / sys.getswitchinterval()

print(json.dumps({f"tick lag p50 / I, k = {k}": asyncio.run(measure(k)) for k in (1, 2)}))
