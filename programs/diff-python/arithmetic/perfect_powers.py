# Powers, roots, logarithms in integers, and what ** does with negative and float operands.
print([b ** e for b in (-2, 0, 1, 3) for e in range(5)], 2 ** -2, (-2) ** -3, 4 ** 0.5, (-1) ** 100, 10 ** -3, 2.0 ** 10, 2 ** 3 ** 2, -3 ** 2, (-3) ** 2)
def root(n, k):
    low, high = 0, 1
    while high ** k <= n:
        high *= 2
    while high - low > 1:
        mid = (low + high) // 2
        if mid ** k <= n:
            low = mid
        else:
            high = mid
    return low
print([root(n, k) for n in (0, 1, 26, 27, 10 ** 30) for k in (2, 3, 5)], root(2 * 10 ** 60, 2))
print(sorted({a ** b for a in range(2, 12) for b in range(2, 6)})[:20], sum(int(c) for c in str(7 ** 77)))
for f in [lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: "a" ** 2, lambda: 2 ** "a", lambda: pow(2, 3, 0), lambda: pow(2, -1, 6), lambda: 10.0 ** 400, lambda: pow(5, 3, 7), lambda: pow(-5, 3, 7), lambda: pow(5, 3, -7), lambda: None ** 2]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
