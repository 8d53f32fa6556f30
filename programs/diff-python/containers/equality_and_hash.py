# Which keys are one key; equality across types; hashing of user classes.
print({1: "int", 1.0: "float", True: "bool"}, {0: "a", False: "b", -0.0: "c"}, len({1, 1.0, True, 2, 2.0}), {"1": 1, 1: 2}, {(1, 2): "t", (1.0, 2.0): "u"})
print(1 == 1.0 == True, hash(1) == hash(1.0) == hash(True), hash(2 ** 70) == hash(float(2 ** 70)), hash((1, "a")) == hash((1.0, "a")), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash("a") == hash("a"), hash(0.5), hash(-1), hash(2 ** 61 - 1), hash(1e300) == hash(int(1e300)))
class Plain: pass
class ByValue:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, ByValue) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"V({self.v})"
class NoHash:
    def __eq__(self, o): return True
class Collide:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
class BadHash:
    def __hash__(self): return "x"
class Case(str if False else object):
    def __init__(self, s): self.s = s
    def __eq__(self, o): return self.s.lower() == (o.s if isinstance(o, Case) else o).lower()
    def __hash__(self): return hash(self.s.lower())

p = Plain()
print(p == p, p == Plain(), len({p, p, Plain()}), ByValue(1) in {ByValue(1)}, {ByValue(1): "x"}[ByValue(1)], {ByValue(1), ByValue(2), ByValue(1)}, ByValue([]) == ByValue([]))
d = {Collide(i): i for i in range(20)}
print(len(d), d[Collide(7)], Collide(30) in d, d.pop(Collide(3)), len(d), NoHash() == 5, {Case("Ab"): 1}["aB"] if False else {Case("Ab"): 1}[Case("aB")])
for f in [lambda: {NoHash(): 1}, lambda: hash(BadHash()), lambda: {[]: 1}, lambda: hash({}), lambda: {(1, []): 2}, lambda: {ByValue([]): 1}, lambda: {{1}: 2}, lambda: {slice(1): 2} if False else hash([1]), lambda: {}[ByValue(9)]]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print([1, 2] == (1, 2), [] == {}, "1" == 1, None == 0, {1} == frozenset({1}), {1: 2} == {1: 2.0}, (1,) == 1, range(3) == [0, 1, 2], [1, [2]] == [1, [2]], "a" != "b", not "a" == "b", 0 == -0, 0.1 + 0.2 == 0.3, [0.0] == [-0.0])
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], {nan: 1}[nan], nan != nan, (nan,) == (nan,), [nan].index(nan), [nan].count(nan))
