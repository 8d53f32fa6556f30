# next, send, throw, close, return values, and the errors around them.
def counter(limit):
    n = 0
    while n < limit:
        got = yield n
        if got is not None:
            n = got
        else:
            n += 1
    return "done at " + str(n)

g = counter(5)
print(next(g), next(g), g.send(3), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(list(counter(3)), list(g), next(g, "default"), iter(g) is g, type(g).__name__)
fresh = counter(2)
try:
    fresh.send(1)
except TypeError as e:
    print(e)
def catching():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "recovered"
        finally:
            print("round")

c = catching()
print(next(c), c.throw(ValueError("v")), next(c), c.send(7))
try:
    c.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
print(next(c, "over"))
def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")

d = cleanup()
print(next(d), d.close(), d.close(), next(d, "closed"))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def raises():
    yield 1
    raise LookupError("inside")

r = raises()
print(next(r))
try:
    next(r)
except LookupError as e:
    print(e, next(r, "finished"))
def stops():
    yield 1
    raise StopIteration("x")

try:
    print(list(stops()))
except RuntimeError as e:
    print(e, repr(e.__cause__))
def reenter():
    yield next(me)

me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
unstarted = cleanup()
try:
    unstarted.throw(ValueError("early"))
except ValueError as e:
    print("early", e, next(unstarted, "none left"))
def running_average():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count

avg = running_average()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
def empty():
    return
    yield

def no_value():
    x = yield
    print("x is", x)

print(list(empty()))
nv = no_value()
print(next(nv), next(nv, "e"))
gen = (x * x for x in range(4))
print(next(gen), sum(gen), list(gen), type(gen).__name__, 4 in (x for x in [1, 4]), max((len(w), w) for w in ["a", "bbb", "cc"]))
a, *b = (ch for ch in "xyz")
print(a, b, [*(i for i in range(3))], dict((k, len(k)) for k in ["a", "bb"]), ",".join(str(i) for i in range(3)))
def flag(): yield "lazy"
lazy = (print("evaluated") for _ in range(1))
print("before", list(lazy), flag().__next__())
