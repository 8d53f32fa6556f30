# A pipeline of stages with queues between them.
import threading
from queue import Queue

END = object()


def stage(function, source, sink):
    while True:
        item = source.get()
        if item is END:
            sink.put(END)
            return
        sink.put(function(item))


first, second, third = Queue(), Queue(), Queue()
threads = [
    threading.Thread(target=stage, args=(lambda x: x + 1, first, second)),
    threading.Thread(target=stage, args=(lambda x: x * x, second, third)),
]
for t in threads:
    t.start()
for n in range(6):
    first.put(n)
first.put(END)
out = []
while (item := third.get()) is not END:
    out.append(item)
for t in threads:
    t.join()
print(out)
