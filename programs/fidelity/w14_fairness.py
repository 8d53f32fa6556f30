"""Eight equal threads compute for two seconds: how evenly they got on, by Jain's index (1: all the same)."""
import json, threading, time

def measure(threads, seconds):
    counts = []
    end = time.perf_counter() + seconds
    def work():
        n = 0
        while time.perf_counter() < end: n += 1
        counts.append(n)
    ts = [threading.Thread(target=work) for _ in range(threads)]
    for t in ts: t.start()
    for t in ts: t.join()
    return sum(counts) ** 2 / (threads * sum(n * n for n in counts)), min(counts) / max(counts)

jain, ratio = measure(8, 2)
print(json.dumps({"Jain index": jain, "least / most": ratio}))
