# List, set, dict comprehensions and generator expressions: nesting, conditions, scopes.
words = "the quick brown fox jumps over the lazy dog".split()
print([w.upper() for w in words if len(w) > 3], {len(w): w for w in words}, sorted({w[0] for w in words}), sum(len(w) for w in words))
print([(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(1, 4)] for i in range(1, 4)], [x for x in range(30) if x % 2 if x % 3 == 0], [a if a > 1 else -a for a in range(4)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [n for row in matrix for n in row], [sum(col) for col in zip(*matrix)], {(i, j): v for i, row in enumerate(matrix) for j, v in enumerate(row)})
x = "outer"
squares = [x * x for x in range(4)]
print(x, squares)
n = 3
print([n * i for i in range(n)], [n for n in range(n)], n)
print([y := 5, y ** 2], [last := i for i in range(3)], last, [z for i in range(4) if (z := i * 2) > 2], z)
print({k: v for k, v in zip("abc", range(3)) if v}, {v: k for k, v in {"a": 1, "b": 2}.items()}, {i: {j: i + j for j in range(2)} for i in range(2)}, [f"{k}{v}" for k, v in sorted({"b": 1, "a": 2}.items())])
print([(lambda v: v + i)(10) for i in range(3)], [f() for f in [lambda i=i: i for i in range(3)]], [list(g) for g in [(i for i in range(j)) for j in range(3)]])
print([i for i, in [(1,), (2,)]], [a + b for a, (b, c) in [(1, (2, 3))]], [h for h, *t in ["abc", "de"]], [*(i for i in "xy"), *[j for j in "z"]])
def pythagorean(limit):
    return [(a, b, c) for a in range(1, limit) for b in range(a, limit) for c in range(b, limit) if a * a + b * b == c * c]

print(pythagorean(30))
class Box:
    size = 3
    cells = [c for c in range(size)]
    def scaled(self): return [c * self.size for c in self.cells]

print(Box.cells, Box().scaled(), [b.size for b in [Box(), Box()]])
calls = []
def note(v):
    calls.append(v)
    return v

lazy = (note(i) for i in range(3))
eager = [note(i + 10) for i in range(2)]
print(calls, next(lazy), calls, list(lazy), calls)
print(any(note(i) > 100 for i in (99, 101, 102)), calls[-2:], all(i for i in []), any([]), [i for i in []], {i for i in ()}, {i: i for i in ()})
for f in [lambda: [1 // i for i in (1, 0)], lambda: [a for a, b in [(1, 2, 3)]], lambda: {[]: 1 for _ in range(1)}, lambda: [i.x for i in [1]], lambda: [i for i in 5], lambda: {i for i in [[1]]}, lambda: list(1 // i for i in (2, 0)), lambda: [i + "a" for i in range(2)]]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([(len(w), w) for w in set(words)]), [w for i, w in enumerate(words) if w not in words[:i]], {c: words.count(c) for c in sorted(set(words)) if words.count(c) > 1})
sieve = [p for p in range(2, 60) if all(p % d for d in range(2, int(p ** 0.5) + 1))]
print(sieve, [b - a for a, b in zip(sieve, sieve[1:])])
print("\n".join(" ".join(f"{i * j:>3}" for j in range(1, 8)) for i in range(1, 8)))
print([[" *"[(i & j) == 0] for j in range(8)].count("*") for i in range(8)], "".join(chr(ord("a") + (i * 7) % 26) for i in range(26)))
