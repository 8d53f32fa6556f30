# Three workers go through phases together; the barrier's action closes each phase.
import threading

phases = []
log = []
lock = threading.Lock()


def close_phase():
    phases.append(len(log))


barrier = threading.Barrier(3, action=close_phase)


def worker(name):
    for phase in range(3):
        with lock:
            log.append((phase, name))
        barrier.wait()


threads = [threading.Thread(target=worker, args=(name,)) for name in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(phases)
print([phase for phase, _ in log])
print(sorted(log))
