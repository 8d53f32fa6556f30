# python 3.11
# What operators, calls and conversions say when they are given the wrong things.
class Thing:
    def method(self, a, b=1):
        return a


thing = Thing()
cases = [
    lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + (2,), lambda: {} + {}, lambda: None + 1,
    lambda: "a" * "b", lambda: [1] * 1.5, lambda: 1 - "a", lambda: "a" / 2, lambda: 2 // [],
    lambda: 1 < "a", lambda: [] < (), lambda: None >= 0, lambda: {} > {}, lambda: thing < thing,
    lambda: -"a", lambda: +[], lambda: ~1.5, lambda: 1 in 5, lambda: 1 in "a",
    lambda: [1, 2]["a"], lambda: (1,)[1.0], lambda: {}[[]], lambda: 5[0], lambda: None["x"], lambda: thing[0],
    lambda: [1][1], lambda: ()[0], lambda: ""[0], lambda: {}["k"], lambda: range(3)[5],
    lambda: thing.nothing, lambda: (1).x, lambda: None.x, lambda: "".nope, lambda: Thing.nope, lambda: [].push(1),
    lambda: 5(), lambda: None(), lambda: "a"(), lambda: thing(), lambda: [](1),
    lambda: thing.method(), lambda: thing.method(1, 2, 3), lambda: thing.method(1, c=2), lambda: thing.method(1, a=2),
    lambda: Thing(1), lambda: Thing.method(), lambda: len(5), lambda: len(), lambda: iter(5), lambda: next([]),
    lambda: int("x"), lambda: int([]), lambda: int("1", 99), lambda: float("x"), lambda: float([]), lambda: float(None),
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 0 ** -1, lambda: divmod(1, 0),
    lambda: 1 << -1, lambda: 1 << "a", lambda: 2 ** "a", lambda: 1.5 % "a", lambda: 1.5 | 1,
    lambda: chr(-1), lambda: chr("a"), lambda: ord("ab"), lambda: ord(5), lambda: abs("a"), lambda: round("a"),
    lambda: sum(["a"]), lambda: sum(5), lambda: max([]), lambda: min(), lambda: max(1, "a"), lambda: sorted([1, "a"]),
    lambda: list(5), lambda: tuple(None), lambda: dict(5), lambda: dict([1]), lambda: set([[]]), lambda: hash([]), lambda: hash({}),
    lambda: [1].index(2), lambda: [1].remove(2), lambda: [].pop(), lambda: [1].pop(5), lambda: [].pop("a"),
    lambda: "a".index("b"), lambda: "a".join([1]), lambda: "a".join(5), lambda: "a".split(""), lambda: "abc".replace("a"),
    lambda: "{}".format(), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: format(1, "zz"), lambda: format("a", "d"),
    lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: setattr(5, "a", 1), lambda: getattr(5, "a"), lambda: getattr(5, 6),
    lambda: range("a"), lambda: range(1, 2, 0), lambda: range(), lambda: zip(5), lambda: enumerate(5), lambda: reversed(5), lambda: map(5),
    lambda: list(map(5, [1])), lambda: list(filter(5, [1])), lambda: any(5), lambda: "abc"[::0], lambda: [1, 2][1:"a"],
    lambda: print(1, zz=2), lambda: print(1, sep=5), lambda: open("/no/such/file/at/all"), lambda: bool(1, 2), lambda: str(1, 2, 3, 4),
]
for i, case in enumerate(cases):
    try:
        print(i, "gave", case())
    except Exception as e:
        print(i, type(e).__name__, e)
