# functools and collections in use: caches, total_ordering, reduce, deque, defaultdict, namedtuple, ChainMap.
import functools
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple


@functools.total_ordering
class Card:
    ranks = "23456789TJQKA"

    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text[0] == other.text[0]

    def __lt__(self, other):
        return self.ranks.index(self.text[0]) < self.ranks.index(other.text[0])

    def __repr__(self):
        return self.text


hand = [Card(t) for t in ("TS", "2H", "AD", "KC")]
print(sorted(hand), max(hand), Card("2C") <= Card("2D"), Card("AS") >= Card("KS"), Card("3C") > Card("4C"))
calls = []


@functools.lru_cache(maxsize=2)
def slow(n):
    calls.append(n)
    return n * n


print([slow(n) for n in (1, 2, 1, 3, 2, 1)], calls, slow.cache_info())
slow.cache_clear()
print(slow.cache_info().currsize)


@functools.cache
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


print(ways(80), functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [3, 9, 2], 5))


def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f"<{f(*args)}>"
    return wrapper


@logged
def greet(name):
    "says hello"
    return f"hello {name}"


print(greet("Ann"), greet.__name__, greet.__doc__, greet.__wrapped__("Bob"))
power = functools.partial(pow, 2)
print(power(10), functools.partial(int, base=2)("101"), sorted("bA", key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
words = "the cat and the dog and the bird".split()
c = Counter(words)
print(c.most_common(2), c["cat"], c["none"], sum(c.values()), c - Counter(the=2), c + Counter(["cat"]), c & Counter("the the".split()))
c.update(["cat", "emu"])
c.subtract({"the": 5})
print(c, sorted(c.elements()), +c)
groups = defaultdict(list)
for w in words:
    groups[len(w)].append(w)
print(dict(groups), groups[99], 99 in groups, defaultdict(int, a=1))
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
d.rotate(1)
print(d, d[0], d.pop(), d.popleft(), list(reversed(d)), d.maxlen, d.count(3), deque("abc") == deque("abc"))
d.extend([7, 8])
d.extendleft("xy")
d.remove(7) if 7 in d else None
print(d, len(d), d.index(0) if 0 in d else "no 0")
Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, 2)
print(p, p.x, p[1], p._replace(y=9), p._asdict(), Point._fields, p == (1, 2, 0), Point._make([4, 5, 6]), [*p], max(Point(1, 2), Point(1, 3)))
x, y, z = p
print(x + y + z, isinstance(p, tuple), hash(p) == hash((1, 2, 0)), f"{p.x}:{p.z}")
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
od.move_to_end("c", last=False)
print(list(od), od.popitem(last=False), od == {"b": 2, "a": 1}, od)
for bad in (lambda: Point(1), lambda: Point(1, 2, 3, 4), lambda: deque([]).pop(), lambda: p.w, lambda: defaultdict(5), lambda: functools.reduce(max, []), lambda: setattr(p, "x", 1), lambda: namedtuple("Bad", "a a"), lambda: namedtuple("Bad", "def")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
