"""Lateness grows with the switch interval by a line of slope 1: what is above it is the price of waking up."""
import json, sys, threading, time

stop = False

def hog():
    i = 0
    while not stop: i += 1

def late():
    start = time.perf_counter()
    time.sleep(0.001)
    return time.perf_counter() - start - 0.001

def measure(interval, samples):
    global stop
    stop = False
    sys.setswitchinterval(interval)
    h = threading.Thread(target=hog)
    h.start()
    for _ in range(5): late()
    all = sorted(late() for _ in range(samples))
    stop = True
    h.join()
    return all[samples // 2]

at = {ms: measure(ms / 1000, n) for ms, n in ((2, 150), (5, 120), (20, 60), (50, 40))}
print(json.dumps({
    "slope 2 to 5 ms": (at[5] - at[2]) / 0.003,
    "slope 5 to 20 ms": (at[20] - at[5]) / 0.015,
    "slope 20 to 50 ms": (at[50] - at[20]) / 0.03,
}))
