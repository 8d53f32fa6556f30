# Threads whose outcome does not depend on their order: locks, events, conditions, barriers, thread-local results.
import threading
from threading import Thread, Lock, RLock, Event, Condition, Semaphore, Barrier

def start(f, *args, name=None):
    t = Thread(target=f, args=args, name=name)
    t.start()
    return t

lock = Lock()
counter = 0
def add(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1

threads = [start(add, 500) for _ in range(4)]
for t in threads:
    t.join()
print(counter, all(not t.is_alive() for t in threads))

results = {}
def square(i):
    results[i] = i * i

for t in [start(square, i) for i in range(8)]:
    t.join()
print(sorted(results.items()))

first, second = Event(), Event()
steps = []
def one():
    steps.append("one a")
    first.set()
    second.wait()
    steps.append("one b")

def two():
    first.wait()
    steps.append("two")
    second.set()

pair = [start(two), start(one)]
for t in pair:
    t.join()
print(steps, first.is_set(), second.is_set(), Event().wait(0.001))

r = RLock()
def nested(n):
    with r:
        return 0 if n == 0 else 1 + nested(n - 1)

print(nested(5), lock.locked(), lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.001), lock.release(), lock.locked())
for f in [lambda: lock.release(), lambda: r.release(), lambda: Semaphore(-1), lambda: Semaphore(0).acquire(blocking=False), lambda: Condition().notify(), lambda: Thread(target=add).join(), lambda: threads[0].start()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

turn = Condition()
current = 0
said = []
def player(me, total, rounds):
    global current
    for _ in range(rounds):
        with turn:
            while current % total != me:
                turn.wait()
            said.append("abc"[me])
            current += 1
            turn.notify_all()

players = [start(player, i, 3, 4) for i in range(3)]
for t in players:
    t.join()
print("".join(said))

barrier = Barrier(3)
phases = []
def phased(i):
    for phase in range(3):
        with lock:
            phases.append(phase)
        barrier.wait()

for t in [start(phased, i) for i in range(3)]:
    t.join()
print(phases)
gate = Semaphore(2)
inside = 0
peak = 0
def visit():
    global inside, peak
    with gate:
        with lock:
            inside += 1
            peak = max(peak, inside)
        with lock:
            inside -= 1

for t in [start(visit) for _ in range(6)]:
    t.join()
print(peak <= 2, inside)
named = start(lambda: steps.append(threading.current_thread().name), name="worker-7")
named.join()
print(steps[-1], named.name, threading.current_thread().name, threading.main_thread() is threading.current_thread())
print(pow(2, 10), threading.active_count())
