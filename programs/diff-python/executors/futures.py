# Executors and their futures: results, errors, cancel, callbacks, as_completed and wait.
import threading
import time
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, as_completed, wait, Future, FIRST_COMPLETED, FIRST_EXCEPTION
import concurrent.futures

def square(x):
    return x * x

def fails(x):
    raise ValueError(f"no {x}")

def power(a, b):
    return a ** b

def primes_below(n):
    return sum(1 for k in range(2, n) if all(k % d for d in range(2, int(k ** 0.5) + 1)))

if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [pool.submit(square, n) for n in range(5)]
        print([f.result() for f in futures], all(f.done() for f in futures))
        print(list(pool.map(square, range(6))), list(pool.map(power, [2, 3], [5, 2])))
        print(sorted(f.result() for f in as_completed([pool.submit(square, n) for n in range(4)])))
        bad = pool.submit(fails, 3)
        print(repr(bad.exception()), bad.done(), bad.cancelled())
        try:
            bad.result()
        except ValueError as e:
            print("caught", e)
        try:
            for r in pool.map(fails, [1, 2]):
                print(r)
        except ValueError as e:
            print("map", e)
        seen = []
        told = pool.submit(square, 9)
        told.add_done_callback(lambda f: seen.append(f.result()))
        done, not_done = wait([told])
        print(len(done), len(not_done), told.result())
    print(seen)
    gate = threading.Event()
    one = ThreadPoolExecutor(1, thread_name_prefix="one")
    busy = one.submit(gate.wait)
    queued = one.submit(square, 2)
    name = one.submit(lambda: threading.current_thread().name)
    try:
        queued.result(timeout=0.001)
    except concurrent.futures.TimeoutError:
        print("not yet", queued.done())
    print(queued.cancel(), queued.cancelled(), queued.done())
    try:
        queued.result()
    except concurrent.futures.CancelledError:
        print("was cancelled")
    gate.set()
    print(busy.result(), busy.cancel(), name.result())
    one.shutdown()
    try:
        one.submit(square, 1)
    except RuntimeError as e:
        print(e)
    for f in [lambda: ThreadPoolExecutor(0), lambda: Future().result(timeout=0)]:
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
    own = Future()
    own.set_result("by hand")
    print(own.result(), own.done(), own.running())
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(primes_below, [10, 100, 1000])))
        print(pool.submit(power, 2, 10).result(), list(pool.map(square, range(7), chunksize=3)))
        try:
            pool.submit(fails, "way").result()
        except ValueError as e:
            print("from a process:", e)
    with ThreadPoolExecutor() as pool:
        gate.clear()
        slow = pool.submit(gate.wait)
        quick = pool.submit(square, 3)
        done, not_done = wait([slow, quick], return_when=FIRST_COMPLETED)
        print([f.result() for f in done], not_done == {slow})
        done, not_done = wait([slow, pool.submit(fails, 0)], return_when=FIRST_EXCEPTION)
        print([repr(f.exception()) for f in done])
        gate.set()
