# Blocking work beside a loop: threads and processes.
import asyncio
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def blocking(n):
    return n * 2, threading.current_thread() is threading.main_thread()


def cpu(n):
    return sum(i * i for i in range(n))


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 1))
    with ThreadPoolExecutor(2) as threads:
        print(await asyncio.gather(*(loop.run_in_executor(threads, blocking, n) for n in range(3))))
    print(await asyncio.to_thread(blocking, 5))
    with ProcessPoolExecutor(2) as processes:
        print(await asyncio.gather(*(loop.run_in_executor(processes, cpu, n) for n in (10, 20))))


if __name__ == "__main__":
    asyncio.run(main())
