# Recursive functions: Ackermann, Hanoi, flood of braces, mutual recursion, depth limits.
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def braces(n, open=0): return [")" * open] if n == 0 else [*("(" + b for b in braces(n - 1, open + 1)), *((")" + b for b in braces(n, open - 1)) if open else ())]
def permute(s): return [s] if len(s) < 2 else [s[i] + p for i in range(len(s)) for p in permute(s[:i] + s[i + 1:])]
def power(xs): return [[]] if not xs else [q for p in power(xs[1:]) for q in (p, [xs[0]] + p)]
def depth(x): return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0
def collatz(n, steps=0): return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)
print(ack(2, 3), [even(n) for n in (0, 7, 10)], hanoi(3), len(hanoi(8)), braces(3), permute("abc"), power([1, 2, 3]), depth([1, [2, [3, []]]]), depth(5), collatz(27))
def count(n):
    try:
        return count(n + 1)
    except RecursionError:
        return n > 500
print(count(0))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(30), (lambda f, n: f(f, n))(lambda f, n: n if n < 2 else f(f, n - 1) + f(f, n - 2), 15))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def binary(n): return str(n) if n < 2 else binary(n // 2) + str(n % 2)
def flat(x): return [y for i in x for y in (flat(i) if isinstance(i, list) else [i])]
def mergesort(x): return x if len(x) < 2 else merge(mergesort(x[:len(x) // 2]), mergesort(x[len(x) // 2:]))
def merge(a, b): return a + b if not a or not b else [a[0]] + merge(a[1:], b) if a[0] <= b[0] else [b[0]] + merge(a, b[1:])
print(gcd(1071, 462), binary(37), flat([1, [2, [3], []]]), mergesort([5, 2, 9, 1, 5, 6]), sum(ack(1, n) for n in range(20)))
