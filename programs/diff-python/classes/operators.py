# Operator methods: reflected, in place, comparison, containers, numbers.
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        if other == 0:
            return self
        return NotImplemented

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __floordiv__(self, k):
        return Vec(self.x // k, self.y // k)

    def __mod__(self, k):
        return Vec(self.x % k, self.y % k)

    def __pow__(self, k):
        return Vec(self.x ** k, self.y ** k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __eq__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __iter__(self):
        yield self.x
        yield self.y

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __bool__(self):
        return bool(self.x or self.y)

    def __invert__(self):
        return Vec(self.y, self.x)

    def __round__(self, n=0):
        return Vec(round(self.x, n), round(self.y, n))

v, w = Vec(1, 2), Vec(3, 4)
print(v + w, v - w, v * 3, 3 * v, v * w, w / 2, w // 2, w % 2, w ** 2, -v, +v, ~v, abs(w), sum([v, w, v]), round(Vec(1.256, 2.5), 1))
print(v == Vec(1, 2), v != w, v == 5, v is v, {v: "a"}[Vec(1, 2)], len({v, Vec(1, 2), w}), list(v), tuple(w), [*v, *w], v[0], v[-1], max(v), bool(Vec(0, 0)), 2 in w)
alias = v
v += w
print(v, alias, alias is v)
w *= 2
print(w, *w)
x, y = w
print(x, y)
for f in [lambda: v + 1, lambda: 1 + v, lambda: v + "a", lambda: "a" + v, lambda: v - 1, lambda: v < w, lambda: v[5], lambda: v["a"], lambda: len(v), lambda: v | w, lambda: v << 1, lambda: v(), lambda: int(v), lambda: [1] + v, lambda: v >= 1, lambda: sum([v, 1])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

class Mod:
    def __init__(self, n, m=7):
        self.n, self.m = n % m, m
    def _wrap(self, n): return Mod(n, self.m)
    def __repr__(self): return f"{self.n}(mod {self.m})"
    def __add__(self, o): return self._wrap(self.n + int(o))
    __radd__ = __add__
    def __sub__(self, o): return self._wrap(self.n - int(o))
    def __rsub__(self, o): return self._wrap(int(o) - self.n)
    def __int__(self): return self.n
    def __index__(self): return self.n
    def __float__(self): return float(self.n)
    def __rpow__(self, base): return base ** self.n
    def __rdivmod__(self, o): return divmod(o, self.n)
    def __lt__(self, o): return self.n < int(o)
    def __le__(self, o): return self.n <= int(o)
    def __and__(self, o): return self.n & int(o)
    def __rand__(self, o): return ("rand", self.n & o)
    def __lshift__(self, o): return self.n << o
    def __rshift__(self, o): return self.n >> o
    def __or__(self, o): return self.n | int(o)
    def __xor__(self, o): return self.n ^ int(o)

m = Mod(10)
print(m, m + 5, 5 + m, m - 5, 5 - m, int(m), float(m), 2 ** m, divmod(10, m), "abcdef"[m], [1, 2, 3, 4][m:], range(m), m < 4, m <= 3, 4 > m, m & 1, 7 & m, m << 2, m >> 1, m | 8, m ^ 1, bin(m), sorted([Mod(5), Mod(3), Mod(8)]), hex(m), list(range(10))[m], "x" * m)
class Loud:
    def __eq__(self, other):
        print("eq", end=" ")
        return True
    def __ne__(self, other):
        print("ne", end=" ")
        return False

loud = Loud()
print(loud == 1, 1 == loud, loud != 1, loud in [1], [loud] == [3], 1 in [2, loud], [1, 2, 1].count(loud))
try:
    hash(loud)
except TypeError as e:
    print(e)
