# Closures: captured variables are shared, live on, and are looked up late.
def make_counter(start=0, step=1):
    value = start
    def bump(times=1):
        nonlocal value
        value += step * times
        return value
    def peek():
        return value
    def reset():
        nonlocal value
        value = start
    return bump, peek, reset

bump, peek, reset = make_counter(10, 5)
other, other_peek, _ = make_counter()
print(bump(), bump(2), peek(), other(), other_peek(), peek())
reset()
print(peek(), other_peek())

late = [lambda: i for i in range(4)]
early = [lambda i=i: i for i in range(4)]
print([f() for f in late], [f() for f in early])
functions = []
for n in range(3):
    functions.append(lambda x: x * n)
print([f(10) for f in functions])
def adders():
    result = []
    for k in range(3):
        def add(x, k=k):
            return x + k
        result.append(add)
    return result

print([f(10) for f in adders()])
def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run

print(compose(lambda x: x + 1, lambda x: x * 2, abs)(-5), compose()(3))
def memoize(f):
    cache = {}
    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
            wrapper.misses += 1
        return cache[args]
    wrapper.misses = 0
    wrapper.cache = cache
    return wrapper

@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(60), fib.misses, len(fib.cache), fib(60), fib.misses)
def average():
    values = []
    def add(x):
        values.append(x)
        return sum(values) / len(values)
    return add

avg = average()
print(avg(10), avg(20), avg(60))
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x
        return inner
    f = middle()
    f()
    return f(), x

print(outer())
total = 0
def add_global(n):
    global total
    total += n
    return total

print(add_global(5), add_global(6), total)
def curry(f, n, *got):
    if len(got) >= n:
        return f(*got)
    return lambda x: curry(f, n, *got, x)

print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
def bank(balance):
    def act(kind, amount=0):
        nonlocal balance
        actions = {"put": lambda: balance + amount, "get": lambda: balance - amount, "see": lambda: balance}
        result = actions[kind]()
        if result < 0:
            raise ValueError(f"short by {-result}")
        balance = result
        return balance
    return act

account = bank(100)
print(account("put", 50), account("get", 120), account("see"))
try:
    account("get", 31)
except ValueError as e:
    print(e, account("see"))
ycomb = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(ycomb(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(20))
def pipeline():
    steps = []
    def step(f):
        steps.append(f)
        return f
    def run(value):
        trail = [value]
        for f in steps:
            value = f(value)
            trail.append(value)
        return trail
    return step, run

step, run = pipeline()
@step
def double(x): return x * 2
@step
def stringify(x): return f"<{x}>"
step(len)
print(run(21), double(4), stringify(1))
