# Dynamic programming: coins, knapsack, subsequences, partitions.
def coins(amount, kinds):
    best = [0] + [None] * amount
    for a in range(1, amount + 1):
        options = [best[a - k] for k in kinds if k <= a and best[a - k] is not None]
        best[a] = 1 + min(options) if options else None
    return best[amount]
def ways(amount, kinds):
    table = [1] + [0] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            table[a] += table[a - k]
    return table[amount]
print([coins(a, (1, 5, 12)) for a in (0, 15, 16, 99)], coins(3, (2,)), ways(100, (1, 5, 10, 25, 50)), ways(500, (1, 2, 5, 10, 20, 50, 100, 200)))
def knapsack(limit, items):
    best = {0: (0, [])}
    for name, w, v in items:
        for at, (value, names) in sorted(best.items(), reverse=True):
            if at + w <= limit and value + v > best.get(at + w, (-1,))[0]:
                best[at + w] = (value + v, names + [name])
    return max(best.values(), key=lambda b: b[0])
print(knapsack(10, [("a", 5, 10), ("b", 4, 40), ("c", 6, 30), ("d", 3, 50)]))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs("", "x"), repr(lcs("abc", "def")), lcs("programming", "gaming"))
def partitions(n, top=None):
    top = top or n
    if n == 0:
        return [[]]
    return [[k] + rest for k in range(min(n, top), 0, -1) for rest in partitions(n - k, k)]
print(partitions(5), len(partitions(15)), [len(partitions(n)) for n in range(1, 10)])
def longest_increasing(xs):
    best = []
    for i, x in enumerate(xs):
        best.append(max((b for j, b in enumerate(best) if xs[j] < x), key=len, default=[]) + [x])
    return max(best, key=len, default=[])
print(longest_increasing([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]), longest_increasing([]), max(sum([-2, 1, -3, 4, -1, 2, 1, -5, 4][i:j]) for i in range(9) for j in range(i + 1, 10)))
