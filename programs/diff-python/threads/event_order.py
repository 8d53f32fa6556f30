import threading
first, second, log = threading.Event(), threading.Event(), []
def a():
    first.wait()
    log.append("a")
    second.set()
def b():
    log.append("b")
    first.set()
ts = [threading.Thread(target=f) for f in (a, b)]
for t in ts:
    t.start()
second.wait()
for t in ts:
    t.join()
print(log, first.is_set())
