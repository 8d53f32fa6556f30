# Fibonacci numbers in six ways.
def loop(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
def rec(n): return n if n < 2 else rec(n - 1) + rec(n - 2)
def memo(n, seen={0: 0, 1: 1}):
    if n not in seen:
        seen[n] = memo(n - 1) + memo(n - 2)
    return seen[n]
def double(n):
    if n == 0:
        return 0, 1
    a, b = double(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)
def gen():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
g = gen()
print([loop(n) for n in range(15)], [rec(n) for n in range(15)] == [next(g) for _ in range(15)], memo(90) == loop(90) == double(90)[0], double(500)[0])
print([n for n in range(2, 40) if loop(n) % n == 0], loop(10 ** 3) % 10 ** 9, sum(loop(n) for n in range(50) if loop(n) % 2 == 0))
