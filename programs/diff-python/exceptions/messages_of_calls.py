# The texts of wrong calls of functions, methods and classes written in the language.
class P:
    def __init__(self, x, y=0, *, z=1): self.x = x
    def m(self, a): return a
    @classmethod
    def c(cls, a, b): return a
    @staticmethod
    def s(a): return a
    def __call__(self, q): return q
    def __getitem__(self, k): return k
def f(a, b, *, c): pass
def g(*args, d): pass
def h(): pass
def outer():
    def inner(one): return one
    return inner
p = P(1)
for call in [lambda: P(), lambda: P(1, 2, 3), lambda: P(1, w=2), lambda: P(y=1), lambda: p.m(), lambda: p.m(1, 2), lambda: p.m(b=1), lambda: P.c(), lambda: P.c(1), lambda: p.c(1, 2, 3), lambda: P.s(), lambda: p.s(1, 2), lambda: p(), lambda: p(1, 2), lambda: P.m(p), lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(1, 2, c=1, d=2), lambda: g(1), lambda: h(1), lambda: h(1, 2), lambda: h(k=1), lambda: outer()(), lambda: outer()(1, 2), lambda: (lambda a, b: 0)(1), lambda: (lambda: 0)(1), lambda: [outer() for _ in "a"][0](x=1), lambda: f(*[1], **{"c": 1}), lambda: f(**{"a": 1, "zz": 2})]:
    try:
        print(call())
    except TypeError as e:
        print(e)
