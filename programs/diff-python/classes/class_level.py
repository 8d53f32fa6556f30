# python 3.11
# Class attributes, nested classes, methods added later, isinstance with tuples, type() calls, __init_subclass__-free registries.
class Meta:
    items = []
    count = 0
    names = {"a": 1}
    def add(self, x):
        self.items.append(x)
        self.count += 1
        return self

m, n = Meta(), Meta()
m.add(1).add(2)
n.add(3)
print(Meta.items, m.items is n.items, m.count, n.count, Meta.count, sorted(m.__dict__), sorted(vars(n)))
m.items = ["own"]
print(m.items, n.items, Meta.items, "items" in vars(m))
del m.items
print(m.items)
Meta.extra = lambda self, k=2: len(self.items) * k
print(m.extra(), n.extra(5), Meta.extra(m))
def named(self): return "named " + type(self).__name__
Meta.named = named
m.named = lambda: "instance function"
print(n.named(), m.named(), Meta.named(m))
class Sub(Meta):
    count = 100
    class Inner:
        value = 5
        def get(self): return self.value
    alias = Inner
    computed = [i * 2 for i in range(3)]
    total = sum(computed)

print(Sub.Inner().get(), Sub.alias is Sub.Inner, Sub.total, Sub().count, Sub().add(9).count, Sub.count, isinstance(Sub(), (int, Meta)), issubclass(Sub, (str, Meta)), Sub.__mro__[1].__name__)
for f in [lambda: Sub.inner, lambda: Sub().nope, lambda: Meta.add(), lambda: Meta().add(), lambda: Meta(1), lambda: isinstance(m, "x"), lambda: issubclass(m, Meta), lambda: Meta.named(), lambda: type(1, 2), lambda: type("Y", (), {})().z, lambda: getattr(Meta, "add")(m), lambda: object().x, lambda: delattr(m, "zzz")]:
    try:
        print(f() is not None)
    except Exception as e:
        print(type(e).__name__, e)
Point = type("Point", (), {"__init__": lambda self, x, y: (setattr(self, "x", x), setattr(self, "y", y))[2:] or None, "norm": lambda self: (self.x ** 2 + self.y ** 2) ** 0.5})
p = Point(3, 4)
print(p.norm(), p.x, Point.__name__, type(p) is Point, type(p).__bases__ == (object,))
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        print("computing", name)
        value = len(name)
        setattr(self, name, value)
        return value

lazy = Lazy()
print(lazy.abc, lazy.abc, hasattr(lazy, "_x"), getattr(lazy, "_y", "default"), lazy.__dict__)
class Slots:
    def __init__(self): self.a = 1
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented

print(Slots() == 1, Slots() != 1, Slots() == Slots())
try:
    Slots() < 1
except TypeError as e:
    print(e)
class Chain:
    def __init__(self): self.calls = []
    def __getattr__(self, name):
        return lambda *a, **k: (self.calls.append((name, a, k)), self)[1]

c = Chain().where("x", op=1).order().limit(5)
print(c.calls)
