# range objects: arithmetic, membership, equality, slices, errors; enumerate, zip, map, filter, reversed.
for r in [range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 5), range(-3, 3), range(1, 2, 100)]:
    print(r, list(r), len(r), r.start, r.stop, r.step, 3 in r, 3.0 in r, "3" in r, bool(r), r == range(len(r)), list(reversed(r)), r[:2], r[::-1], sum(r))
r = range(0, 100, 7)
print(r[3], r[-1], r.index(21), r.count(21), r.count(22), r[2:5], max(r), min(r), 10 ** 9 in range(10 ** 18), range(10 ** 12)[10 ** 11], hash(range(3)) == hash(range(0, 3, 1)), range(0, 3, 2) == range(0, 4, 2))
print(list(enumerate("ab")), list(enumerate("ab", 1)), list(enumerate(["x"], start=-5)), list(zip()), list(zip("ab")), list(zip("abc", [1, 2], range(9))), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, range(4))), list(reversed("abc")), list(reversed([1, 2])), list(zip(*zip("ab", "cd"))))
z = zip("ab", "cd")
print(next(z), list(z), list(z))
m = map(int, ["1", "x", "3"])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e, next(m), list(m))
print(list(zip("ab", "cd", strict=True)), dict(enumerate("ab")), sum(i * v for i, v in enumerate([5, 6, 7])), any(map(str.isdigit, "ab1")), all(map(str.isalpha, "ab")), max(range(5), key=lambda x: -abs(x - 3)), sorted(range(6), key=lambda x: (x % 2, -x)), list(iter(iter([1, 2]))), [*map(len, ["a", "bb"])])
for f in [lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: range(1, 10, 0), lambda: range(3)[3], lambda: range(3)[-4], lambda: range("3"), lambda: range(2.0), lambda: range(3).index(9), lambda: range(3) + range(2), lambda: range(3)["a"], lambda: range(3).append(1), lambda: next(range(3)), lambda: list(enumerate([1], "a")), lambda: list(map(None, [1])), lambda: reversed({1, 2}), lambda: reversed(5), lambda: range(None), lambda: list(map(lambda: 1, [1])), lambda: range(3) < range(4), lambda: zip(5, []), lambda: list(filter(lambda a, b: 1, [1]))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def setter():
    range(3)[0] = 1

try:
    setter()
except TypeError as e:
    print(e)
calls = []
def produce():
    calls.append(len(calls))
    return len(calls)

print(list(iter(produce, 4)), calls, list(iter([5, 6].pop, 5)) if True else "")
def window(seq, n):
    return [tuple(seq[i:i + n]) for i in range(len(seq) - n + 1)]

print(window(range(6), 3), window("abcd", 2), [a + b for a, b in zip(range(5), range(1, 6))], list(zip(range(3), reversed(range(3)))), [i for i in range(20, 0, -4)], [c for i, c in enumerate("abcdef") if i % 2])
for i in range(3):
    print(i, end=",")
    i = 100
print()
for i in range(0):
    pass
else:
    print("else ran")
for i in reversed(range(10)):
    if i == 7:
        break
else:
    print("never")
print("stopped")
