"""Taking a lock that nobody else wants gives the GIL up to nobody: beside one hog its rate is a share of the processor."""
import json, threading, time

lock = threading.Lock()
stop = False

def hog():
    i = 0
    while not stop: i += 1

def rate(seconds):
    n = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        lock.acquire()
        lock.release()
        n += 1
    return n / seconds

def once():
    global stop
    stop = False
    alone = rate(0.4)
    h = threading.Thread(target=hog)
    h.start()
    beside = rate(0.4)
    stop = True
    h.join()
    return beside / alone

rate(0.5)
print(json.dumps({"rate beside / alone": sorted(once() for _ in range(5))[2]}))
