import threading
lock = threading.Lock()
n = 0
def add():
    global n
    for _ in range(300):
        with lock:
            n += 1
ts = [threading.Thread(target=add) for _ in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(n, lock.locked())
