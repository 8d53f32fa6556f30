# Stability, keys, reverse, comparison functions, several algorithms against the built-in.
import functools
records = [("b", 2, 0.5), ("a", 2, 1.5), ("c", 1, 0.5), ("a", 1, 2.5), ("b", 1, 1.5), ("c", 2, 2.5)]
for key in [None, lambda r: r[0], lambda r: r[1], lambda r: -r[2], lambda r: (r[1], -r[2]), lambda r: r[0] == "a"]:
    print(sorted(records, key=key), sorted(records, key=key, reverse=True))
print(sorted("bAnaNa"), sorted("bAnaNa", key=str.lower), sorted({3: "c", 1: "a"}), sorted([True, 0, 2, False]), sorted([1.5, 1, 2, -0.0, 0]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]))
def compare(a, b):
    print(f"{a}?{b}", end=" ")
    return a - b

print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return f"<{self.n}>"

print(sorted([Item(3), Item(1), Item(2)]), min(Item(5), Item(4)), max([Item(1), Item(9)]) if False else "")
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a

def quick(a):
    if len(a) < 2:
        return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])

def merge_sort(a):
    if len(a) < 2:
        return a
    left, right = merge_sort(a[:len(a) // 2]), merge_sort(a[len(a) // 2:])
    out = []
    while left and right:
        out.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return out + left + right

def insertion(a):
    out = []
    for x in a:
        i = len(out)
        while i > 0 and out[i - 1] > x:
            i -= 1
        out.insert(i, x)
    return out

def counting(a):
    low = min(a, default=0)
    counts = [0] * (max(a, default=0) - low + 1)
    for x in a:
        counts[x - low] += 1
    return [i + low for i, n in enumerate(counts) for _ in range(n)]

seed = 7
def rnd():
    global seed
    seed = (seed * 16807) % 2147483647
    return seed % 100 - 50

for n in (0, 1, 2, 10, 60):
    data = [rnd() for _ in range(n)]
    print(n, data[:10], sorted(data)[:5], [f(list(data)) == sorted(data) for f in (bubble, quick, merge_sort, insertion, counting)])
data = [5, 2, 9]
print(data.sort(), data, list(reversed(data)), data[::-1], sorted(data, key=lambda x: 1 / x), data.sort(reverse=True), data)
for f in [lambda: sorted([1, "a", 2]), lambda: sorted([1, None]), lambda: sorted([{}, {}]), lambda: sorted([[], 1]), lambda: sorted([1, 2], key=lambda x: "ab"[x]), lambda: [3, 1].sort(key=lambda: 1), lambda: max([1, "a"]), lambda: min({}, default=None), lambda: sorted([2, 1], key=None), lambda: sorted(None)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
