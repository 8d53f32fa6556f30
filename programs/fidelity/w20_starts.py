"""Starting and joining one unit of each kind, in the time of a thread."""
import asyncio, json, multiprocessing, threading, time

def nothing(): pass

async def nothing_async(): pass

def median(f, times):
    all = []
    for _ in range(times):
        start = time.perf_counter()
        f()
        all.append(time.perf_counter() - start)
    return sorted(all)[times // 2]

def thread():
    t = threading.Thread(target=nothing)
    t.start()
    t.join()

def process():
    p = multiprocessing.get_context("spawn").Process(target=nothing)
    p.start()
    p.join()

async def tasks(times):
    all = []
    for _ in range(times):
        start = time.perf_counter()
        await asyncio.create_task(nothing_async())
        all.append(time.perf_counter() - start)
    return sorted(all)[times // 2]

if __name__ == "__main__":
    one = median(thread, 200)
    print(json.dumps({"task / thread": asyncio.run(tasks(200)) / one, "process / thread": median(process, 5) / one}))
