# A semaphore limits how many work at once; the most that were inside is counted.
import threading
import time

limit = threading.BoundedSemaphore(2)
inside = 0
most = 0
guard = threading.Lock()


def work(n):
    global inside, most
    with limit:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.005)
        with guard:
            inside -= 1


threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("inside:", inside, "at most two:", most <= 2)
try:
    limit.release()
except ValueError as e:
    print("ValueError:", e)
