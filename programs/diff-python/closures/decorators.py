# Decorators of functions and of classes, with and without arguments.
def trace(f):
    def wrapper(*args, **kwargs):
        shown = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
        print(f"> {f.__name__}({shown})")
        result = f(*args, **kwargs)
        print(f"< {result!r}")
        return result
    return wrapper

def repeat(n):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(n)]
        wrapper.__name__ = f"{f.__name__}x{n}"
        return wrapper
    return decorate

def check(*types):
    def decorate(f):
        def wrapper(*args):
            for a, t in zip(args, types):
                if not isinstance(a, t):
                    raise TypeError(f"{f.__name__}: {a!r} is not {t.__name__}")
            return f(*args)
        return wrapper
    return decorate

@trace
def add(a, b=10):
    return a + b

@repeat(3)
def hello(name):
    return "hi " + name

@trace
@repeat(2)
@check(int, str)
def both(n, s):
    return s * n

print(add(1), add(2, b=3), hello("you"), hello.__name__)
print(both(2, "ab"))
try:
    both("x", "y")
except TypeError as e:
    print(e)

registry = {}
def register(name):
    def decorate(f):
        registry[name] = f
        return f
    return decorate

@register("square")
def sq(x):
    return x * x

@register("neg")
def negative(x):
    return -x

print(sorted(registry), registry["square"](7), negative(3))
def with_repr(cls):
    def show(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"
    cls.__repr__ = show
    return cls

def singleton(cls):
    made = []
    def get(*args):
        if not made:
            made.append(cls(*args))
        return made[0]
    return get

@with_repr
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

@singleton
@with_repr
class Config:
    def __init__(self, path):
        self.path = path

print(Point(1, "two"), Config("a"), Config("b") is Config("c"))
class CountCalls:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

@CountCalls
def cube(x):
    return x ** 3

print([cube(i) for i in range(4)], cube.calls, type(cube).__name__)
class Router:
    def __init__(self):
        self.routes = []

    def get(self, path):
        def add(f):
            self.routes.append((path, f))
            return f
        return add

    def handle(self, path):
        for pattern, f in self.routes:
            want, have = pattern.split("/"), path.split("/")
            if len(want) == len(have) and all(w == h or w.startswith("<") for w, h in zip(want, have)):
                return f(*[h for w, h in zip(want, have) if w.startswith("<")])
        return "404 " + path

app = Router()
@app.get("/")
def home():
    return "home"

@app.get("/user/<name>")
def user(name):
    return f"user {name}"

@app.get("/add/<a>/<b>")
def add_route(a, b):
    return int(a) + int(b)

print([app.handle(p) for p in ["/", "/user/ann", "/add/2/40", "/nope/x/y/z", "/user"]])
def retry(times, *errors):
    def decorate(f):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return f(*args)
                except errors as e:
                    print(f"attempt {attempt}: {type(e).__name__} {e}")
            raise RuntimeError(f"{f.__name__} failed {times} times")
        return wrapper
    return decorate

state = {"n": 0}
@retry(3, ValueError, KeyError)
def flaky(limit):
    state["n"] += 1
    if state["n"] < limit:
        raise ValueError(f"call {state['n']}")
    return "done"

print(flaky(3))
state["n"] = 0
try:
    flaky(9)
except RuntimeError as e:
    print(e)
