"""A long call of a built-in function has no checkpoint inside: who wants the lock waits for its end, not for the interval."""
import json, threading, time

stop = False
calls = []

def took(m):
    start = time.perf_counter()
    sum(range(m))
    return time.perf_counter() - start

def sized():
    """So many that a call takes 50 ms or more, also when it is warm."""
    m = 100_000
    while min(took(m) for _ in range(5)) < 0.05: m *= 2
    return m

def hog(m):
    while not stop: calls.append(took(m))

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
