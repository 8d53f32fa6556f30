# Stages of threads joined by queues, with an end mark that goes through all of them.
import queue
import threading
END = object()


def stage(f, source, target):
    def run():
        while True:
            item = source.get()
            if item is END:
                target.put(END)
                return
            for result in f(item):
                target.put(result)
    return threading.Thread(target=run)


def words(line):
    return line.split()


def clean(word):
    word = word.strip(".,!").lower()
    return [word] if word else []


def pipeline(stages, lines, size):
    queues = [queue.Queue(size) for _ in range(len(stages))] + [queue.Queue()]
    threads = [stage(f, a, b) for f, a, b in zip(stages, queues, queues[1:])]
    for t in threads:
        t.start()
    for line in lines:
        queues[0].put(line)
    queues[0].put(END)
    out = []
    while (item := queues[-1].get()) is not END:
        out.append(item)
    for t in threads:
        t.join()
    return out, [q.qsize() for q in queues], all(q.empty() for q in queues)


lines = ["The cat, the dog.", "", "A dog! And . the end"]
print(pipeline([words, clean], lines, 2))
print(pipeline([words, clean, lambda w: [len(w)] * (w != "the")], lines, 1))
print(pipeline([lambda x: [x, x]] * 4, ["q"], 0)[0])
tasks, results, lock = queue.Queue(), {}, threading.Lock()


def worker():
    while True:
        n = tasks.get()
        try:
            if n is None:
                return
            with lock:
                results[n] = n * n
        finally:
            tasks.task_done()


crew = [threading.Thread(target=worker) for _ in range(3)]
for t in crew:
    t.start()
for n in range(12):
    tasks.put(n)
tasks.join()
print(dict(sorted(results.items())))
for _ in crew:
    tasks.put(None)
for t in crew:
    t.join()
try:
    tasks.task_done()
except ValueError as e:
    print(e)
heap = queue.PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
    heap.put(item)
print([heap.get() for _ in range(4)], heap.empty(), heap.full())
stack = queue.LifoQueue(2)
stack.put(1)
stack.put_nowait(2)
for full in (lambda: stack.put_nowait(3), lambda: stack.put(3, False), lambda: stack.put(3, timeout=0.001)):
    try:
        full()
    except queue.Full as e:
        print(type(e).__name__, stack.full(), stack.qsize())
print(stack.get(), stack.get_nowait())
for empty in (stack.get_nowait, lambda: stack.get(timeout=0.001), lambda: queue.SimpleQueue().get(False)):
    try:
        empty()
    except queue.Empty as e:
        print(type(e).__name__, stack.empty())
try:
    stack.get(timeout=-1)
except ValueError as e:
    print(e)
