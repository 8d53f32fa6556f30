# Tuples, and every form of unpacking with its error texts.
t = (1, "a", [2])
print(t, (), (1,), 1, t + (3,), t * 2, t[1:], t.index("a"), t.count(1), len(t), "a" in t, t == (1, "a", [2]), (1, 2) < (1, 3), (1,) < (1, 0), hash((1, 2)) == hash((1, 2)), tuple("abc"), tuple({1: 2}))
t[2].append(3)
print(t, type(()), (lambda: (yield))().__class__.__name__ if False else "")
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, g] = "xy"
first, *rest = range(5)
*init, last = "hello"
head, *middle, tail = [1, 2]
x, (y, *z) = 1, (2, 3, 4)
print(a, b, c, d, e, f, g, first, rest, init, last, head, middle, tail, x, y, z)
i = 0
items = [0, 0, 0]
i, items[i] = 1, 9
print(i, items)
for n, (k, v) in enumerate({"a": 1, "b": 2}.items()):
    print(n, k, v, end=" ")
for p, *q in [(1, 2, 3), "ab", [4]]:
    print(p, q, end=" ")
print()
def two(pair):
    left, right = pair
    return left, right

def star(seq):
    left, *mid, right = seq
    return left, mid, right

def nested(value):
    (p, q), r = value
    return p, q, r

for f2, value in [(two, [1]), (two, [1, 2, 3]), (two, []), (two, 5), (two, "abc"), (two, None), (two, {1: 1, 2: 2}), (two, range(3)), (star, [1]), (star, []), (star, 7), (nested, [1, 2]), (nested, [[1], 2]), (nested, ["abc", 2]), (two, iter([1])), (two, iter([1, 2, 3])), (two, (i for i in range(5))), (star, "ab")]:
    try:
        print(f2(value))
    except Exception as ex:
        print(type(ex).__name__, ex)
def total(*args, **kwargs):
    return args, kwargs

print(total(*[1, 2], *"ab", **{"k": 1}, z=2), [*range(3), *"xy"], (*[], 1), {*[1], *[1]}, {**{"a": 1}, "a": 2}, [*{"k": 1}])
for f3 in [lambda: total(**5), lambda: total(**{1: 2}), lambda: {**[1]}, lambda: (1, 2)[5], lambda: (1,).append(2), lambda: (1,) + [2], lambda: tuple(5), lambda: (1, 2).index(3), lambda: hash(([],)), lambda: (1, 2) < (1, "a"), lambda: total(k=1, **{"k": 2}), lambda: (1,).index(), lambda: (1, 2)["a"]]:
    try:
        print(f3())
    except Exception as ex:
        print(type(ex).__name__, ex)
def swap_all(pairs):
    return [(r, l) for l, r in pairs]

print(swap_all(zip("abc", range(3))), list(zip(*[(1, 2), (3, 4)])), dict(swap_all([("a", 1)])), sorted([(2, "b"), (1, "z"), (2, "a")]), max((3, "a"), (3, "b")))
def modify():
    t2 = (1, 2)
    t2[0] = 5

def inplace():
    t3 = ([],)
    try:
        t3[0] += [1]
    except TypeError as ex:
        return str(ex), t3

try:
    modify()
except TypeError as ex:
    print(ex)
print(inplace())
