# A pipeline of processes with queues between them.
from multiprocessing import Process, Queue


def square(source, sink):
    while (n := source.get()) is not None:
        sink.put(n * n)
    sink.put(None)


def label(source, sink):
    while (n := source.get()) is not None:
        sink.put(f"<{n}>")
    sink.put(None)


if __name__ == "__main__":
    a, b, c = Queue(), Queue(), Queue()
    stages = [Process(target=square, args=(a, b)), Process(target=label, args=(b, c))]
    for p in stages:
        p.start()
    for n in range(5):
        a.put(n)
    a.put(None)
    out = []
    while (item := c.get()) is not None:
        out.append(item)
    for p in stages:
        p.join()
    print(out, [p.exitcode for p in stages])
