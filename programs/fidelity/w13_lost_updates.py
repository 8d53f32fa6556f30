"""Four threads count, with three statements that look alike: how many updates are lost."""
import json, threading, time

n = 150_000
v = 0

def add_one(x): return x + 1

def plus_equals():
    global v
    for _ in range(n): v += 1

def three_steps():
    global v
    for _ in range(n):
        x = v
        x = x + 1
        v = x

def by_a_call():
    global v
    for _ in range(n): v = add_one(v)

def took(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start

def lost(body):
    """Each thread alone takes ten switch intervals or more: who is done before anybody else begins loses nothing."""
    global n, v
    n = 150_000
    while min(took(body) for _ in range(3)) < 0.05: n *= 2
    v = 0
    ts = [threading.Thread(target=body) for _ in range(4)]
    for t in ts: t.start()
    for t in ts: t.join()
    return 1 - v / (4 * n)

print(json.dumps({
    "lost, v += 1": lost(plus_equals),
    "lost, three steps": lost(three_steps),
    "lost, v = f(v)": lost(by_a_call),
}))
