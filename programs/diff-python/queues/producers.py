# queue.Queue, LifoQueue and PriorityQueue between threads, and their errors.
import queue
import threading

def start(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    return t

q = queue.Queue(maxsize=3)
received = []
def producer(name, n):
    for i in range(n):
        q.put((name, i))

def consumer():
    while True:
        item = q.get()
        if item is None:
            break
        received.append(item)

c = start(consumer)
producers = [start(producer, name, 5) for name in "abc"]
for p in producers:
    p.join()
q.put(None)
c.join()
print(len(received), sorted(received), q.empty(), q.qsize())
for name in "abc":
    print(name, [i for n, i in received if n == name])

stack = queue.LifoQueue()
heap = queue.PriorityQueue()
for n in [5, 1, 4, 2, 3]:
    stack.put(n)
    heap.put((n, f"job{n}"))
print([stack.get() for _ in range(5)], [heap.get() for _ in range(5)], stack.empty(), heap.qsize())
small = queue.Queue(1)
small.put("x")
for f in [lambda: small.put("y", block=False), lambda: small.put_nowait("y"), lambda: small.put("y", timeout=0.001), lambda: small.get(), lambda: small.get(block=False), lambda: small.get_nowait(), lambda: small.get(timeout=0.001), lambda: small.full(), lambda: small.task_done(), lambda: small.task_done()]:
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, repr(str(e)))
jobs = queue.Queue()
done = []
lock = threading.Lock()
def worker():
    while True:
        job = jobs.get()
        try:
            if job is None:
                return
            with lock:
                done.append(job * job)
        finally:
            jobs.task_done()

pool = [start(worker) for _ in range(3)]
for j in range(20):
    jobs.put(j)
jobs.join()
print(sorted(done), jobs.empty())
for _ in pool:
    jobs.put(None)
for t in pool:
    t.join()
print([t.is_alive() for t in pool])
def stage(source, target, f):
    while True:
        x = source.get()
        if x is None:
            target.put(None)
            return
        target.put(f(x))

a, b, z = queue.Queue(), queue.Queue(), queue.Queue()
stages = [start(stage, a, b, lambda x: x + 1), start(stage, b, z, lambda x: x * 10)]
for x in range(6):
    a.put(x)
a.put(None)
out = []
while True:
    x = z.get()
    if x is None:
        break
    out.append(x)
print(out)
for t in stages:
    t.join()
requests, replies = queue.Queue(), {n: queue.Queue() for n in ("ann", "bob")}
def server():
    balance = {"ann": 100, "bob": 50}
    while True:
        who, kind, amount = requests.get()
        if kind == "stop":
            break
        if kind == "take" and balance[who] < amount:
            replies[who].put(ValueError(f"{who} has {balance[who]}, not {amount}"))
            continue
        balance[who] += amount if kind == "put" else -amount
        replies[who].put(balance[who])

def ask(who, kind, amount):
    requests.put((who, kind, amount))
    answer = replies[who].get()
    if isinstance(answer, Exception):
        raise answer
    return answer

s = start(server)
print(ask("ann", "put", 20), ask("bob", "take", 20), ask("ann", "take", 100))
try:
    ask("bob", "take", 31)
except ValueError as e:
    print(e)
requests.put(("", "stop", 0))
s.join()
