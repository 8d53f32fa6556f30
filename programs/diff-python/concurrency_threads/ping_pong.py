# Two threads take turns by two semaphores.
import threading

ping = threading.Semaphore(1)
pong = threading.Semaphore(0)
log = []


def player(word, own, other):
    for _ in range(3):
        own.acquire()
        log.append(word)
        other.release()


threads = [
    threading.Thread(target=player, args=("ping", ping, pong)),
    threading.Thread(target=player, args=("pong", pong, ping)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(" ".join(log))
