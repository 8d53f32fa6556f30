# A readers-writer lock over a Condition.
import threading


class RWLock:
    def __init__(self):
        self._condition = threading.Condition(threading.Lock())
        self._readers = 0

    def acquire_read(self):
        with self._condition:
            self._readers += 1

    def release_read(self):
        with self._condition:
            self._readers -= 1
            if self._readers == 0:
                self._condition.notify_all()

    def acquire_write(self):
        self._condition.acquire()
        while self._readers > 0:
            self._condition.wait()

    def release_write(self):
        self._condition.release()


table = {"x": 0}
lock = RWLock()
odd = []


def reader():
    for _ in range(20):
        lock.acquire_read()
        if table["x"] % 2:
            odd.append(table["x"])
        lock.release_read()


def writer():
    for _ in range(10):
        lock.acquire_write()
        table["x"] += 1
        table["x"] += 1
        lock.release_write()


threads = [threading.Thread(target=reader) for _ in range(3)] + [threading.Thread(target=writer) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(table, odd)
