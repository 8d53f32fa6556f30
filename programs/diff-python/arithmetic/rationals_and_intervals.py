# Exact fractions, intervals and modular numbers: classes that act like numbers.
from math import gcd, isqrt, inf


class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g

    @classmethod
    def of(cls, x):
        if isinstance(x, Fraction):
            return x
        if isinstance(x, int):
            return cls(x)
        if isinstance(x, float):
            return cls(*x.as_integer_ratio())
        return NotImplemented

    def __add__(self, other):
        o = Fraction.of(other)
        return o if o is NotImplemented else Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        o = Fraction.of(other)
        return o if o is NotImplemented else Fraction(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__

    def __truediv__(self, other):
        o = Fraction.of(other)
        return Fraction(self.n * o.d, self.d * o.n)

    def __rtruediv__(self, other):
        return Fraction.of(other) / self

    def __floordiv__(self, other):
        q = self / other
        return q.n // q.d

    def __mod__(self, other):
        return self - other * (self // other)

    def __pow__(self, k):
        return Fraction(self.n ** k, self.d ** k) if k >= 0 else Fraction(self.d ** -k, self.n ** -k)

    def __eq__(self, other):
        o = Fraction.of(other)
        return o is not NotImplemented and (self.n, self.d) == (o.n, o.d)

    def __lt__(self, other):
        return self.n * Fraction.of(other).d < Fraction.of(other).n * self.d

    def __le__(self, other):
        return not Fraction.of(other) < self

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __float__(self):
        return self.n / self.d

    def __int__(self):
        return int(self.n / self.d)

    def __abs__(self):
        return Fraction(abs(self.n), self.d)

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"


half, third = Fraction(1, 2), Fraction(-2, -6)
print(half + third, half - third, half * third, half / third, half + 1, 1 - third, 2 / half, 3 * half, half + 0.25, -half, abs(-half))
print(half ** 10, half ** -3, Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(-7, 2) // 1, Fraction(-7, 2) % 1, float(third), int(Fraction(-7, 2)))
print(half == 0.5, half == Fraction(2, 4), half == "x", half < third, sorted([half, third, Fraction(2), 0.4], key=float), {half: "h"}[Fraction(3, 6)], {Fraction(2): "two"}[2])
print(sum([Fraction(1, k) for k in range(1, 11)], Fraction(0)), max(half, third), bool(Fraction(0)), Fraction.of(0.1), not half)
for bad in (lambda: half + "x", lambda: Fraction(1, 0), lambda: half / 0, lambda: "x" + half, lambda: half < None):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def continued(x, most=8):
    while most and x.d:
        yield x.n // x.d
        x = x - x.n // x.d
        if not x:
            return
        x = 1 / x
        most -= 1


print(list(continued(Fraction(355, 113))), list(continued(Fraction.of(3.245)))[:4], list(continued(Fraction(-7, 3))))


class Mod:
    def __init__(self, value, m):
        self.value, self.m = value % m, m

    def __add__(self, other):
        return Mod(self.value + int(other), self.m)

    def __mul__(self, other):
        return Mod(self.value * int(other), self.m)

    def __pow__(self, k):
        return Mod(pow(self.value, k, self.m), self.m)

    def __int__(self):
        return self.value

    def inverse(self):
        return self ** -1

    def __repr__(self):
        return f"{self.value} mod {self.m}"


a = Mod(10, 7)
print(a, a + a, a * 5, a ** 100, a.inverse(), a * a.inverse())
try:
    Mod(2, 4).inverse()
except ValueError as e:
    print(e)


class Interval:
    def __init__(self, low=-inf, high=inf):
        self.low, self.high = min(low, high), max(low, high)

    def __and__(self, other):
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def __or__(self, other):
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def __mul__(self, other):
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __contains__(self, x):
        return self.low <= x <= self.high

    def __repr__(self):
        return f"[{self.low}, {self.high}]"


i, j = Interval(1, 5), Interval(3, 9)
print(i & j, i | j, i * Interval(-1, 2), 3 in i, 6 in i, i & Interval(7, 8), Interval(), Interval(high=2) & i, inf in Interval())
n = 10 ** 40 + 1
print(isqrt(n), isqrt(n) ** 2 <= n < (isqrt(n) + 1) ** 2, n.bit_length(), gcd(n, 10 ** 20 + 1), (-n) // 10 ** 20, -n % 1000, n >> 100, (n & 0xFFFF) ^ 0xFF)
