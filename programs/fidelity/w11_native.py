"""A long call of a built-in function has no checkpoint inside: who wants the lock waits for its end, not for the interval."""
import json, threading, time

stop = False
calls = []

def sized():
    m = 100_000
    while True:
        start = time.perf_counter()
        sum(range(m))
        took = time.perf_counter() - start
        if took > 0.05: return m
        m = int(m * min(10, 0.06 / max(took, 1e-6))) + 1

def hog(m):
    while not stop:
        start = time.perf_counter()
        sum(range(m))
        calls.append(time.perf_counter() - start)

def late():
    start = time.perf_counter()
    time.sleep(0.001)
    return time.perf_counter() - start - 0.001

m = sized()
h = threading.Thread(target=hog, args=(m,))
h.start()
for _ in range(3): late()
all = sorted(late() for _ in range(40))
stop = True
h.join()
calls.sort()
print(json.dumps({"lateness p50 / call": all[20] / calls[len(calls) // 2]}))
