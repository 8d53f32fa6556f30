# A scheduler of generators: processes yield requests, the kernel answers.
class Sleep:
    def __init__(self, ticks): self.ticks = ticks

class Send:
    def __init__(self, to, message): self.to, self.message = to, message

class Receive:
    pass

class Spawn:
    def __init__(self, name, process): self.name, self.process = name, process

class Kernel:
    def __init__(self):
        self.now = 0
        self.ready = []
        self.sleeping = []
        self.boxes = {}
        self.waiting = {}
        self.log = []

    def spawn(self, name, process):
        self.boxes[name] = []
        self.ready.append((name, process, None))
        self.note(name, "spawned")

    def note(self, name, text):
        self.log.append(f"{self.now:>3} {name:<6} {text}")

    def step(self):
        name, process, value = self.ready.pop(0)
        try:
            request = process.send(value)
        except StopIteration as e:
            self.note(name, f"ended with {e.value!r}")
            return
        except Exception as e:
            self.note(name, f"died of {type(e).__name__}: {e}")
            return
        if isinstance(request, Sleep):
            self.sleeping.append((self.now + request.ticks, len(self.log), name, process))
            self.sleeping.sort(key=lambda s: s[:2])
            self.note(name, f"sleeps {request.ticks}")
        elif isinstance(request, Send):
            if request.to in self.waiting:
                receiver = self.waiting.pop(request.to)
                self.ready.append((request.to, receiver, request.message))
            elif request.to in self.boxes:
                self.boxes[request.to].append(request.message)
            else:
                self.note(name, f"no such process: {request.to}")
            self.ready.append((name, process, request.to in self.boxes))
        elif isinstance(request, Receive):
            if self.boxes[name]:
                self.ready.append((name, process, self.boxes[name].pop(0)))
            else:
                self.waiting[name] = process
        elif isinstance(request, Spawn):
            self.spawn(request.name, request.process)
            self.ready.append((name, process, request.name))
        else:
            self.note(name, f"bad request {request!r}")
            process.close()

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, name, process = self.sleeping.pop(0)
                self.ready.append((name, process, self.now))
            self.step()
        for name in self.waiting:
            self.note(name, "waits for ever")

def worker(factor):
    done = 0
    while True:
        sender, n = yield Receive()
        if n is None:
            return done
        yield Sleep(n)
        done += 1
        yield Send(sender, n * factor)

def client(workers, jobs):
    total = 0
    for i, job in enumerate(jobs):
        yield Send(workers[i % len(workers)], ("client", job))
    for _ in jobs:
        total += yield Receive()
    for w in workers:
        yield Send(w, ("client", None))
    return total

def parent():
    child = yield Spawn("child", clock(2, 3))
    now = yield Sleep(1)
    ok = yield Send("nobody", 1)
    return (child, now, ok)

def clock(period, times):
    at = []
    for _ in range(times):
        at.append((yield Sleep(period)))
    return at

def faulty():
    yield Sleep(2)
    return 1 // 0

def rude():
    try:
        yield "please"
    finally:
        kernel.note("rude", "cleans up")

kernel = Kernel()
kernel.spawn("w1", worker(10))
kernel.spawn("w2", worker(100))
kernel.spawn("client", client(["w1", "w2"], [3, 1, 2, 4, 1]))
kernel.spawn("parent", parent())
kernel.spawn("faulty", faulty())
kernel.spawn("rude", rude())
kernel.spawn("lost", worker(0))
kernel.run()
print("\n".join(kernel.log))
