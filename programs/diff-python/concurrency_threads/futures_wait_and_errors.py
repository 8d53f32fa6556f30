# concurrent.futures: wait, exceptions of map, callbacks, cancel.
import threading
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, ThreadPoolExecutor, wait

gate = threading.Event()


def slow():
    gate.wait()
    return "slow"


def quick(n):
    if n == 2:
        raise ValueError(f"bad {n}")
    return n * 10


with ThreadPoolExecutor(2) as executor:
    s = executor.submit(slow)
    q = executor.submit(quick, 1)
    done, pending = wait([s, q], return_when=FIRST_COMPLETED)
    print(q in done, s in pending, q.result())
    f = executor.submit(quick, 2)
    done, pending = wait([s, f], return_when=FIRST_EXCEPTION)
    print(type(f.exception()).__name__, f.exception(), s.done())
    gate.set()
    print(s.result(timeout=5))
    results = executor.map(quick, [1, 2, 3])
    print(next(results))
    try:
        next(results)
    except ValueError as e:
        print("map:", e)
    told = []
    done = executor.submit(quick, 3)
    done.add_done_callback(lambda future: told.append(future.result()))
print(told)
gate.clear()
executor = ThreadPoolExecutor(1)
first = executor.submit(slow)
second = executor.submit(quick, 1)
print(second.cancel(), second.cancelled(), first.cancel())
try:
    second.result()
except CancelledError as e:
    print("cancelled", type(e).__name__)
gate.set()
executor.shutdown()
try:
    executor.submit(quick, 1)
except RuntimeError as e:
    print("RuntimeError:", e)
