import queue
import threading
q, out = queue.Queue(maxsize=2), []
def consume():
    while (x := q.get()) is not None:
        out.append(x * x)
t = threading.Thread(target=consume)
t.start()
for i in range(8):
    q.put(i)
q.put(None)
t.join()
print(out, q.empty(), q.qsize())
