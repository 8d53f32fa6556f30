# Producers and consumers over a bounded queue, ended by sentinels.
import queue
import threading

SENTINEL = None
items = queue.Queue(maxsize=3)
results = []
results_lock = threading.Lock()


def producer(start, count):
    for n in range(start, start + count):
        items.put(n)


def consumer():
    while True:
        item = items.get()
        if item is SENTINEL:
            items.task_done()
            break
        with results_lock:
            results.append(item * item)
        items.task_done()


producers = [threading.Thread(target=producer, args=(i * 5, 5)) for i in range(2)]
consumers = [threading.Thread(target=consumer) for _ in range(3)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
for _ in consumers:
    items.put(SENTINEL)
items.join()
for t in consumers:
    t.join()
print(sorted(results))
