import functools
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), functools.reduce(lambda a, b: a * b, range(1, 8)), functools.partial(int, base=16)("ff"))
def deco(f):
    @functools.wraps(f)
    def inner(*a): return f(*a) + 1
    return inner
@deco
def documented(x):
    "says what"
    return x
print(documented(4), documented.__name__, documented.__doc__)
