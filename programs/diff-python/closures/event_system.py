# Events and handlers as closures: subscriptions, once, priorities, middleware, undo.
def emitter():
    handlers = {}
    counter = 0

    def on(event, handler, priority=0):
        nonlocal counter
        counter += 1
        entry = (-priority, counter, handler)
        handlers.setdefault(event, []).append(entry)
        handlers[event].sort(key=lambda e: e[:2])

        def off():
            if entry in handlers[event]:
                handlers[event].remove(entry)
                return True
            return False
        return off

    def once(event, handler):
        def wrapper(*args, **named):
            off()
            return handler(*args, **named)
        off = on(event, wrapper)
        return off

    def emit(event, *args, **named):
        return [handler(*args, **named) for _, _, handler in list(handlers.get(event, []))]
    emit.on, emit.once = on, once
    emit.count = lambda event: len(handlers.get(event, []))
    return emit


def history(state):
    done, undone = [], []

    def do(name, change, back):
        nonlocal state
        state = change(state)
        done.append((name, change, back))
        undone.clear()
        return state

    def undo():
        nonlocal state
        if not done:
            return None
        entry = done.pop()
        undone.append(entry)
        state = entry[2](state)
        return entry[0]

    def redo():
        nonlocal state
        if not undone:
            return None
        entry = undone.pop()
        done.append(entry)
        state = entry[1](state)
        return entry[0]
    return do, undo, redo, lambda: state


def pipeline(*middleware):
    def run(request, handler):
        def step(i):
            if i == len(middleware):
                return handler
            return lambda r: middleware[i](r, step(i + 1))
        return step(0)(request)
    return run


bus = emitter()
log = []
off = bus.on("save", lambda name: log.append("a " + name) or "A")
bus.on("save", lambda name: log.append("b " + name) or "B", priority=5)
bus.once("save", lambda name: f"once {name}")
print(bus("save", "x"), bus("save", "y"), bus.count("save"))
print(off(), off(), bus("save", "z"), bus("none"), log)


def chain(n):
    if n:
        bus.on(f"step{n}", lambda: [n] + sum(bus(f"step{n - 1}"), []))
        chain(n - 1)


bus.on("step0", lambda: [0])
chain(4)
print(bus("step4"))
do, undo, redo, state = history([])
for n in (1, 2, 3):
    do(f"add {n}", lambda s, n=n: s + [n], lambda s: s[:-1])
print(state(), undo(), undo(), state(), redo(), state(), redo(), redo(), state())
do("double", lambda s: [2 * x for x in s], lambda s: [x // 2 for x in s])
print(state(), redo(), undo(), state(), [undo() for _ in range(5)], state())


def timing(request, after):
    return {**after({**request, "trace": request["trace"] + ["in"]}), "timed": True}


def auth(request, after):
    return after(request) if request.get("user") else {"status": 401, "trace": request["trace"]}


def retry(times):
    def middleware(request, after):
        for attempt in range(times):
            try:
                return after({**request, "attempt": attempt})
            except ConnectionError as e:
                last = str(e)
        return {"status": 503, "why": last}
    return middleware


def handler(request):
    if request["attempt"] < request.get("fails", 0):
        raise ConnectionError(f"attempt {request['attempt']}")
    return {"status": 200, "trace": request["trace"], "attempt": request["attempt"]}


run = pipeline(timing, auth, retry(3))
for request in ({"user": "ann"}, {"user": "bob", "fails": 2}, {"user": "cy", "fails": 9}, {}):
    print(run({"trace": [], **request}, handler))
print(pipeline()({"attempt": 0, "trace": []}, handler))
adders = [(lambda k: lambda x: x + k)(k) for k in range(3)]
total = 0


def accumulate(x):
    global total
    total += x
    return total


print([f(10) for f in adders], [accumulate(x) for x in (1, 2, 3)], total)
