# __repr__, __str__, __format__, __bytes__-free: which one is used where.
class Both:
    def __repr__(self): return "<repr>"
    def __str__(self): return "<str>"
class OnlyRepr:
    def __repr__(self): return "<only>"
class OnlyStr:
    def __str__(self): return "<os>"
class Fmt:
    def __format__(self, spec): return f"[{spec}]"
    def __repr__(self): return "Fmt"

b, r, f = Both(), OnlyRepr(), Fmt()
print(b, str(b), repr(b), f"{b}", f"{b!r}", f"{b!s:>8}", "%s %r" % (b, b), "{} {!r}".format(b, b), [b], (b,), {b: b}, {"k": b}, {1: [b]}, sep="|")
print(r, str(r), [r], f"{r}", str([r, (r,)]), f, f"{f}", f"{f:>10}", f"{f!r:>5}", format(f, "x"), format(f), "{:abc}".format(f), sep="|")
print(str(OnlyStr()), OnlyStr().__repr__().startswith("<__main__.OnlyStr object at 0x"), repr(OnlyStr)[:7], str(Both), type(b), [int, str], Both.__name__, Both.__qualname__, Both.__module__)
class Outer:
    class Inner:
        def where(self): return type(self).__qualname__ if False else type(self).__name__

print(Outer.Inner().where(), repr(len), str(print), repr(ValueError), repr(type), type(None), repr(...) if False else "", type(lambda: 0).__name__, type(print).__name__, type([].append).__name__ if False else "", type(Both).__name__, type(range(1)).__name__)
try:
    format(b, "5")
except TypeError as e:
    print(e)
class Deep:
    def __init__(self, *kids): self.kids = kids
    def __repr__(self): return f"Deep{self.kids!r}" if self.kids else "Deep()"

print(Deep(Deep(), Deep(Deep(), "x")), [Deep(1)], {Deep(): None})
class Err(Exception):
    def __str__(self): return "custom " + ", ".join(map(str, self.args))

print(Err(1, "b"), repr(Err(1, "b")), [Err()], str(Err("x")), repr(Err("it's")), f"{Err('q')!r}")
import math
print(str(math)[:14], type(math).__name__, repr(True), str(None), repr("a'b"), repr('a"b'), str(1.0), repr(1e100), str([1.0, None, True, "x"]), repr({"a": (1,)}), str(range(3)), repr(slice(1, 2)), repr({}.keys()), repr({"a": 1}.items()), repr(set()), repr(frozenset({1})), repr(()))
