# A matrix class: operators, slices, determinant, inverse with fractions, powers.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)

class Fraction:
    def __init__(self, num, den=1):
        if den == 0:
            raise ZeroDivisionError(f"Fraction({num}, 0)")
        g = gcd(num, den) or 1
        if den < 0:
            g = -g
        self.num, self.den = num // g, den // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.num * o.den + o.num * self.den, self.den * o.den)
    __radd__ = __add__

    def __sub__(self, o): return self + -Fraction.of(o)
    def __rsub__(self, o): return Fraction.of(o) - self
    def __neg__(self): return Fraction(-self.num, self.den)

    def __mul__(self, o):
        if not isinstance(o, (int, Fraction)):
            return NotImplemented
        o = Fraction.of(o)
        return Fraction(self.num * o.num, self.den * o.den)
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.num * o.den, self.den * o.num)

    def __rtruediv__(self, o): return Fraction.of(o) / self
    def __eq__(self, o): return isinstance(o, (int, Fraction)) and self.num * Fraction.of(o).den == Fraction.of(o).num * self.den
    def __lt__(self, o): return self.num * Fraction.of(o).den < Fraction.of(o).num * self.den
    def __hash__(self): return hash((self.num, self.den)) if self.den != 1 else hash(self.num)
    def __bool__(self): return self.num != 0
    def __float__(self): return self.num / self.den
    def __abs__(self): return Fraction(abs(self.num), self.den)
    def __str__(self): return str(self.num) if self.den == 1 else f"{self.num}/{self.den}"
    def __repr__(self): return f"Fraction({self.num}, {self.den})"
    def __pow__(self, n): return Fraction(self.num ** n, self.den ** n) if n >= 0 else Fraction(self.den ** -n, self.num ** -n)

class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        widths = {len(r) for r in self.rows}
        if len(widths) != 1:
            raise ValueError(f"rows of different lengths: {sorted(widths)}")
        self.shape = len(self.rows), widths.pop()

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        self._same(other)
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, other):
        if isinstance(other, Matrix):
            if self.shape[1] != other.shape[0]:
                raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
            columns = list(zip(*other.rows))
            return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])
        return Matrix([[a * other for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result * base
            base = base * base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __neg__(self): return self * -1
    def __iter__(self): return (x for r in self.rows for x in r)
    def __len__(self): return self.shape[0] * self.shape[1]

    def _same(self, other):
        if not isinstance(other, Matrix) or self.shape != other.shape:
            raise TypeError(f"need a matrix of shape {self.shape}, got {getattr(other, 'shape', other)!r}")

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def reduced(self):
        rows, det, pivots = [[Fraction.of(x) for x in r] for r in self.rows], Fraction(1), []
        at = 0
        for col in range(self.shape[1]):
            pivot = max(range(at, len(rows)), key=lambda i: abs(rows[i][col]), default=None)
            if pivot is None or not rows[pivot][col]:
                continue
            if pivot != at:
                rows[at], rows[pivot] = rows[pivot], rows[at]
                det = -det
            det *= rows[at][col]
            scale = rows[at][col]
            rows[at] = [x / scale for x in rows[at]]
            for i in range(len(rows)):
                if i != at and rows[i][col]:
                    factor = rows[i][col]
                    rows[i] = [x - factor * y for x, y in zip(rows[i], rows[at])]
            pivots.append(col)
            at += 1
        return rows, det, pivots

    def det(self):
        if self.shape[0] != self.shape[1]:
            raise ValueError(f"not square: {self.shape}")
        _, det, pivots = self.reduced()
        return det if len(pivots) == self.shape[0] else Fraction(0)

    def inverse(self):
        n = self.shape[0]
        wide = Matrix([r + [int(i == j) for j in range(n)] for i, r in enumerate(self.rows)])
        rows, _, pivots = wide.reduced()
        if pivots[:n] != list(range(n)):
            raise ZeroDivisionError("singular matrix")
        return Matrix([r[n:] for r in rows])

    def __str__(self):
        cells = [[str(x) for x in r] for r in self.rows]
        widths = [max(len(r[j]) for r in cells) for j in range(self.shape[1])]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(r, widths)) + "]" for r in cells)

a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 0]])
print(a + b, a - b, a * b, 2 * a, -a, a ** 3, a.T, sep="\n--\n")
print(a == Matrix([[1, 2], [3, 4]]), a != b, list(a), len(a), a[0], a[1, 0], a[0][1], sum(a), max(a), 4 in a)
a[0, 0] = 9
print(a[:, 1].rows, a[0, :].rows, Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]])[1:, :2].rows)
h = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(h)
print(h.inverse(), h.det(), h * h.inverse() == Matrix.identity(4), h ** -1 == h.inverse(), [round(float(x), 4) for x in h[3]], sep="\n")
fib = Matrix([[1, 1], [1, 0]])
print([(fib ** n)[0, 1] for n in range(0, 100, 11)], (fib ** 300)[0][1])
print(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), Matrix([[1, 2], [2, 4]]).det(), Matrix([[0, 2], [3, 0]]).det(), [str(x) for x in Matrix([[2, 1, 5], [1, 3, 10]]).reduced()[0][0]])
for f in [lambda: Matrix([[1, 2], [3]]), lambda: a + 5, lambda: a + Matrix([[1]]), lambda: a * Matrix([[1, 2, 3]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1, 2]]).det(), lambda: Fraction(1, 0), lambda: a[5, 0], lambda: a["x"], lambda: Fraction(1) / 0, lambda: Fraction(1) * "a", lambda: Matrix([])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted([Fraction(1, 2), Fraction(1, 3), Fraction(-5, 7), Fraction(2)]), sum([Fraction(1, n) for n in range(1, 11)]), 1 - Fraction(1, 3), 1 / Fraction(3, 4), Fraction(2, 3) ** -3, {Fraction(2, 4): "half"}[Fraction(1, 2)])
