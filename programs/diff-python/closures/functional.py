# map, filter, reduce by hand, composition, currying, lazy streams, Church numerals.
def reduce(f, xs, *init):
    it = iter(xs)
    acc = init[0] if init else next(it)
    for x in it:
        acc = f(acc, x)
    return acc
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
curry = lambda f: lambda a: lambda b: f(a, b)
flip = lambda f: lambda a, b: f(b, a)
print(reduce(lambda a, b: a * b, range(1, 7)), reduce(lambda a, b: a + b, [[1], [2, 3]], []), compose(str, lambda x: x + 1, abs)(-41), curry(pow)(2)(10), flip(divmod)(3, 17))
try:
    reduce(lambda a, b: a, [])
except StopIteration:
    print("nothing to reduce")
zero, succ = lambda f: lambda x: x, lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m, n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m, n: lambda f: m(n(f))
number = lambda n: n(lambda x: x + 1)(0)
three = succ(succ(succ(zero)))
print(number(three), number(plus(three, three)), number(times(three, plus(three, succ(zero)))), three(lambda s: s + "!")("hey"))
def stream(head, tail): return (head, tail)
def take(n, s): return [] if n == 0 or s is None else [s[0]] + take(n - 1, s[1]())
def ints(n): return stream(n, lambda: ints(n + 1))
def smap(f, s): return stream(f(s[0]), lambda: smap(f, s[1]()))
def sfilter(p, s):
    while not p(s[0]):
        s = s[1]()
    return stream(s[0], lambda: sfilter(p, s[1]()))
def sieve(s): return stream(s[0], lambda: sieve(sfilter(lambda n: n % s[0], s[1]())))
print(take(5, smap(lambda x: x * x, ints(3))), take(8, sieve(ints(2))), take(3, sfilter(lambda x: x % 7 == 0, ints(1))))
pipe = [str.strip, str.lower, lambda s: s.split(), lambda ws: sorted(set(ws), key=ws.index), " ".join]
print(reduce(lambda v, f: f(v), pipe, "  The cat THE dog the "), [f(9) for f in map(lambda n: lambda x: x ** n, range(4))], list(filter(lambda p: p[0] != p[1], zip("abc", "abd"))), (lambda *a, k=2, **o: (a, k, o))(1, k=3, z=4))
partial = lambda f, *a, **k: lambda *b, **l: f(*a, *b, **{**k, **l})
print(partial(print, "x", sep="-")("y", end="!\n"), partial(int, base=2)("101"), sorted("bca", key=partial(lambda w, c: w[c], {"a": 3, "b": 1, "c": 2})))
