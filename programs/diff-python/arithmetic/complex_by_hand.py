# Complex numbers, quaternions and polynomials as classes.
class Complex:
    def __init__(self, re, im=0): self.re, self.im = re, im
    @staticmethod
    def of(x): return x if isinstance(x, Complex) else Complex(x)
    def __add__(self, o): o = Complex.of(o); return Complex(self.re + o.re, self.im + o.im)
    def __sub__(self, o): o = Complex.of(o); return Complex(self.re - o.re, self.im - o.im)
    def __mul__(self, o): o = Complex.of(o); return Complex(self.re * o.re - self.im * o.im, self.re * o.im + self.im * o.re)
    __radd__, __rmul__ = __add__, __mul__
    def __abs__(self): return (self.re ** 2 + self.im ** 2) ** 0.5
    def __eq__(self, o): o = Complex.of(o); return (self.re, self.im) == (o.re, o.im)
    def __str__(self): return f"{self.re:g}{self.im:+g}i"
    def __repr__(self): return f"Complex({self.re!r}, {self.im!r})"
    def __pow__(self, n):
        out = Complex(1)
        for _ in range(n):
            out = out * self
        return out

a, b = Complex(1, 2), Complex(3, -1)
print(a + b, a - b, a * b, 2 * a, 1 + a, abs(Complex(3, 4)), a ** 3, a == Complex(1, 2), Complex(5) == 5, [a, b], a != b)
def mandelbrot(c, limit):
    z = Complex(0)
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit

for y in range(-4, 5, 2):
    print("".join(" .:-=+*#%@"[mandelbrot(Complex(x / 8, y / 4), 9)] for x in range(-16, 6)))
class Poly:
    def __init__(self, *c):
        self.c = list(c)
        while len(self.c) > 1 and self.c[-1] == 0:
            self.c.pop()
    def __call__(self, x): return sum(k * x ** i for i, k in enumerate(self.c))
    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        return Poly(*[a + b for a, b in zip(self.c + [0] * (n - len(self.c)), o.c + [0] * (n - len(o.c)))])
    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)
    def __divmod__(self, o):
        rest, out = self.c[:], [0] * max(1, len(self.c) - len(o.c) + 1)
        while len(rest) >= len(o.c) and any(rest):
            k, at = rest[-1] / o.c[-1], len(rest) - len(o.c)
            out[at] = k
            for i, c in enumerate(o.c):
                rest[at + i] -= k * c
            rest.pop()
        return Poly(*out), Poly(*(rest or [0]))
    def derive(self): return Poly(*[i * k for i, k in enumerate(self.c)][1:] or [0])
    def __str__(self):
        terms = [f"{k:g}" + ("" if i == 0 else "x" if i == 1 else f"x^{i}") for i, k in enumerate(self.c) if k]
        return " + ".join(reversed(terms)).replace("+ -", "- ") or "0"

p, q = Poly(-1, 0, 3), Poly(1, 1)
print(p, "|", q, "|", p + q, "|", p * q, "|", p.derive(), "|", p(2), p(0.5), "|", Poly(0), "|", p * Poly(0))
print(*divmod(p, q), sep=" rest ")
print(*divmod(Poly(-6, 11, -6, 1), Poly(-1, 1)), sep=" rest ")
