"""A call through a pool of processes instead of threads: what the copies cost, for one number and for 100,000."""
import json, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def same(x): return x

def trip(pool, value, times):
    pool.submit(same, value).result()
    all = []
    for _ in range(times):
        start = time.perf_counter()
        pool.submit(same, value).result()
        all.append(time.perf_counter() - start)
    return sorted(all)[times // 2]

if __name__ == "__main__":
    numbers = list(range(100_000))
    with ThreadPoolExecutor(1) as threads, ProcessPoolExecutor(1) as processes:
        small = trip(processes, 1, 100) / trip(threads, 1, 100)
        large = trip(processes, numbers, 15) / trip(threads, numbers, 15)
    print(json.dumps({"process / thread, an int": small, "process / thread, 100,000 ints": large}))
