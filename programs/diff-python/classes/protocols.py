# python 3.11
# Iterators, context managers, containers and attribute hooks written as classes.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

print(list(Countdown(5)), sum(Countdown(4)), max(Countdown(3)), 2 in Countdown(5), [*Countdown(2)], dict(zip("ab", Countdown(9))), sorted(Countdown(3)), tuple(enumerate(Countdown(2), 5)), ",".join(str(i) for i in Countdown(3)))
a, b, c = Countdown(3)
print(a, b, c)
it = iter(Countdown(2))
print(next(it), next(it), next(it, "end"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)

class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError("over")
        return i * i

print(list(Old()), 9 in Old(), 5 in Old(), [x for x in Old()], min(Old()))

class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return self.swallow

with Managed("a") as x, Managed("b") as y:
    print(x, y)
with Managed("swallows", True):
    raise KeyError("gone")
try:
    with Managed("outer"):
        with Managed("inner"):
            1 / 0
except ZeroDivisionError as e:
    print("caught", e)
def early():
    with Managed("return"):
        return "value"

print(early())
for i in range(3):
    with Managed(f"loop{i}"):
        if i == 0:
            continue
        break

class Registry:
    def __init__(self):
        self.data = {}
    def __setitem__(self, k, v): self.data[k] = v
    def __getitem__(self, k):
        if k not in self.data:
            raise KeyError(k)
        return self.data[k]
    def __delitem__(self, k): self.data.pop(k)
    def __contains__(self, k): return k in self.data
    def __len__(self): return len(self.data)
    def __iter__(self): return iter(sorted(self.data))
    def __reversed__(self): return iter(sorted(self.data, reverse=True))
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda default=None: self.data.get(name[4:], default)
        raise AttributeError(f"no {name} here")

r = Registry()
r["b"], r["a"] = 1, 2
r["a"] += 40
print(r["a"], len(r), list(r), list(reversed(r)), "a" in r, "z" in r, r.get_a(), r.get_q(), r.get_q(7), bool(r), bool(Registry()))
for f in [lambda: r["zz"], lambda: r.other, lambda: iter(Countdown), lambda: list(5), lambda: next(5), lambda: next([])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class NotManager:
    pass

class BadIter:
    def __iter__(self):
        return 5

class BadLen:
    def __len__(self):
        return -1

class BadStr:
    def __str__(self):
        return 5
    def __repr__(self):
        return None

class BadBool:
    def __bool__(self):
        return 1

def use(manager):
    with manager:
        return "used"

for f in [lambda: use(NotManager()), lambda: use(5), lambda: list(BadIter()), lambda: len(BadLen()), lambda: str(BadStr()), lambda: repr(BadStr()), lambda: bool(BadBool()), lambda: bool(BadLen())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
