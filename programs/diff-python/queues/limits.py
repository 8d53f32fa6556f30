import queue
q = queue.Queue(1)
q.put("x")
for f in (lambda: q.put_nowait("y"), lambda: q.put("y", timeout=0.001), lambda: q.get(), lambda: q.get_nowait(), lambda: q.get(timeout=0.001), lambda: q.full()):
    try:
        print(f())
    except (queue.Full, queue.Empty) as e:
        print(type(e).__name__)
