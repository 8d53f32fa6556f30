"""A producer and a consumer on a short queue, alone and beside one hog."""
import json, queue, threading, time

stop = False

def hog():
    i = 0
    while not stop: i += 1

def rate(items):
    q = queue.Queue(10)
    def consume():
        for _ in range(items): q.get()
    t = threading.Thread(target=consume)
    start = time.perf_counter()
    t.start()
    for i in range(items): q.put(i)
    t.join()
    return items / (time.perf_counter() - start)

rate(5000)
alone = rate(20000)
h = threading.Thread(target=hog)
h.start()
beside = rate(2000)
stop = True
h.join()
print(json.dumps({"items/s beside / alone": beside / alone}))
