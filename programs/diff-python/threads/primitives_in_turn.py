# Locks, semaphores, events, conditions and barriers, used so that only one order is possible.
import threading


def phases(parties, rounds):
    barrier = threading.Barrier(parties)
    lock = threading.Lock()
    seen = []

    def work(name):
        for r in range(rounds):
            with lock:
                seen.append((r, name))
            barrier.wait()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(parties)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return [sorted(n for r, n in seen if r == k) for k in range(rounds)], [r for r, _ in seen] == sorted(r for r, _ in seen)


print(phases(3, 4))


class Turns:
    """Lets the threads go on in a fixed order."""

    def __init__(self, names):
        self.names, self.at = names, 0
        self.condition = threading.Condition()
        self.log = []

    def take(self, name):
        with self.condition:
            self.condition.wait_for(lambda: self.names[self.at % len(self.names)] == name)
            self.log.append(name)
            self.at += 1
            self.condition.notify_all()


turns = Turns("cab")
threads = [threading.Thread(target=lambda n=n: [turns.take(n) for _ in range(3)]) for n in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("".join(turns.log))


def limited(limit, workers):
    semaphore, lock = threading.Semaphore(limit), threading.Lock()
    state = {"now": 0, "most": 0, "done": 0}

    def work():
        with semaphore:
            with lock:
                state["now"] += 1
                state["most"] = max(state["most"], state["now"])
            with lock:
                state["now"] -= 1
                state["done"] += 1
    threads = [threading.Thread(target=work) for _ in range(workers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return state["now"], 1 <= state["most"] <= limit, state["done"]


print(limited(2, 6), limited(1, 3))
started, go, results = threading.Event(), threading.Event(), []


def waits():
    started.set()
    results.append(go.wait(10))


t = threading.Thread(target=waits)
print(t.is_alive(), started.is_set())
t.start()
started.wait()
print(t.is_alive(), results, go.wait(0))
go.set()
t.join()
print(t.is_alive(), results, go.is_set())
go.clear()
print(go.is_set(), go.wait(0.001))
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(blocking=False), lock.locked(), lock.release(), lock.locked())
again = threading.RLock()
with again:
    with again:
        print("twice", again.acquire(False), again.release())
for release in (lock.release, again.release):
    try:
        release()
    except RuntimeError as e:
        print(e)
bounded = threading.BoundedSemaphore(1)
bounded.acquire()
bounded.release()
try:
    bounded.release()
except ValueError as e:
    print(e)
for bad in (lambda: threading.Condition().notify(), lambda: threading.Condition().wait(), lambda: threading.Semaphore(-1)):
    try:
        bad()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)
