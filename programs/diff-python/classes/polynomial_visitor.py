# An expression tree with simplification, derivation and evaluation by double dispatch.
class Expr:
    def __add__(self, o): return Add(self, wrap(o))
    def __radd__(self, o): return Add(wrap(o), self)
    def __mul__(self, o): return Mul(self, wrap(o))
    def __rmul__(self, o): return Mul(wrap(o), self)
    def __sub__(self, o): return Add(self, Mul(Num(-1), wrap(o)))
    def __neg__(self): return Mul(Num(-1), self)
    def __eq__(self, o): return isinstance(o, Expr) and repr(self) == repr(o)
class Num(Expr):
    def __init__(self, v): self.v = v
    def __repr__(self): return str(self.v)
    def eval(self, env): return self.v
    def diff(self, x): return Num(0)
    def simple(self): return self
class Var(Expr):
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
    def eval(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"{self.name} has no value") from None
    def diff(self, x): return Num(int(x == self.name))
    def simple(self): return self
class Binary(Expr):
    def __init__(self, a, b): self.a, self.b = a, b
    def __repr__(self): return f"({self.a!r} {self.sign} {self.b!r})"
    def simple(self): return self.reduce(self.a.simple(), self.b.simple())
class Add(Binary):
    sign = "+"
    def eval(self, env): return self.a.eval(env) + self.b.eval(env)
    def diff(self, x): return Add(self.a.diff(x), self.b.diff(x))
    def reduce(self, a, b):
        if isinstance(a, Num) and isinstance(b, Num):
            return Num(a.v + b.v)
        return b if a == Num(0) else a if b == Num(0) else Add(a, b)
class Mul(Binary):
    sign = "*"
    def eval(self, env): return self.a.eval(env) * self.b.eval(env)
    def diff(self, x): return Add(Mul(self.a.diff(x), self.b), Mul(self.a, self.b.diff(x)))
    def reduce(self, a, b):
        if isinstance(a, Num) and isinstance(b, Num):
            return Num(a.v * b.v)
        if Num(0) in (a, b):
            return Num(0)
        return b if a == Num(1) else a if b == Num(1) else Mul(a, b)
def wrap(x): return x if isinstance(x, Expr) else Num(x)
x, y = Var("x"), Var("y")
for e in [x + 1, 3 * x * x + 2 * x + 1, x * y - y, -(x + y) * (x - 2), wrap(7), x * 0 + y]:
    print(e, "|", e.simple(), "|", e.diff("x").simple(), "|", e.eval({"x": 3, "y": 0.5}), e.diff("x").eval({"x": 3, "y": 0.5}))
try:
    (x + y).eval({"x": 1})
except NameError as e:
    print(e)
