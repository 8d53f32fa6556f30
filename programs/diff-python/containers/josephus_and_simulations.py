# Simulations on lists: Josephus, dealing cards, bank queue, water jugs, Langton's ant.
def josephus(n, k):
    people, i, order = list(range(1, n + 1)), 0, []
    while people:
        i = (i + k - 1) % len(people)
        order.append(people.pop(i))
    return order
print(josephus(7, 3), josephus(1, 5), josephus(10, 2)[-1])
state = 12345
def rnd(n):
    global state
    state = (state * 69069 + 1) % 2 ** 32
    return state >> 8 if n is None else (state >> 8) % n
deck = [r + s for s in "CDHS" for r in "23456789TJQKA"]
for i in range(len(deck) - 1, 0, -1):
    j = rnd(i + 1)
    deck[i], deck[j] = deck[j], deck[i]
hands = [sorted(deck[i:20:4], key=lambda c: ("CDHS".index(c[1]), "23456789TJQKA".index(c[0]))) for i in range(4)]
for h in hands:
    print(" ".join(h), len({c[1] for c in h}) == 1, max(sum(c[0] == d[0] for d in h) for c in h))
def jugs(a, b, goal):
    seen, queue = {(0, 0): None}, [(0, 0)]
    while queue:
        x, y = queue.pop(0)
        if goal in (x, y):
            path, at = [], (x, y)
            while at is not None:
                path.append(at)
                at = seen[at]
            return path[::-1]
        p, q = min(x, b - y), min(y, a - x)
        for n in [(a, y), (x, b), (0, y), (x, 0), (x - p, y + p), (x + q, y - q)]:
            if n not in seen:
                seen[n] = (x, y)
                queue.append(n)
    return "impossible"
print(jugs(3, 5, 4), jugs(2, 4, 3))
black, x, y, dx, dy = set(), 0, 0, 0, 1
for _ in range(500):
    if (x, y) in black:
        black.remove((x, y))
        dx, dy = -dy, dx
    else:
        black.add((x, y))
        dx, dy = dy, -dx
    x, y = x + dx, y + dy
print(len(black), (x, y), min(black), max(black))
histogram = [0] * 6
for _ in range(600):
    histogram[rnd(6)] += 1
print(histogram, sum(histogram), [round(100 * h / 600, 1) for h in histogram])
