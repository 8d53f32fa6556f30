"""How late a sleeper comes back beside k threads that compute."""
import json, sys, threading, time

I = sys.getswitchinterval() or 0.005  # CPython 2 counts instructions and has none
SAMPLES = 150 if I < 0.02 else 20
stop = False

def hog():
    i = 0
    while not stop: i += 1

def late():
    start = time.perf_counter()
    time.sleep(0.001)
    return time.perf_counter() - start - 0.001

def measure(k):
    global stop
    stop = False
    hogs = [threading.Thread(target=hog) for _ in range(k)]
    for h in hogs: h.start()
    for _ in range(SAMPLES // 5): late()
    all = sorted(late() for _ in range(SAMPLES))
    stop = True
    for h in hogs: h.join()
    return all[SAMPLES // 2] / I

print(json.dumps({f"lateness p50 / I, k = {k}": measure(k) for k in (1, 2, 4)}))
