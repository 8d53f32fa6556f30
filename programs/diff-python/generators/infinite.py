# Infinite generators, cooperating with zip, any, next and a limit.
def count(start=0, step=1):
    while True:
        yield start
        start += step
def cycle(xs):
    while True:
        for x in xs:
            yield x
def limit(n, it): return (x for _, x in zip(range(n), it))
def dedupe(it):
    seen = set()
    for x in it:
        if x not in seen:
            seen.add(x)
            yield x
def pairwise(it):
    it = iter(it)
    last = next(it)
    for x in it:
        yield last, x
        last = x
def scan(it, acc=0):
    for x in it:
        acc += x
        yield acc
def chain(*its):
    for it in its:
        for x in it:
            yield x
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
print(list(limit(5, count(10, 3))), "".join(limit(7, cycle("abc"))), list(dedupe("mississippi")), list(pairwise([1, 4, 9])), list(scan([1, 2, 3])), list(chain("ab", [1], ())), list(interleave("abc", [1], "xy")), next(x for x in count() if x * x > 500), any(x > 100 for x in count()), list(zip(count(), "ab", cycle([0]))))
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(list(collatz(6)), max(collatz(27)), len(list(collatz(97))))
def look_and_say(s="1"):
    while True:
        yield s
        out = []
        for c in s:
            if out and out[-1][0] == c:
                out[-1] = (c, out[-1][1] + 1)
            else:
                out.append((c, 1))
        s = "".join(f"{n}{c}" for c, n in out)
print(list(limit(7, look_and_say())))
g = count(5)
a, b, (c, d) = next(g), next(g), limit(2, g)
print(a, b, c, d, next(g))
def primes():
    composite = {}
    for n in count(2):
        if n in composite:
            for p in composite.pop(n):
                composite.setdefault(n + p, []).append(p)
        else:
            yield n
            composite[n * n] = [n]
print(list(limit(15, primes())), sum(limit(100, primes())))
