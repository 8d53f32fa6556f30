# Jobs by priority, and the last one in first out.
import threading
from queue import Empty, LifoQueue, PriorityQueue

jobs = PriorityQueue()
for priority, name in [(3, "sweep"), (1, "cook"), (2, "wash")]:
    jobs.put((priority, name))
order = []


def worker():
    while True:
        try:
            priority, name = jobs.get_nowait()
        except Empty:
            return
        order.append(name)
        jobs.task_done()


t = threading.Thread(target=worker)
t.start()
jobs.join()
t.join()
print(order)
stack = LifoQueue()
for n in range(3):
    stack.put(n)
print([stack.get() for _ in range(3)], stack.empty())
