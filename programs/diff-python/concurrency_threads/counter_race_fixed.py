# The shared counter: a lock makes read, add and write one step.
import threading


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            current = self.value
            self.value = current + 1


def worker(counter, n):
    for _ in range(n):
        counter.increment()


counter = Counter()
threads = [threading.Thread(target=worker, args=(counter, 500)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("counter:", counter.value)
