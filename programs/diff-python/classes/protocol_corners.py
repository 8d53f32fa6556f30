# Special methods where a class has some of them and not others.
class OnlyEq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, OnlyEq) and self.n == other.n


a, b = OnlyEq(1), OnlyEq(1)
print(a == b, a != b, a in [b], [b].index(a), a == 1)
try:
    {a: 1}
except TypeError as e:
    print(e)


class Both(OnlyEq):
    def __hash__(self):
        return hash(self.n)


print(len({Both(1), Both(1), Both(2)}), Both(1) == OnlyEq(1))


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(bool(Sized(0)), bool(Sized(2)), len(Sized(3)), not Sized(0), [x for x in (Sized(0), Sized(1)) if x] != [])
for bad in (-1, "x", 1.5):
    try:
        len(Sized(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


print(bool(Truth(True)), not Truth(False), Truth(False) or "other", Truth(True) and "and")
try:
    bool(Truth(1))
except TypeError as e:
    print(e)


class Index:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * i


x = Index()
print(list(x), 4 in x, 5 in x, [*x], max(x), list(zip(x, "ab")), tuple(enumerate(x)))
try:
    reversed(x)
except TypeError as e:
    print(e)


class Sequence(Index):
    def __len__(self):
        return 3


print(list(reversed(Sequence())), sorted(Sequence(), reverse=True))


class Iter:
    def __iter__(self):
        yield from "xyz"

    def __contains__(self, c):
        return c == "special"

    def __reversed__(self):
        return iter("backwards")


i = Iter()
print("x" in i, "special" in i, "".join(i), "".join(reversed(i)), dict(zip(i, range(3))))


class Str:
    def __repr__(self):
        return "<repr>"


class Str2(Str):
    def __str__(self):
        return "text"

    def __format__(self, spec):
        return f"format({spec})"


print(str(Str()), Str(), [Str2()], Str2(), f"{Str2()}", f"{Str2():>5}", f"{Str2()!s:>6}", "%s %r" % (Str2(), Str2()), "{:x}".format(Str2()))


class BadRepr:
    def __repr__(self):
        return 5


for f in (repr, lambda v: f"{v!r}", lambda v: [v].__repr__()):
    try:
        print(f(BadRepr()))
    except TypeError as e:
        print(e)


class Conv:
    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 2

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return 1

    def __complex__(self):
        return 1


c = Conv()
print(int(c), float(c), [10, 20, 30][c], range(c), hex(c), round(c), round(c, 2), "ab" * c, "abc"[:c], bin(c))


class Callable:
    def __call__(self, *args, **named):
        return args, named


print(Callable()(1, k=2), callable(Callable()), callable(Conv()), list(map(Callable(), "a")), sorted([3, 1], key=lambda v: -v))


class Ordered:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"o{self.n}"


o = [Ordered(n) for n in (3, 1, 2)]
print(sorted(o), min(o), max(o), Ordered(1) < Ordered(2), Ordered(1) > Ordered(2))
try:
    Ordered(1) <= Ordered(2)
except TypeError as e:
    print(e)
