# Truth tables, multiplication tables, cartesian products and matrices from comprehensions.
print([[f"{a}{b}" for b in "xy"] for a in "ab"], [a + b for a in "ab" for b in "xy" if a + b != "ax"], {(a, b): a * b for a in range(3) for b in range(a, 3)}, sorted({a ^ b for a in range(4) for b in range(4)}))
print("\n".join("".join(f"{a * b:4}" for b in range(1, 6)) for a in range(1, 6)))
print([(p, q, p and q, p or q, not p, p != q) for p in (True, False) for q in (True, False)])
print([[int(r == c) for c in range(3)] for r in range(3)], [[c for c in range(r)] for r in range(4)], sum(x * y for x, y in zip([1, 2, 3], [4, 5, 6])), [sum(a * b for a, b in zip(r, c)) for r in [[1, 2], [3, 4]] for c in zip(*[[5, 6], [7, 8]])])
print({w: sum(1 for v in w if v in "aeiou") for w in ["queue", "sky", "audio"]}, {k: [v for kk, v in [("a", 1), ("b", 2), ("a", 3)] if kk == k] for k in "ab"}, [*{*"hello"}] != [], len({frozenset(w) for w in ["ab", "ba", "abc"]}))
print([n for n in range(2, 50) if not [d for d in range(2, n) if n % d == 0]], [f"{n:b}".count("1") for n in range(10)], [(i, j) for i in range(4) for j in range(4) if i < j and (i + j) % 2], [x for x in [[1, 2], [3], []] for x in x])
x = 10
print([x for x in range(3)], x, [x + y for y in range(3)], {x: x for x in "q"}, (lambda: [x for x in "z"])(), x, list(x for x in [x]), [(x := i) for i in range(3)], x)
print([[(i, j) for j in range(2)] for i in range(2)][1][0], [t for t in ((a, b) for a in range(2) for b in "pq")], {i: chr(65 + i) for i in range(5)}, {chr(65 + i): i for i in range(3)}, ["fizz" * (i % 3 == 0) + "buzz" * (i % 5 == 0) or i for i in range(1, 16)])
