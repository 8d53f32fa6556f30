"""How long a thread runs before another takes the lock: 2 and 4 loops that do nothing else."""
import json, sys, threading, time

def measure(threads, seconds):
    stamps = []
    end = time.perf_counter() + seconds
    def loop():
        mine = []
        last = begun = time.perf_counter()
        while last < end:
            now = time.perf_counter()
            if now - last > 0.0008:
                mine.append(last - begun)
                begun = now
            last = now
        stamps.append(mine)
    ts = [threading.Thread(target=loop) for _ in range(threads)]
    for t in ts: t.start()
    for t in ts: t.join()
    runs = sorted(run for mine in stamps for run in mine[1:])
    return runs[len(runs) // 2] / sys.getswitchinterval(), len(runs) / seconds * sys.getswitchinterval()

two, switches = measure(2, 1.5)
four, _ = measure(4, 1.5)
print(json.dumps({"run p50 / I, 2 threads": two, "run p50 / I, 4 threads": four, "switches/s x I": switches}))
