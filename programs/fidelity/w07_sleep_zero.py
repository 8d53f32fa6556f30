"""A thread that gives the lock up all the time, by sleep(0), beside k threads that compute."""
import json, sys, threading, time

stop = False

def hog():
    i = 0
    while not stop: i += 1

def measure(k, seconds):
    global stop
    stop = False
    hogs = [threading.Thread(target=hog) for _ in range(k)]
    for h in hogs: h.start()
    n = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        time.sleep(0)
        n += 1
    stop = True
    for h in hogs: h.join()
    return n / seconds * sys.getswitchinterval()

print(json.dumps({f"rate x I, k = {k}": measure(k, 1.5) for k in (1, 2)}))
