"""Two threads that wake each other by locks, alone and beside one that computes."""
import json, threading, time

stop = False

def hog():
    i = 0
    while not stop: i += 1

def rate(seconds):
    ping, pong = threading.Lock(), threading.Lock()
    ping.acquire()
    pong.acquire()
    over = [False]
    def answer():
        while True:
            ping.acquire()
            if over[0]: break
            pong.release()
    t = threading.Thread(target=answer)
    t.start()
    n = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        ping.release()
        pong.acquire()
        n += 1
    over[0] = True
    ping.release()
    t.join()
    return n / seconds

rate(0.5)
alone = rate(1)
h = threading.Thread(target=hog)
h.start()
beside = rate(2)
stop = True
h.join()
print(json.dumps({"rate beside / alone": beside / alone}))
