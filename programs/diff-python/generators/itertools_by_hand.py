# The tools of itertools as generators written by hand, compared with each other.
def count(start=0, step=1):
    while True:
        yield start
        start += step


def take(n, xs):
    it = iter(xs)
    for _ in range(n):
        try:
            yield next(it)
        except StopIteration:
            return


def chain(*iterables):
    for xs in iterables:
        yield from xs


def cycle(xs):
    saved = []
    for x in xs:
        saved.append(x)
        yield x
    while saved:
        yield from saved


def takewhile(keep, xs):
    for x in xs:
        if not keep(x):
            return
        yield x


def dropwhile(drop, xs):
    it = iter(xs)
    for x in it:
        if not drop(x):
            yield x
            break
    yield from it


def accumulate(xs, f=lambda a, b: a + b):
    it = iter(xs)
    try:
        total = next(it)
    except StopIteration:
        return
    yield total
    for x in it:
        total = f(total, x)
        yield total


def groupby(xs, key=lambda x: x):
    group, last = [], None
    for x in xs:
        k = key(x)
        if group and k != last:
            yield last, group
            group = []
        group.append(x)
        last = k
    if group:
        yield last, group


def product(*pools):
    if not pools:
        yield ()
        return
    for x in pools[0]:
        for rest in product(*pools[1:]):
            yield (x, *rest)


def permutations(xs):
    if len(xs) <= 1:
        yield tuple(xs)
        return
    for i in range(len(xs)):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield (xs[i], *rest)


def combinations(xs, n):
    if n == 0:
        yield ()
        return
    for i in range(len(xs) - n + 1):
        for rest in combinations(xs[i + 1:], n - 1):
            yield (xs[i], *rest)


def zip_longest(a, b, fill=None):
    ia, ib = iter(a), iter(b)
    missing = object()
    while True:
        x, y = next(ia, missing), next(ib, missing)
        if x is missing and y is missing:
            return
        yield (fill if x is missing else x), (fill if y is missing else y)


def tee(xs):
    it, queues = iter(xs), ([], [])

    def one(mine):
        while True:
            if not mine:
                try:
                    x = next(it)
                except StopIteration:
                    return
                for q in queues:
                    q.append(x)
            yield mine.pop(0)
    return one(queues[0]), one(queues[1])


print(list(take(5, count(10, -3))), list(take(3, [1])), list(chain("ab", [1], (), {"k": 2})))
print("".join(take(8, cycle("abc"))), list(take(2, cycle([]))))
print(list(takewhile(lambda x: x < 3, count())), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([3, 1, 4], max)), list(accumulate([])))
print([(k, "".join(g)) for k, g in groupby("aaabba")], list(groupby([1, 3, 2, 4], lambda x: x % 2)))
print(list(product("ab", [1, 2])), list(product()), len(list(product(*["xyz"] * 3))))
print(["".join(p) for p in permutations("abc")], list(combinations([1, 2, 3, 4], 2)), list(combinations([], 1)))
print(list(zip_longest("ab", [1, 2, 3], "-")), list(zip_longest([], [])))
a, b = tee(x * x for x in range(4))
print(next(a), next(a), list(b), list(a))
primes = takewhile(lambda p: p < 40, (n for n in count(2) if all(n % d for d in range(2, int(n ** 0.5) + 1))))
print(*primes)
