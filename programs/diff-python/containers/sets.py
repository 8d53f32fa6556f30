# Sets and frozensets; what is printed is sorted, for the order is CPython's own.
a, b = {1, 2, 3, 4}, {3, 4, 5}
show = lambda s: sorted(s, key=repr)
print(show(a | b), show(a & b), show(a - b), show(a ^ b), a <= b, {3} < a, a >= {1}, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}), a.issubset(range(10)), a.issuperset([1]))
print(show(a.union([9], (8,))), show(a.intersection(b, [3])), show(a.difference([1], [2])), show(a.symmetric_difference([1, 7])), show(set("hello")), set(), len(set([1, 1.0, True])), {1} == frozenset([1]))
c = set()
print(c.add(1), c.add(1), c.update([2, 3], "ab"), show(c), c.discard("zz"), c.remove("a"), show(c), 1 in c, "zz" not in c)
c |= {10}
c &= {10, 1, 2}
c -= {1}
c ^= {2, 3}
print(show(c), show(c.copy()), c.clear(), c, {5}.pop(), {None}, {"x"}, {(1, 2)}, frozenset(), frozenset([1]), {frozenset()})
print(show({x % 3 for x in range(10)}), show(set([3, 1, 2])), sorted({"b", "a"}), sum({1, 2, 3}), max({4, 9, 2}), all(x in a for x in (1, 2)), bool(set()), bool({0}))
f = frozenset("ab")
print(f | {"c"} == {"a", "b", "c"}, type(f | {"c"}).__name__, type({"c"} | f).__name__, {f: 1}[frozenset("ba")], f == {"a", "b"}, hash(f) == hash(frozenset("ba")))
a.intersection_update([1, 2, 3])
a.difference_update([1])
a.symmetric_difference_update([9])
print(show(a))
for g in [lambda: {[]}, lambda: {{}}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} + {2}, lambda: {1} | [2], lambda: {1} & "a", lambda: {1}[0], lambda: {1} < [1], lambda: set(5), lambda: set(1, 2), lambda: f.add(1), lambda: hash({1}), lambda: {1}.union(5), lambda: {1}.nope, lambda: {1} - 1, lambda: [1] in {1}, lambda: {1, 2}.issubset(5), lambda: {1}.remove([]), lambda: {1}.add(), lambda: frozenset(1), lambda: {1}.discard({}), lambda: {1}.remove("it's")]:
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
def grow():
    s = {1, 2}
    for x in s:
        s.add(x + 10)

try:
    grow()
except RuntimeError as e:
    print(e)
def powerset(items):
    result = [set()]
    for x in items:
        result += [s | {x} for s in result]
    return result

print([sorted(s) for s in powerset([1, 2, 3])], len(powerset("abcdef")))
vowels = set("aeiou")
for word in ["education", "rhythm", "queue"]:
    print(word, "".join(sorted(vowels & set(word))), "".join(c for c in word if c not in vowels), len(set(word)))
