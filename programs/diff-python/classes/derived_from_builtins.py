# Classes derived from list, dict, str, int and exceptions, with methods of their own.
class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    @property
    def top(self):
        return self[-1]

    def __repr__(self):
        return f"Stack({list(self)})"


class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, *keys):
        for key in keys:
            self[key] += 1
        return self

    def most(self, n):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))[:n]


class Path(str):
    def __truediv__(self, other):
        return Path(f"{self.rstrip('/')}/{other}")

    @property
    def name(self):
        return self.rsplit("/", 1)[-1]

    @property
    def parent(self):
        return Path(self.rsplit("/", 1)[0] or "/")


class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32

    def __str__(self):
        return f"{float(self):.1f}°"


class Version(tuple):
    def __new__(cls, text):
        return super().__new__(cls, (int(part) for part in text.split(".")))

    def __str__(self):
        return ".".join(str(n) for n in self)


class Even(int):
    def __new__(cls, n):
        if n % 2:
            raise ValueError(f"{n} is odd")
        return super().__new__(cls, n)

    def half(self):
        return int(self) // 2


s = Stack([1]).push(2).push(3)
print(s, s.top, len(s), s[1:], s + [9], s == [1, 2, 3], isinstance(s, list), type(s).__name__, s.pop(), s)
c = Counter().add(*"abracadabra")
print(c, c["z"], "z" in c, c.most(2), sum(c.values()), dict(c) == c, c.get("q"))
p = Path("/usr") / "share" / "doc"
print(p, p.name, p.parent, p.parent.parent.parent, p.upper(), p.startswith("/usr"), p == "/usr/share/doc", {p: 1}["/usr/share/doc"], len(p))
t = Celsius(36.6)
print(t, f"{t:.2f}", t.fahrenheit(), t + 1, t > 30, repr(t), max(Celsius(1), Celsius(2)))
v = Version("3.11.7")
print(v, v > Version("3.9"), v[0], sorted([Version("1.10"), Version("1.9")])[0], v == (3, 11, 7), hash(v) == hash((3, 11, 7)))
e = Even(8)
print(e, e.half(), e + 1, type(e + 1).__name__, type(e).__name__, e == 8, [10, 20][Even(0)], isinstance(e, int), {8: "x"}[e])
try:
    Even(3)
except ValueError as err:
    print(err)
try:
    Counter()[[]]
except TypeError as err:
    print(err)


class Loud(list):
    def append(self, x):
        super().append(f"{x}!")

    def __getitem__(self, i):
        return ("got", super().__getitem__(i))

    def __len__(self):
        return 99


loud = Loud("ab")
loud.append("c")
print(loud[2], len(loud), list(loud), [x for x in loud], loud.index("c!"), bool(Loud()))


class Ordered(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.log = getattr(self, "log", []) + [key]


o = Ordered()
o["b"] = 1
o["a"] = 2
o.update(z=3)
print(o, o.log, o | {"q": 1}, vars(o))
