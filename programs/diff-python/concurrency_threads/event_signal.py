# One thread waits for the signal of another, with a time-out first.
import threading

ready = threading.Event()
go = threading.Event()
seen = []


def waiter():
    seen.append(("before", ready.wait(timeout=0.01)))
    go.set()
    seen.append(("after", ready.wait(timeout=10)))


t = threading.Thread(target=waiter)
t.start()
go.wait()
ready.set()
t.join()
print(seen, ready.is_set())
ready.clear()
print(ready.is_set())
