# python 3.11
# Newton, bisection, Simpson, primes by trial, perfect numbers, Pascal, Egyptian fractions, base conversions.
def newton(f, df, x, steps=50):
    for n in range(steps):
        following = x - f(x) / df(x)
        if abs(following - x) < 1e-14:
            return following, n
        x = following
    raise ArithmeticError(f"no convergence in {steps} steps")

def bisect(f, low, high, eps=1e-10):
    if f(low) * f(high) > 0:
        raise ValueError(f"f({low}) and f({high}) have one sign")
    while high - low > eps:
        mid = (low + high) / 2
        if f(low) * f(mid) <= 0:
            high = mid
        else:
            low = mid
    return (low + high) / 2

def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))

print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: x ** 3 - 7, lambda x: 3 * x * x, 2.0))
print(bisect(lambda x: x ** 3 - x - 2, 1, 2), round(simpson(lambda x: x * x, 0, 3), 10), simpson(lambda x: 1 / x, 1, 2))
for f in [lambda: bisect(lambda x: x * x + 1, -1, 1), lambda: newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5, 5), lambda: newton(lambda x: x * x - 2, lambda x: 2 * x, 0)]:
    try:
        print(f())
    except ArithmeticError as e:
        print(type(e).__name__, e)
    except ValueError as e:
        print("ValueError", e)
def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]

for row in pascal(8):
    print(" ".join(f"{x:>2}" for x in row).center(24).rstrip())
def egyptian(num, den):
    parts = []
    while num:
        d = -(-den // num)
        parts.append(d)
        num, den = num * d - den, den * d
    return parts

print(egyptian(4, 13), egyptian(7, 15), egyptian(5, 121))
print([n for n in range(2, 9000) if sum(d + (n // d if d * d != n and d > 1 else 0) for d in range(1, int(n ** 0.5) + 1) if n % d == 0) == n])
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))

print(pi_digits(60))
def horner(coefficients, x):
    value = 0
    for c in coefficients:
        value = value * x + c
    return value

print(horner([2, -6, 2, -1], 3), horner([1.5, 0, -2], 0.5), horner([1] * 20, 10), horner([], 5))
e, term = 0.0, 1.0
for i in range(1, 20):
    e += term
    term /= i
print(e, sum(1 / n ** 2 for n in range(1, 1000)), sum((-1) ** n * 4 / (2 * n + 1) for n in range(500)))
def armstrong(limit):
    return [n for n in range(limit) if n == sum(int(d) ** len(str(n)) for d in str(n))]

print(armstrong(10000), [n for n in range(1, 1000) if str(n * n).endswith(str(n))], sum(map(int, str(2 ** 1000))), len(str(3 ** 500)))
x, y = 0.0, 0.0
vx, vy, dt = 3.0, 9.8, 0.125
trajectory = []
while y >= 0:
    trajectory.append((round(x, 3), round(y, 3)))
    x, y, vy = x + vx * dt, y + vy * dt, vy - 9.8 * dt
print(len(trajectory), trajectory[:4], max(trajectory, key=lambda p: p[1]), f"{x:.4f} {y:.4f}")
mean = lambda v: sum(v) / len(v)
data = [2.5, 3.5, 8.0, -1.0, 4.25]
var = mean([(v - mean(data)) ** 2 for v in data])
print(mean(data), var, var ** 0.5, sorted(data)[len(data) // 2], f"{var ** 0.5:.6f}", round(var, 3))
