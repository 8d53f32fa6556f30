# Ordering by one method and a mixin, sorting of instances, hashing, versions and cards.
class Ordered:
    def __gt__(self, o): return o < self
    def __le__(self, o): return not o < self
    def __ge__(self, o): return not self < o
class Version(Ordered):
    def __init__(self, text): self.parts = [int(p) for p in text.split(".")]
    def __lt__(self, o): return self.parts < o.parts
    def __eq__(self, o): return isinstance(o, Version) and self.parts == o.parts
    def __hash__(self): return hash(tuple(self.parts))
    def __repr__(self): return "v" + ".".join(map(str, self.parts))
vs = [Version(t) for t in "1.2 1.10 1.2.1 0.9 1.2".split()]
print(sorted(vs), max(vs), min(vs), vs[0] == vs[4], vs[0] <= vs[4], vs[0] > vs[1], vs[0] >= vs[3], len(set(vs)), sorted(vs, reverse=True), vs.index(Version("0.9")), vs.count(Version("1.2")), Version("1") in vs)
class OnlyEq:
    def __eq__(self, o): return True
for f in [lambda: OnlyEq() < OnlyEq(), lambda: sorted([OnlyEq(), OnlyEq()]), lambda: hash(OnlyEq()), lambda: Version("x"), lambda: Version("1") < 5, lambda: vs[0] < "1.2", lambda: max(vs[0], 3)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Trace:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print(f"{self.n}<{o.n}", end=" "); return self.n < o.n
    def __gt__(self, o): print(f"{self.n}>{o.n}", end=" "); return self.n > o.n
print(Trace(1) < Trace(2), Trace(1) > Trace(2), max(Trace(1), Trace(3)).n, min(Trace(2), Trace(1)).n)
