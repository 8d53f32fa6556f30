"""A thread that computes beside one that makes tiny system calls, each of which gives the lock up."""
import json, os, threading, time

stop = False

def write():
    with open(os.devnull, "wb", buffering=0) as f:
        while not stop: f.write(b"x")

def work(seconds):
    n = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end: n += 1
    return n

work(0.3)
alone = work(1)
t = threading.Thread(target=write)
t.start()
beside = work(1)
stop = True
t.join()
print(json.dumps({"computing beside / alone": beside / alone}))
