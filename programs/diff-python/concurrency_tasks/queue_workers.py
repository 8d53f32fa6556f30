# Workers over an asyncio.Queue, joined and then cancelled.
import asyncio


async def worker(name, queue, done):
    while True:
        n = await queue.get()
        await asyncio.sleep(0)
        done.append(n * n)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    done = []
    for n in range(8):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(f"w{i}", queue, done)) for i in range(3)]
    await queue.join()
    for w in workers:
        w.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(done), [type(e).__name__ for e in ends])


asyncio.run(main())
